import assert from 'node:assert/strict';
import { bindRemediation } from '#engine';
import { makeRemediation } from '../../support/make-remediation.ts';

const check = makeRemediation({
  id: 'Get-PumpReader',
  title: 'Who may read the pump?',
  requires: ['#Requires -Version 5.1', '#Requires -Modules Pumps'],
  parameters: [
    { name: 'Pump', description: 'Pump name, with or without the $.' },
    { name: 'Depth', type: 'int', mandatory: false, defaultText: '3', range: { min: 1, max: 10 } },
  ],
  script: [
    '#Requires -Version 5.1',
    '<#',
    '.SYNOPSIS',
    'Who may read the pump?',
    '#>',
    '[CmdletBinding()]',
    'param(',
    '    [Parameter(Mandatory)]',
    '    [string] $Pump,',
    '',
    '    [int] $Depth = 3',
    ')',
    '',
    "$query = @'",
    'select 1',
    "  where '@ is inside",
    "'@",
    'Get-Pump -Name $Pump -Query $query',
    '',
  ].join('\n'),
});

const fix = makeRemediation({
  id: 'Set-Pump',
  kind: 'fix',
  title: 'Set the pump',
  elevation: 'required',
  restart: 'service',
  verify: 'It runs.\nThe log says so.',
  rollback: 'Set it back.',
  parameters: [
    { name: 'Mode', choices: ['Fast', 'Slow, but {sure}'], description: 'How it runs' },
    { name: 'Force', type: 'switch', mandatory: false },
    { name: 'Account', type: 'pscredential', description: "Pump's account" },
    { name: 'Pump', description: 'Pump name' },
  ],
});

function scriptOf(remediation: typeof check, values: Record<string, string>): string {
  const bound = bindRemediation(remediation, values);
  assert.ok(bound.ok, bound.ok ? '' : bound.reason);
  return bound.script;
}

function reasonOf(remediation: typeof check, values: Record<string, string>): string {
  const bound = bindRemediation(remediation, values);
  assert.ok(!bound.ok, 'expected a refusal');
  return bound.reason;
}

describe('bindRemediation', () => {
  it('writes a check with its origin, its values and how to verify', () => {
    const bound = bindRemediation(
      check,
      { Pump: "P'7" },
      { signatureId: 'TEST001', source: 'Sensor.log', line: 120, time: '2020-02-17T14:01:36.531Z' },
    );
    assert.ok(bound.ok);
    assert.equal(
      bound.script,
      `# IPLog Lens: Get-PumpReader - Who may read the pump?
# For TEST001, Sensor.log line 120, 2020-02-17T14:01:36.531Z
# Reads only. Run on: any server. Elevation: not required. Restart: none.
#Requires -Version 5.1
#Requires -Modules Pumps

$Pump = 'P''7'

& {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        [string] $Pump,

        [int] $Depth = 3
    )

    $query = @'
select 1
  where '@ is inside
'@
    Get-Pump -Name $Pump -Query $query
} -Pump $Pump

# Verify: It says yes.
`,
    );
  });

  it('writes a fix so that it changes nothing as it stands', () => {
    const script = scriptOf(fix, { mode: 'fast', Force: 'true', Pump: 'P7' });
    assert.match(
      script,
      /^# Changes state\. Run on: any server\. Elevation: required\. Restart: service\.$/m,
    );
    assert.match(
      script,
      /^# Runs with -WhatIf: nothing changes until you remove it from the end of the call\.$/m,
    );
    assert.match(script, /^\} -Mode \$Mode -Force:\$Force -Account \$Account -Pump \$Pump -WhatIf$/m);
    assert.match(
      script,
      /^\$Mode = 'Fast'\n\$Force = \$true\n\$Account = Get-Credential -Message 'Pump''s account'\n/m,
    );
    assert.ok(script.endsWith('# Verify: It runs.\n# The log says so.\n# Rollback: Set it back.\n'));
  });

  it('shows what is missing, in a form that no cmdlet takes for a value', () => {
    assert.match(scriptOf(check, {}), /^\$Pump = '<Pump name>'$/m);
    assert.match(scriptOf(fix, {}), /^\$Mode = '<How it runs>'$/m);
  });

  it('makes placeholders of what is missing, and escapes everything else in a snippet', () => {
    const bound = bindRemediation(fix, {});
    assert.ok(bound.ok);
    assert.ok(bound.snippet.includes("\\$Mode = '${1|Fast,Slow\\, but {sure}|}'"), bound.snippet);
    assert.ok(bound.snippet.includes("\\$Account = Get-Credential -Message 'Pump''s account'"));
    assert.ok(bound.snippet.includes("\\$Pump = '${2:<Pump name>}'"));
    assert.ok(bound.snippet.includes('\\} -Mode \\$Mode'));
    const valued = bindRemediation(check, { Pump: '${1:x}$0\\' });
    assert.ok(valued.ok);
    assert.ok(valued.snippet.includes("\\$Pump = '\\${1:x\\}\\$0\\\\'"), valued.snippet);
  });

  it('leaves a parameter with a default out, unless a value is given', () => {
    assert.ok(!scriptOf(check, { Pump: 'x' }).includes('$Depth ='.concat(' 4')));
    const script = scriptOf(check, { Pump: 'x', depth: '4' });
    assert.match(script, /^\$Depth = 4$/m);
    assert.match(script, /^\} -Pump \$Pump -Depth \$Depth$/m);
  });

  it('offers a set that has a default, the default first, quoted for PowerShell and for the snippet', () => {
    const typed = makeRemediation({
      id: 'Set-Typed',
      parameters: [
        { name: 'Level', choices: ['Off', "It's, on"], mandatory: false, defaultText: "'It''s, on'" },
        { name: 'Other', choices: ['a', 'b'], mandatory: false, defaultText: "''" },
      ],
    });
    const bound = bindRemediation(typed, {});
    assert.ok(bound.ok);
    assert.match(bound.script, /^\$Level = 'It''s, on'$/m);
    assert.ok(bound.snippet.includes("\\$Level = '${1|It''s\\, on,Off|}'"), bound.snippet);
    assert.doesNotMatch(bound.script, /^\$Other =/m);
  });

  it('keeps an origin that is full of line ends and directions on one line', () => {
    const bound = bindRemediation(
      check,
      { Pump: 'x' },
      { signatureId: 'T\n1', source: 'a\r\nGet-Evil\u2028\u202e#>', time: '\u0085x' },
    );
    assert.ok(bound.ok);
    assert.match(bound.script, /^# For T 1, a Get-Evil #>, x$/m);
  });

  const refusals: readonly [string, Record<string, string>, RegExp][] = [
    [
      'an unknown parameter',
      { Pmup: 'x' },
      /^Get-PumpReader has no parameter 'Pmup'; its parameters are Pump, Depth\.$/,
    ],
    ['a line break', { Pump: 'a\nb' }, /^The value of Pump can not be used: it holds a line break\.$/],
    ['a line break in a number', { Depth: '4\n5' }, /not a whole number/],
    ['text for a number', { Depth: '4; Get-Evil' }, /not a whole number/],
    ['a number out of range', { Depth: '11' }, /not between 1 and 10/],
    ['a number too large', { Depth: '99999999999' }, /does not fit into 32 bits/],
    ['an empty mandatory value', { Pump: '' }, /it is empty/],
  ];
  for (const [name, values, reason] of refusals) {
    it(`refuses ${name} with the reason`, () => {
      assert.match(reasonOf(check, values), reason);
    });
  }

  it('refuses a secret, a word outside of a set and a value that is neither true nor false', () => {
    assert.match(reasonOf(fix, { Account: 'me' }), /a secret is asked for when the script runs/);
    assert.match(reasonOf(fix, { Mode: 'Medium' }), /it is none of Fast, Slow, but \{sure\}/);
    assert.match(reasonOf(fix, { Force: 'perhaps' }), /neither true nor false/);
  });

  it('checks GUIDs, dates and patterns as the script will', () => {
    const typed = makeRemediation({
      id: 'Get-Typed',
      parameters: [
        { name: 'Tenant', type: 'guid', mandatory: false },
        { name: 'Since', type: 'datetime', mandatory: false },
        { name: 'Print', pattern: '^[0-9A-F]{4}$', mandatory: false },
        { name: 'Many', type: 'long', mandatory: false },
      ],
    });
    const good = {
      Tenant: '0f8fad5b-d9cb-469f-a165-70867728950e',
      Since: '2026-02-04',
      Print: 'ab12',
      Many: '-5000000000',
    };
    const script = scriptOf(typed, good);
    assert.match(
      script,
      /^\$Tenant = '0f8fad5b-d9cb-469f-a165-70867728950e'\n\$Since = '2026-02-04'\n\$Print = 'ab12'\n\$Many = -5000000000$/m,
    );
    assert.match(reasonOf(typed, { Tenant: 'x' }), /not a GUID/);
    assert.match(reasonOf(typed, { Since: '02/04/2026' }), /not a date such as/);
    assert.match(reasonOf(typed, { Print: 'xyz' }), /does not fit \^\[0-9A-F\]\{4\}\$/);
  });
});
