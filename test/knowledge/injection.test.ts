import assert from 'node:assert/strict';
import { bindRemediation, type Remediation, type RemediationParameter } from '#engine';
import { Random } from '../fuzz/random.ts';
import { expandSnippet } from '../support/expand-snippet.ts';
import { allNodes, findSyntaxErrors, parsePowerShell } from '../support/parse-powershell.ts';
import { getRealCatalog } from '../support/real-catalog.ts';

// Every remediation, every parameter, values as an attacker would write them: bound, the script is the template with one
// literal in the place of another, or the value is refused. The same values on every run.

/** Values for each parameter. */
const VALUES = 150;

/** What means something to PowerShell, to a snippet or to a reader, and what a parameter's own check lets through. */
const pieces: readonly string[] = [
  ...'\' \u2018 \u2019 \u201a \u201b \u201c \u201d \u201e " ` $ ( ) { } [ ] ; | & < > # @ , = % * ? ! ~ ^ + - \\ / : .'.split(
    ' ',
  ),

  '$(Get-Evil)',
  '`$(Get-Evil)',
  '${env:PATH}',
  '$env:x',
  '@(Get-Evil)',
  "'; Get-Evil; '",
  '" ; Get-Evil',
  '\u2019; Get-Evil #',

  "@'",
  "'@",
  '@"',
  '"@',
  '<#',
  '#>',
  '--%',
  '&&',
  '||',
  '2>&1',
  '-WhatIf:$false',
  '${1:x}',
  '$0',
  '${1|a,b|}',

  '\n',
  '\r',
  '\r\n',
  '\0',
  '\t',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u000b',
  '\u000c',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\u001b[31m',
  '\ud800',
  '\udc00',
  '\ud83d\ude00',
  '\uff07',
  '\u02bc',
  '\u2032',
  '\u0060',
  '\uff04',
  '\uff1b',

  'mdiSvc01',
  'mdiSvc01$',
  'contoso.test',
  'CONTOSO\\svc',
  'DC01',
  'C:\\Logs',
  '\\\\srv\\share',
  '1602',
  '-5',
  'true',
  ' ',

  '11111111-2222-3333-4444-555555555555',
  '2026-02-04',
  '10.0.0.1',
  'CN=x,DC=contoso,DC=test',
  '443',
  'On',
  'Off',
];

const harmless = [
  'mdiSvc01',
  '1602',
  '20000',
  'true',
  'contoso.test',
  '11111111-2222-3333-4444-555555555555',
  '2026-02-04',
  'C:\\Logs',
];

const quotes = /['\u2018\u2019\u201a\u201b]/g;
/** One single-quoted string of one line in which every character that PowerShell takes for a quote is doubled. */
const oneLiteral = /^'(?:[^'\u2018\u2019\u201a\u201b\r\n\0]|(['\u2018\u2019\u201a\u201b])\1)*'$/;

describe('a hostile value', function () {
  this.timeout(180_000);
  const { remediations } = getRealCatalog();
  let bound = 0;
  let refused = 0;

  for (const remediation of remediations) {
    if (remediation.parameters.length === 0) continue;
    it(`is one literal in ${remediation.id}, or is refused`, async () => {
      for (const parameter of remediation.parameters) await tryParameter(remediation, parameter);
    });
  }

  it('was tried on every parameter, and many a time it was bound', () => {
    const parameters = remediations.reduce((sum, remediation) => sum + remediation.parameters.length, 0);
    console.log(
      `      ${parameters} parameters of ${remediations.length} scripts: ${bound} values bound, ${refused} refused`,
    );
    assert.equal(bound + refused, parameters * VALUES);
    assert.ok(bound > parameters * 5);
  });

  async function tryParameter(remediation: Remediation, parameter: RemediationParameter): Promise<void> {
    const random = new Random(remediation.id, parameter.name);
    let template = findTemplate(remediation, parameter);
    let parsed = 0;
    for (let i = 0; i < VALUES; i++) {
      const value = random.several(1, 5, () => random.pick(pieces)).join('');
      const made = bindRemediation(remediation, { [parameter.name]: value });
      if (!made.ok) {
        refused++;
        assert.ok(!/[\r\n]/.test(made.reason), made.reason);
        continue;
      }
      bound++;
      const literal = literalOf(made.script, parameter);
      assertLiteral(literal, value);
      const { head, tail } = around(made.script, parameter, literal);
      template ??= around(made.script, parameter, literal);
      assert.deepEqual({ head, tail }, template, `${JSON.stringify(value)} changes more than its literal`);
      assertSnippet(made.snippet, parameter, literal);
      // The text around it is the same, so one look at the whole is enough; the literal is read each time.
      if (parsed++ === 0) assert.deepEqual(findSyntaxErrors(await parsePowerShell(made.script)), []);
      await assertOneToken(literal);
    }
  }
});

/** What stands on the right of the parameter's assignment. */
function literalOf(script: string, { name }: RemediationParameter): string {
  const line = script.split('\n').find((one) => one.startsWith(`$${name} = `));
  assert.ok(line !== undefined, `$${name} is assigned nowhere`);
  return line.slice(name.length + 4);
}

function around(
  script: string,
  { name }: RemediationParameter,
  literal: string,
): { head: string; tail: string } {
  const at = script.indexOf(`\n$${name} = `) + name.length + 5;
  assert.equal(script.slice(at, at + literal.length + 1), `${literal}\n`);
  return { head: script.slice(0, at), tail: script.slice(at + literal.length) };
}

/** The literal says the value and nothing else: a quoted text, a whole number, or a truth. */
function assertLiteral(literal: string, value: string): void {
  if (literal.startsWith("'")) {
    assert.match(literal, oneLiteral);
    const said = literal.slice(1, -1).replace(/(['\u2018\u2019\u201a\u201b])\1/g, '$1');
    assert.equal(said.toLowerCase(), value.toLowerCase(), 'the value is not what was given');
    assert.equal(literal.length - 2, said.length + (said.match(quotes)?.length ?? 0));
  } else assert.match(literal, /^(?:-?\d{1,19}|\$true|\$false)$/);
}

/** The script around the literal of a value that means no harm, where the parameter takes one of those below. */
function findTemplate(
  remediation: Remediation,
  parameter: RemediationParameter,
): { head: string; tail: string } | undefined {
  for (const value of [...parameter.choices, ...harmless]) {
    const made = bindRemediation(remediation, { [parameter.name]: value });
    if (made.ok) return around(made.script, parameter, literalOf(made.script, parameter));
  }
  return undefined;
}

/** An editor that inserts the snippet writes the same line. */
function assertSnippet(snippet: string, { name }: RemediationParameter, literal: string): void {
  const line = snippet.split('\n').find((one) => one.startsWith(`\\$${name} = `));
  assert.ok(line !== undefined, 'the snippet has no such line');
  assert.equal(expandSnippet(line).text, `$${name} = ${literal}`);
}

async function assertOneToken(literal: string): Promise<void> {
  if (!literal.startsWith("'")) return;
  const nodes = [...allNodes(await parsePowerShell(`$x = ${literal}\n`))];
  assert.ok(
    nodes.every((node) => !node.isError && !node.isMissing),
    literal,
  );
  const leaves = nodes.filter((node) => node.childCount === 0).map((node) => node.text);
  assert.deepEqual(leaves, ['$x', '=', literal], 'it is read as more than one literal');
}
