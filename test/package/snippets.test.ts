import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bindRemediation } from '#engine';
import { buildSnippets, readCommandSnippets, type Snippet } from '../../scripts/build-snippets.ts';
import { expandSnippet } from '../support/expand-snippet.ts';
import { findSyntaxErrors, parsePowerShell } from '../support/parse-powershell.ts';
import { findCommands } from '../support/powershell-commands.ts';
import { getBuiltCatalog, root } from '../support/real-catalog.ts';
import { wordsOfCommand } from './seed-commands.ts';
import { readSeedItems, seedFolder } from './seed-documents.ts';

const file = readFileSync(path.join(root, 'snippets/powershell.json'), 'utf8');
const snippets = Object.entries(JSON.parse(file) as Record<string, Snippet>);
const commands = readCommandSnippets(root);
const { remediations } = getBuiltCatalog().data;

describe('the PowerShell snippets', () => {
  it('are one for each remediation and one for each command that is written down', () => {
    assert.ok(commands.length >= 20 && remediations.length >= 160);
    assert.equal(snippets.length, remediations.length + commands.length);
  });

  it('have a prefix each, by the convention of snippets/README.md', () => {
    const prefixes = snippets.map(([, { prefix }]) => prefix.toLowerCase());
    assert.equal(new Set(prefixes).size, prefixes.length);
    const wanted = [
      ...remediations.map(({ id, kind }) => `ipl-${kind}-${id}`),
      ...commands.map(({ name }) => `ipl-run-${name}`),
    ];
    assert.deepEqual(
      snippets.map(([, { prefix }]) => prefix),
      wanted,
    );
    for (const [name, { prefix }] of snippets) assert.match(prefix, /^ipl-(?:check|fix|run)-[\w-]+$/, name);
  });

  for (const [name, { prefix, body }] of snippets) {
    it(`${prefix} can be read by PowerShell, whatever is chosen`, async () => {
      const snippet = body.join('\n');
      const { text, places } = expandSnippet(snippet);
      assert.deepEqual(findSyntaxErrors(await parsePowerShell(text)), [], name);
      for (const [number, { choices }] of places) {
        for (const choice of choices.slice(1)) {
          const other = expandSnippet(snippet, ([first = ''], at) => (at === number ? choice : first)).text;
          assert.ok(other.includes(choice), choice);
          assert.deepEqual(findSyntaxErrors(await parsePowerShell(other)), [], choice);
        }
      }
      const numbers = [...places.keys()].sort((a, b) => a - b);
      assert.deepEqual(
        numbers,
        numbers.map((_, i) => i + 1),
        'places are numbered from 1, without a gap',
      );
    });
  }

  it('of a remediation is the script that a quick fix inserts, with the choices of each set', () => {
    for (const remediation of remediations) {
      const { id, kind, parameters } = remediation;
      const found = snippets.find(([, { prefix }]) => prefix === `ipl-${kind}-${id}`);
      const bound = bindRemediation(remediation, {});
      assert.ok(found !== undefined && bound.ok, id);
      assert.equal(found[1].body.join('\n'), bound.snippet.trimEnd(), id);
      const offered = [...expandSnippet(bound.snippet).places.values()].flatMap(({ choices }) => choices);
      const sets = parameters.flatMap(({ choices }) => choices);
      assert.deepEqual(offered.sort(), sets.sort(), id);
    }
  });

  it('of a command take the newer generation first and say when neither is here', () => {
    const both = commands.filter(({ generations }) => generations !== undefined);
    assert.ok(both.length >= 10);
    for (const { name, title, generations = {}, body } of both) {
      const text = textOf(title);
      for (const [variable, names] of Object.entries(generations)) {
        assert.equal(names.length, 2, name);
        assert.match(names[1] ?? '', /-AIP/, `${name}: the older generation comes last`);
        assert.ok(text.includes(`$${variable} = Get-Command -Name '${names[0]}', '${names[1]}'`), name);
        assert.ok(text.includes(`throw 'Neither ${names[0]} nor ${names[1]} is here`), name);
        assert.ok(body.includes(`& $${variable}`), `${name} does not call $${variable}`);
      }
    }
  });

  it('of a command say what they do, and hold -WhatIf where they say so', async () => {
    for (const { name, title, effect } of commands) {
      const text = textOf(title);
      const changing = findCommands(await parsePowerShell(text)).filter((command) =>
        / -WhatIf\b/.test(command.text),
      );
      assert.equal(changing.length > 0, effect === 'whatif', name);
      if (effect === 'reads')
        assert.doesNotMatch(text, /(?<![\w-])(?:Set|New|Remove|Move|Import|Install|Disable)-[A-Z]/, name);
    }
  });

  it('hold no secret, no expired root and no list of one computer', () => {
    for (const [name, { body }] of snippets) {
      const text = expandSnippet(body.join('\n')).text;
      assert.doesNotMatch(text, /OAkk\+|77c3c1c3-|9c11c87a-|-AppSecret\s+['"]|\u2013/i, name);
      if (name.startsWith('Install a root'))
        assert.doesNotMatch(text, /bc2025|BaltimoreCyberTrustRoot|D4DE20D0/i);
    }
    const readers = textOf('Let one more group or computer retrieve the password of the gMSA');
    assert.match(readers, /@\(\$account\.PrincipalsAllowedToRetrieveManagedPassword\) \+ \$reader/);
  });

  it('do not let two snippets have one prefix, nor a value that nobody explains', () => {
    const [command] = commands;
    assert.ok(command !== undefined);
    assert.throws(() => buildSnippets([], [command, { ...command, title: 'Another' }]), /Two snippets/);
    assert.throws(() => buildSnippets([], [{ ...command, body: 'Get-Date {{when}}' }]), /\{\{when\}\}/);
  });

  it('escape what a snippet would read as its own: dollar, brace, backslash, comma and bar', () => {
    const made = buildSnippets(
      [],
      [
        {
          name: 'odd',
          title: 'Odd',
          effect: 'reads',
          values: { a: { text: 'x}$1\\' }, b: { choices: ['p,q', 'r|s', 't\\', '${u}'] } },
          body: "'{{a}}' + '{{b}}' + \"${env:X}$y\\\" + '{{a}}'",
        },
      ],
    ).get('Odd');
    const choices = ['p,q', 'r|s', 't\\', '${u}'];
    const { text, places } = expandSnippet(made?.body.join('\n') ?? '');
    assert.equal(text, "# Odd. Reads only.\n'x}$1\\' + 'p,q' + \"${env:X}$y\\\" + 'x}$1\\'");
    assert.deepEqual(places.get(2)?.choices, choices);
  });
});

describe('every command of the seed documents', () => {
  // Reasons stand beside what is not offered: it is wrong, or no command.
  const left: readonly [RegExp, string][] = [
    [/^\d+ |^t-contoso|^Extensions|^Thumbprint/, 'output of a command'],
    [/^PS .*\$x\.Get-AIPScannerStatus -Verbose$/, 'no PowerShell: a method call that does not exist'],
    [/D4DE20D05E66FC53FE1A50882C78DB2852CAE474/, 'a root that ended on 2025-05-12'],
    [/^"Azure ATP sensor Setup\.exe" "\/quiet"/, 'an error message'],
    [/^mklink /, 'it links the wrong way round; Move-ScannerReports makes the junction with New-Item'],
    [/^Start-AIPDiagnostics$/, 'it does not exist; Start-ScannerDiagnostics is meant'],
    [
      /^\[?(?:\w+\.)+\w*Exception|^\[\w+:\w+\]|^\(A;|^20\d\d-|^(?:Warn|Error|DB schema|Unable)|^Microsoft\./,
      'log text',
    ],
  ];
  const items = readSeedItems() ?? [];
  const lines = items
    .filter(({ kind }) => kind === 'code block' || kind === 'inline code' || kind === 'cmdlet')
    .flatMap(({ document, text }) => text.split('\n').map((line) => ({ document, line })))
    .filter(({ line }) => wordsOfCommand(line).length > 0);
  const texts = commands.map(({ title }) => title).map(allTexts);

  if (items.length === 0) {
    it('is not here, so nothing was held against the snippets', () => {
      console.log(`      not run: there is no folder ${path.relative(root, seedFolder)}`);
    });
    return;
  }

  it('has a snippet of its own, or a reason why not', () => {
    assert.ok(lines.length > 60);
    const missing = lines.filter(({ line }) => {
      if (left.some(([pattern]) => pattern.test(line))) return false;
      const words = wordsOfCommand(line).map((word) => word.toLowerCase());
      return !texts.some((text) => words.every((word) => text.includes(word)));
    });
    assert.deepEqual(missing, []);
    for (const [pattern, reason] of left)
      assert.ok(
        lines.some(({ line }) => pattern.test(line)),
        `not needed any more: ${reason}`,
      );
  });
});

function textOf(title: string): string {
  return expandSnippet(bodyOf(title)).text;
}

/** A snippet with its first choices and, below, each other choice, in lower case. */
function allTexts(title: string): string {
  const { text, places } = expandSnippet(bodyOf(title));
  return [text, ...[...places.values()].flatMap(({ choices }) => choices)].join('\n').toLowerCase();
}

function bodyOf(title: string): string {
  const found = snippets.find(([name]) => name === title);
  assert.ok(found !== undefined, title);
  return found[1].body.join('\n');
}
