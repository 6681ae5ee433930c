import assert from 'node:assert/strict';
import { getRealCatalog } from '../support/real-catalog.ts';
import { runCli } from '../support/run-cli.ts';

describe('iplog-lens remediate', () => {
  it('prints every script of the catalogue, each with what it needs', async () => {
    for (const { id, kind } of getRealCatalog().remediations) {
      const { status, stdout, stderr } = await runCli(['remediate', id]);
      assert.deepEqual([id, status, stderr], [id, 0, '']);
      assert.match(stdout, new RegExp(`^# IPLog Lens: ${id} - `, 'm'));
      assert.match(stdout, kind === 'check' ? /^# Reads only\. Run on: /m : /^# Changes state\. Run on: /m);
      assert.equal(/ -WhatIf$/m.test(stdout), kind === 'fix', id);
      assert.match(stdout, /^# Verify: /m);
      assert.ok(stdout.endsWith('\n'));
    }
  });

  it('binds values as literals, by names in any case', async () => {
    const { status, stdout } = await runCli([
      'remediate',
      'Grant-GmsaPasswordReader',
      '--set',
      'gmsa=svc$(calc)',
      '--set',
      "GROUP=a=b 'c' \u2018d\u2019",
    ]);
    assert.equal(status, 0);
    assert.match(stdout, /^\$Gmsa = 'svc\$\(calc\)'$/m);
    assert.match(stdout, /^\$Group = 'a=b ''c'' \u2018\u2018d\u2019\u2019'$/m);
  });

  it('shows what is still missing', async () => {
    const { stdout } = await runCli(['remediate', 'Grant-GmsaPasswordReader', '--set', 'Gmsa=x']);
    assert.match(stdout, /^\$Group = '<Security group>'$/m);
  });

  for (const [name, args, message] of [
    ['no id', [], /remediate needs the ID of one remediation\./],
    [
      'two ids',
      ['Get-GmsaPasswordReader', 'Get-SensorService'],
      /remediate needs the ID of one remediation\./,
    ],
    ['an unknown id', ['No-SuchThing'], /There is no remediation 'No-SuchThing'\. `/],
    ['a misspelt id', ['Get-GmsaPaswordReader'], /Did you mean 'Get-GmsaPasswordReader'\?/],
    [
      'the id of an error',
      ['MDI1010'],
      /MDI1010 is a known error, no remediation\. Its remediations are Get-GmsaPasswordReader, /,
    ],
    [
      'an unknown parameter',
      ['Get-GmsaPasswordReader', '--set', 'Nobody=x'],
      /has no parameter 'Nobody'; its only parameter is Gmsa\./,
    ],
    [
      'a pair without a name',
      ['Get-GmsaPasswordReader', '--set', '=x'],
      /--set takes Name=Value; '=x' has no name\./,
    ],
    [
      'a pair without a value',
      ['Get-GmsaPasswordReader', '--set', 'Gmsa'],
      /--set takes Name=Value; 'Gmsa' has no value\./,
    ],
    [
      'a line break',
      ['Get-GmsaPasswordReader', '--set', 'Gmsa=a\nb'],
      /The value of Gmsa can not be used: it holds a line break\./,
    ],
    ['a carriage return', ['Get-GmsaPasswordReader', '--set', 'Gmsa=a\rb'], /it holds a line break\./],
    ['a NUL', ['Get-GmsaPasswordReader', '--set', 'Gmsa=a\0b'], /it holds a NUL character\./],
    [
      'a value of 5000 characters',
      ['Get-GmsaPasswordReader', '--set', `Gmsa=${'x'.repeat(5000)}`],
      /it is longer than 4096 characters\./,
    ],
    ['an option that it does not have', ['Get-GmsaPasswordReader', '--run'], /'--run'/],
  ] as const) {
    it(`refuses ${name} with status 2, the reason, and no script`, async () => {
      const { status, stdout, stderr } = await runCli(['remediate', ...args]);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n\s+at /);
    });
  }
});
