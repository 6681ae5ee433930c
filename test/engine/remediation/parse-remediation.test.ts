import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRemediation } from '#engine';

const valid = `#Requires -Version 5.1
#Requires -Modules Pumps
<#
.SYNOPSIS
Set the pump
.DESCRIPTION
Sets it.
It does.
.PARAMETER Pump
Pump name, with or
without the $.
.PARAMETER Mode
How it runs.
.EXAMPLE
.\\Set-Pump.ps1 -Pump P7
.NOTES
Kind: fix
Elevation: required
Restart: service
RunOn: pump server
Verify: It runs.
  The log says so.
Rollback: Set it back.
Source: Pumps, 2026-02-04
Inferred: yes, the command; the setting is official
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    # Which one; it's a name, not a path.
    [Parameter(Mandatory, HelpMessage = 'Name, or (id)')]
    [ValidatePattern('^[^,\\]'']+$')]
    [string] $Pump,

    [ValidateSet('Fast', 'Slow, but sure')]
    [string] $Mode = 'Fast',

    [ValidateRange(1, 10)] [int] $Depth = 3, # deep enough

    [switch] $Force
)

if ($PSCmdlet.ShouldProcess($Pump, 'Set')) { Set-Pump $Pump }
`.replace('How it runs.\n', 'How it runs.\n.PARAMETER Depth\nMetres.\n.PARAMETER Force\nDo it.\n');

function messagesFor(find: string, replacement: string, file = 'x/Set-Pump.ps1'): string[] {
  assert.ok(valid.includes(find), `the test replaces '${find}', which is not there`);
  const { problems } = parseRemediation(
    valid.replace(find, () => replacement),
    file,
  );
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('parseRemediation', () => {
  it('reads the header and the parameters', () => {
    const { remediation, problems } = parseRemediation(valid, 'knowledge/remediations/Set-Pump.ps1');
    assert.deepEqual(problems, []);
    assert.ok(remediation);
    const { script, parameters, ...rest } = remediation;
    assert.equal(script, valid);
    assert.deepEqual(rest, {
      id: 'Set-Pump',
      kind: 'fix',
      title: 'Set the pump',
      description: 'Sets it.\nIt does.',
      elevation: 'required',
      restart: 'service',
      runOn: 'pump server',
      verify: 'It runs.\nThe log says so.',
      rollback: 'Set it back.',
      source: 'Pumps, 2026-02-04',
      inferred: true,
      inferredPart: 'the command; the setting is official',
      requires: ['#Requires -Version 5.1', '#Requires -Modules Pumps'],
    });
    const none = {
      choices: [],
      pattern: undefined,
      range: undefined,
      defaultText: undefined,
      mandatory: false,
    };
    assert.deepEqual(parameters, [
      {
        ...none,
        name: 'Pump',
        type: 'string',
        description: 'Pump name, with or without the $',
        mandatory: true,
        pattern: "^[^,\\]']+$",
      },
      {
        ...none,
        name: 'Mode',
        type: 'string',
        description: 'How it runs',
        choices: ['Fast', 'Slow, but sure'],
        defaultText: "'Fast'",
      },
      {
        ...none,
        name: 'Depth',
        type: 'int',
        description: 'Metres',
        range: { min: 1, max: 10 },
        defaultText: '3',
      },
      { ...none, name: 'Force', type: 'switch', description: 'Do it' },
    ]);
  });

  it('reads CRLF and a byte order mark as if they were not there', () => {
    const { remediation } = parseRemediation(`\ufeff${valid.replaceAll('\n', '\r\n')}`, 'Set-Pump.ps1');
    assert.equal(remediation?.script, valid);
  });

  const cases: readonly [name: string, find: string, replacement: string, expected: RegExp][] = [
    ['no help', '#>', '# >', /needs comment-based help/],
    ['a missing synopsis', '.SYNOPSIS\nSet the pump\n', '', /^3:1 The help needs `\.SYNOPSIS`\.$/],
    [
      'a missing line of the notes',
      'RunOn: pump server\n',
      '',
      /^3:1 `\.NOTES` needs a line `RunOn: \.\.\.`\.$/,
    ],
    [
      'a misspelt key of the notes',
      'RunOn:',
      'RunsOn:',
      /`RunsOn` is not a key of `\.NOTES`; did you mean `RunOn`\?$/,
    ],
    ['a wrong kind', 'Kind: fix', 'Kind: change', /`Kind` is `check` or `fix`, not `change`\.$/],
    [
      'an inferred that is neither',
      'Inferred: yes, the',
      'Inferred: perhaps, the',
      /`Inferred` is `yes` or `no`, then a comma/,
    ],
    [
      'a parameter without help',
      '.PARAMETER Force\nDo it.\n',
      '',
      /The help does not describe `\$Force`; add `\.PARAMETER Force`\.$/,
    ],
    [
      'help for no parameter',
      '.PARAMETER Force\n',
      '.PARAMETER Farce\n',
      /The help describes `farce`, which `param\(\)` does not have\.$/,
    ],
    ['a parameter without a type', '[switch] $Force', '$Force', /`\$Force` needs a type: \[string\]/],
    ['an unknown type', '[switch] $Force', '[hashtable] $Force', /`\$Force` needs a type/],
    [
      'an example that calls something else',
      'Set-Pump.ps1 -Pump',
      'Set-Pumps.ps1 -Pump',
      /`\.EXAMPLE` shows a call of `\.\\Set-Pump\.ps1`\.$/,
    ],
    [
      'a fix without ShouldProcess',
      "SupportsShouldProcess, ConfirmImpact = 'High'",
      '',
      /^31:1 A fix begins with `\[CmdletBinding\(SupportsShouldProcess/,
    ],
    ['a check with ShouldProcess', 'Kind: fix', 'Kind: check', /A check changes nothing/],
    ['no param block', 'param(\n', 'parameters(\n', /needs `\[CmdletBinding\(\)\]` at the start of a line/],
    ['an en dash', '.ps1 -Pump', '.ps1 \u2013Pump', /^19:16 U\+2013 does not belong in a script/],
    ['no version', '#Requires -Version 5.1\n', '', /begins with `#Requires -Version 5\.1`\.$/],
  ];
  for (const [name, find, replacement, expected] of cases) {
    it(`refuses ${name}`, () => {
      const messages = messagesFor(find, replacement);
      assert.ok(
        messages.some((message) => expected.test(message)),
        messages.join('\n'),
      );
    });
  }

  it('refuses a name that is no approved verb and noun', () => {
    assert.ok(
      messagesFor('Sets it', 'Sets it', 'Change-Pump.ps1').some((message) =>
        /`Change` is not an approved verb/.test(message),
      ),
    );
    assert.ok(
      messagesFor('Sets it', 'Sets it', 'Gett-Pump.ps1').some((message) =>
        /did you mean `Get`\?/.test(message),
      ),
    );
    assert.ok(
      messagesFor('Sets it', 'Sets it', 'pump.ps1').some((message) => /named Verb-Noun\.ps1/.test(message)),
    );
  });

  it('survives any damage', () => {
    fc.assert(
      fc.property(
        fc.nat(valid.length),
        fc.nat(60),
        fc.constantFrom('', '(', ')', '[', "'", '"', '`', '#', '<#', ',', '{', '@(', '\0'),
        (at, length, put) => {
          const { remediation, problems } = parseRemediation(
            valid.slice(0, at) + put + valid.slice(at + length),
            'Set-Pump.ps1',
          );
          assert.ok(remediation !== undefined || problems.length > 0);
        },
      ),
      { numRuns: 500 },
    );
    assert.ok(
      parseRemediation(valid.replace('param(', `param(${'('.repeat(100_000)}`), 'Set-Pump.ps1').problems
        .length > 0,
    );
  });
});
