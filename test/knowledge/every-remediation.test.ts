import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bindRemediation, parseRemediation, type Remediation, type RemediationParameter } from '#engine';
import { expandSnippet } from '../support/expand-snippet.ts';
import { allNodes, findSyntaxErrors, parsePowerShell } from '../support/parse-powershell.ts';
import { findCommands, findMethodCalls, type ScriptCommand } from '../support/powershell-commands.ts';

const folder = path.resolve(import.meta.dirname, '../../knowledge/remediations');
const files = readdirSync(folder).filter((name) => name.endsWith('.ps1'));

/** Verbs whose commands change nothing but the output, or the session itself. */
const readingVerbs =
  /^(?:Get|Test|Find|Show|Measure|Select|Where|ForEach|Sort|Group|Compare|Format|ConvertTo|ConvertFrom|Join|Split|Out|Write|Tee|Resolve|Read|Search|Import-Csv|New-Object|New-TimeSpan|Start-Sleep|Push-Location|Pop-Location)(?:-|$)/;

/** Commands of other verbs that change nothing on the systems: sessions, diagnostics, exports into a file of one's own. */
const readingCommands: readonly string[] = [
  'Import-Csv',
  'New-Object',
  'New-TimeSpan',
  'New-ScheduledTaskAction',
  'Start-Sleep',
  'Connect-MgGraph',
  'Connect-IPPSSession',
  'Add-PSSnapin',
  'Invoke-WebRequest',
  'Start-ScannerDiagnostics',
  'Start-AIPScannerDiagnostics',
  'Export-DebugLogs',
  'Export-AIPLogs',
  'Export-Clixml',
];

/** Native programs with arguments that only read. A program that is not here changes something. */
const readingPrograms: Readonly<Record<string, RegExp>> = {
  auditpol: /\/get\b/i,
  certutil: /-(?:getreg|url|verify)\b/i,
  gpresult: /\/(?:h|r|z)\b/i,
  klist: /-li 0x3e7$/i,
  lodctr: /\/q|\$query/i,
  net: /\blocalgroup "\$group"$/i,
  netsh: /\bshow\b/i,
  powercfg: /\/(?:getactivescheme|list)\b/i,
  sc: /\b(?:showsid|qsidtype|query|qc)\b/i,
  secedit: /\/export\b/i,
  w32tm: /\/(?:query|stripchart)\b/i,
  wevtutil: /\b(?:gl|qe|el)\b/i,
  winmgmt: /\/verifyrepository\b/i,
};

/** Native programs that always change something. */
const writingPrograms: Readonly<Record<string, true>> = { gpupdate: true };

/** Methods that write; everything else that is called is taken for a question. */
const writingMethods =
  /^(?:Update|Delete|Remove|Kill|Save|Commit|Put|Set(?!tings)\w*|WriteAll\w*|ExecuteNonQuery)$/;

function changesState({ names, text }: ScriptCommand): boolean {
  return names.some((name) => {
    const program = readingPrograms[name];
    if (program !== undefined) return !program.test(text);
    return !readingVerbs.test(name) && !readingCommands.includes(name);
  });
}

/** Things of the fact base that must never be copied (its section 0.2). */
const traps: readonly [name: string, trap: RegExp][] = [
  ['a sample secret or id of the documentation', /OAkk\+|77c3c1c3-|9c11c87a-/i],
  ['a thumbprint that was made up', /AA11BB22CC33|BB22CC33DD44|CC33DD44EE55/i],
  [
    'a cmdlet that does not exist',
    /Start-AIPDiagnostics|Get0ScannerDiagnostics|View-ScannerReports|Get-ScannerStatus\b/,
  ],
  ['a method call on a status', /\$\w+\.Get-/],
  ['a parameter that is cut short', /-OnBehalf(?!Of)\b/i],
  ['a secret as plain text', /-AppSecret\s+['"]/i],
  ['a junction, which moves no data', /mklink/i],
  ['T-SQL that is malformed', /sp_addrolemember[^\n]*exec\(/i],
];

/** Baltimore CyberTrust Root, until 2025-05-12. */
const expiredRoot = /bc2025|BaltimoreCyberTrustRoot|D4DE20D05E66FC53FE1A50882C78DB2852CAE474/i;

const hostile: readonly string[] = [
  `'; Get-Evil; '`,
  '\u2018; Get-Evil; \u2019',
  '\u201a\u201b; Get-Evil #',
  '$(Get-Evil)',
  '`$(Get-Evil)`',
  '${env:PATH}$x',
  '"@\u201c\u201d',
  "'@",
  '#> Get-Evil <#',
  '${1:x}$0\\',
  '\u0085\u2028Get-Evil',
];

describe('every remediation', () => {
  it('is here', () => {
    assert.ok(files.length >= 100, `only ${files.length} scripts`);
  });

  for (const file of files) {
    it(file.replace('.ps1', ''), async () => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const { remediation, problems } = parseRemediation(text, file);
      assert.ok(remediation, problems.map(({ line, message }) => `${file}:${line} ${message}`).join('\n'));
      const root = await parsePowerShell(remediation.script);
      assert.deepEqual(findSyntaxErrors(root), [], 'the grammar can not read it');
      checkEffects(remediation, findCommands(root), findMethodCalls(root));
      checkTraps(remediation);
      for (const node of allNodes(root)) {
        const spread =
          /string_literal$|string_characters$/.test(node.type) &&
          !node.type.includes('here') &&
          node.text.includes('\n');
        // A here-string's parents have its lines, and no others.
        if (spread)
          assert.match(node.text, /^@['"]\n/, `indenting would change the text of ${node.text.slice(0, 60)}`);
      }
      await checkBinding(remediation);
    });
  }
});

describe('a script that changes what it must not', () => {
  const guarded = "if ($PSCmdlet.ShouldProcess('x', 'y')) { Set-Item x }\n";
  const bad: readonly [name: string, kind: Remediation['kind'], script: string][] = [
    ['a check with a cmdlet that sets', 'check', 'Set-ItemProperty -LiteralPath HKLM:x -Name y -Value 1\n'],
    [
      'a check with a native program that sets',
      'check',
      'netsh int ipv4 set dynamicport tcp start=1 num=2\n',
    ],
    ['a check with a program that nobody has judged', 'check', '& "$env:windir\\System32\\format.exe" c:\n'],
    [
      'a check that finds a cmdlet that sets',
      'check',
      "$c = Get-Command -Name 'Set-Scanner', 'Set-AIPScanner'\n& $c\n",
    ],
    ['a check that calls a method that writes', 'check', '$farm.Update()\n'],
    ['a fix that asks for nothing', 'fix', 'Restart-Service -Name AATPSensor\n'],
    ['a fix that changes before it asks', 'fix', `klist purge\n${guarded}`],
    ['a fix that changes in the other branch', 'fix', `${guarded.trimEnd()} else { Remove-Item y }\n`],
    [
      'a fix that asks the wrong way round',
      'fix',
      "if (-not $PSCmdlet.ShouldProcess('x', 'y')) { Remove-Item y }\n",
    ],
    ['an alias', 'check', 'gci\n'],
    ['text that is run', 'fix', `${guarded}Invoke-Expression $x\n`],
  ];
  for (const [name, kind, script] of bad) {
    it(`is seen: ${name}`, async () => {
      const root = await parsePowerShell(script);
      assert.deepEqual(findSyntaxErrors(root), []);
      assert.throws(
        () => checkEffects({ kind, script }, findCommands(root), findMethodCalls(root)),
        assert.AssertionError,
      );
    });
  }
});

function checkEffects(
  { kind, script }: Pick<Remediation, 'kind' | 'script'>,
  commands: readonly ScriptCommand[],
  methods: ReturnType<typeof findMethodCalls>,
): void {
  for (const command of commands) {
    if (kind === 'check') assert.ok(!changesState(command), `a check changes nothing, but: ${command.text}`);
    else assert.ok(command.guarded || !changesState(command), `this runs under -WhatIf: ${command.text}`);
    assert.ok(!command.names.includes('Invoke-Expression'), 'Invoke-Expression runs text');
    for (const name of command.names) {
      const isPlain =
        /^(?:[A-Z][A-Za-z]+-\w+|\$.*)$/.test(name) || name in readingPrograms || name in writingPrograms;
      assert.ok(isPlain, `an alias or an unknown program: ${command.text}`);
    }
  }
  for (const { name, text, guarded } of methods) {
    if (writingMethods.test(name))
      assert.ok(kind === 'fix' && guarded, `this writes outside of ShouldProcess: ${text}`);
  }
  if (kind === 'fix') assert.match(script, /\$PSCmdlet\.ShouldProcess\(/, 'a fix asks before it changes');
}

function checkTraps({ kind, script, parameters }: Remediation): void {
  const code = script.replace(/^<#[\s\S]*?^#>/m, '').replace(/^\s*#.*$/gm, '');
  for (const [name, trap] of traps) assert.doesNotMatch(code, trap, `it holds ${name}`);
  // A check may look for the expired root, a fix must not bring it back.
  if (kind === 'fix')
    assert.doesNotMatch(code, expiredRoot, 'it imports a root certificate that has expired');
  if (/set dynamicport/.test(code)) {
    const count = parameters.find(({ name }) => /count|number|num/i.test(name));
    assert.ok(
      (count?.range?.min ?? 0) >= 16384,
      'the dynamic port range would become smaller than the default',
    );
  }
  if (/Set-ADServiceAccount[^\n]*-PrincipalsAllowedToRetrieveManagedPassword/.test(code)) {
    assert.doesNotMatch(code, /Get-ADComputer/, 'the list would hold one computer');
    assert.match(code, /Get-ADServiceAccount[^\n]*-Properties/, 'the list of before would be lost');
  }
  const timeout = parameters.find(({ name }) => /FileRequestTimeout/i.test(name))?.defaultText;
  if (timeout !== undefined)
    assert.ok(timeout.slice(1) >= '00:15:00', 'the time limit would become shorter than the default');
}

async function checkBinding(remediation: Remediation): Promise<void> {
  const open = bindRemediation(remediation, {});
  assert.ok(open.ok, open.ok ? '' : open.reason);
  assert.deepEqual(
    findSyntaxErrors(await parsePowerShell(open.script)),
    [],
    'the bound script can not be read',
  );
  assert.equal(
    expandSnippet(open.snippet).text,
    choicesAsDescribed(open.script, remediation),
    'script and snippet differ',
  );
  assert.match(open.script, remediation.kind === 'fix' ? /^\}.* -WhatIf$/m : /^\}(?!.*-WhatIf).*$/m);
  // A set with a default is offered, too.
  const first = remediation.parameters.find(({ mandatory, choices }) => mandatory || choices.length > 0);
  if (first !== undefined) assert.equal(/^\s*\$(\w+)\s*=/m.exec(open.script)?.[1], first.name);

  for (const parameter of remediation.parameters.filter(takesAnyText)) {
    const template = await bindAndParse(remediation, parameter, 'x');
    for (const value of hostile) {
      const shape = await bindAndParse(remediation, parameter, value);
      const literal = `'${value.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
      assert.deepEqual(
        shape.map((leaf) =>
          leaf === `verbatim_string_characters ${literal}` ? "verbatim_string_characters 'x'" : leaf,
        ),
        template,
        `${parameter.name} = ${JSON.stringify(value)} changes more than its literal`,
      );
    }
    for (const value of ['a\nb', 'a\rb', 'a\0b', 'a\ud800b']) {
      assert.ok(
        !bindRemediation(remediation, { [parameter.name]: value }).ok,
        `${JSON.stringify(value)} is not refused`,
      );
    }
  }
}

function takesAnyText({ type, choices, pattern }: RemediationParameter): boolean {
  return /^string/i.test(type) && choices.length === 0 && pattern === undefined;
}

async function bindAndParse(
  remediation: Remediation,
  parameter: RemediationParameter,
  value: string,
): Promise<string[]> {
  const bound = bindRemediation(remediation, { [parameter.name]: value });
  assert.ok(bound.ok, bound.ok ? '' : bound.reason);
  const root = await parsePowerShell(bound.script);
  return [...allNodes(root)].map((node) => (node.childCount === 0 ? `${node.type} ${node.text}` : node.type));
}

/** The plain script shows a description where the snippet offers a choice, whose first entry an editor inserts. */
function choicesAsDescribed(script: string, { parameters }: Remediation): string {
  return parameters.reduce((text, { name, choices, mandatory }) => {
    const [choice] = choices;
    if (choice === undefined || !mandatory) return text;
    return text.replace(new RegExp(`^\\$${name} = '.*'$`, 'm'), () => `$${name} = '${choice}'`);
  }, script);
}
