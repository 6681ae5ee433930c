import assert from 'node:assert/strict';
import { checkCatalog, createCatalog, parseSignature, type SignatureEntry } from '#engine';
import { makeRemediation } from '../../support/make-remediation.ts';
import { makeSignature, sensorKind } from '../../support/small-catalog.ts';
import { teamSignature } from '../../support/team-signature.ts';

const template = teamSignature
  .replace('TEAM001', 'USER001')
  .replace('references:', 'remedies:\n  - { use: Get-PumpReader, bind: { Pump: pump } }\nreferences:')
  .replace('examples:', 'related:\n  similar: [BUILT001]\nexamples:');

const around = {
  signatures: [makeSignature({ id: 'BUILT001', formerIds: ['OLD001'] })],
  remediations: [makeRemediation({ id: 'Get-PumpReader', parameters: [{ name: 'Pump' }] })],
  kinds: [sensorKind],
};

function entryOf(text: string): SignatureEntry {
  const { signature, problems, problemAt } = parseSignature(text, 'user.yaml');
  assert.ok(signature, problems.map(({ message }) => message).join('\n'));
  return { signature, problemAt };
}

describe('checkCatalog', () => {
  it('accepts a signature that fits', () => {
    const { accepted, problems } = checkCatalog([entryOf(template)], around);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      accepted.map(({ id }) => id),
      ['USER001'],
    );
  });

  const cases: readonly [name: string, find: string, replacement: string, expected: RegExp][] = [
    [
      'an id that is taken',
      'id: USER001',
      'id: BUILT001',
      /^1:5 The id `BUILT001` is taken by "Title of BUILT001"; take another one\.$/,
    ],
    [
      'a former id',
      'id: USER001',
      'id: OLD001',
      /^1:5 The id `OLD001` is a former id of `BUILT001`; ids are never used again/,
    ],
    [
      'a former id that clashes',
      'id: USER001',
      'id: USER001\nformerIds: [BUILT001]',
      /^2:13 The former id `BUILT001` belongs to `BUILT001`; remove it\.$/,
    ],
    [
      'a missing remedy',
      'use: Get-PumpReader',
      'use: Get-PumpRaeder',
      /^16:12 There is no remediation `Get-PumpRaeder`; did you mean `Get-PumpReader`\?$/,
    ],
    [
      'a remedy that is not even near',
      'use: Get-PumpReader',
      'use: Stop-Everything',
      /write knowledge\/remediations\/Stop-Everything\.ps1/,
    ],
    [
      'an unknown parameter',
      'bind: { Pump:',
      'bind: { Pomp:',
      /^16:42 `Get-PumpReader` has no parameter `Pomp`; did you mean `Pump`\?$/,
    ],
    [
      'an unknown scope',
      'sources: [mdi.sensor], pattern',
      'sources: [mdi.sensor, mdi.senzor], pattern',
      /^10:29 `mdi\.senzor` is not a scope of any log kind; did you mean `mdi\.sensor`\?$/,
    ],
    [
      'an unknown kind of an example',
      '- { source: mdi.sensor, text: Pump P7 lost its password',
      '- { source: mdi.sensr, text: Pump P7 lost its password',
      /^23:17 `mdi\.sensr` is not a kind of log; did you mean `mdi\.sensor`\?$/,
    ],
    [
      'a relation to nothing',
      'similar: [BUILT001]',
      'similar: [GONE001]',
      /^20:13 There is no signature `GONE001`; correct the id or remove it\.$/,
    ],
    [
      'a relation to itself',
      'similar: [BUILT001]',
      'supersedes: USER001',
      /A signature is not related to itself/,
    ],
    [
      'a condition without the capture',
      'related:',
      'conditions: [{ records: BUILT001, same: [pump], within: 1s }]\nrelated:',
      /^19:\d+ `BUILT001` has no capture `pump`; `same` names captures of both\.$/,
    ],
    [
      'a condition on a value that the other record never has',
      'related:',
      "conditions: [{ records: BUILT001, having: { state: 'off' }, lines: 5 }]\nrelated:",
      /^19:\d+ `BUILT001` has no capture `state`; `having` names captures of the other record\.$/,
    ],
    [
      'a condition on nothing',
      'related:',
      'conditions: [{ records: [BUILT001, GONE001], within: 1s }]\nrelated:',
      /^19:\d+ There is no signature `GONE001`; correct the id or remove it\.$/,
    ],
    [
      'an example that is not found',
      'text: Pump P7 lost its password',
      'text: Pump lost its password',
      /^23:35 This example is not found; correct the pattern or the example\.$/,
    ],
    [
      'an example of another kind',
      'sources: [mdi.sensor]',
      'sources: [portal]',
      /This example is found in other places, but not in `mdi\.sensor`/,
    ],
    [
      'a wrong capture',
      'captures: { pump: P7 }',
      'captures: { pump: P8 }',
      /The example states pump: `P8`, the match gives `P7`\.$/,
    ],
    [
      'a capture that is not stated',
      ', captures: { pump: P7 }',
      '',
      /The match gives pump: `P7`, which the example does not state/,
    ],
    [
      'a near miss that is found',
      'Pump P7 lost its way',
      'Pump P9 lost its password',
      /^25:\d+ This near miss is found/,
    ],
  ];
  for (const [name, find, replacement, expected] of cases) {
    it(`refuses ${name}`, () => {
      assert.ok(template.includes(find));
      const { accepted, problems } = checkCatalog(
        [entryOf(template.replace(find, () => replacement))],
        around,
      );
      const messages = problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
      assert.ok(
        messages.some((message) => expected.test(message)),
        messages.join('\n'),
      );
      assert.deepEqual(accepted, []);
    });
  }

  it('refuses the second of two with one id, and keeps the others', () => {
    const entries = [template, template, template.replace('USER001', 'USER002')].map(entryOf);
    const { accepted, problems } = checkCatalog(entries, around);
    assert.equal(problems.length, 1);
    assert.deepEqual(
      accepted.map(({ id }) => id),
      ['USER001', 'USER002'],
    );
  });
});

describe('createCatalog', () => {
  const first = makeSignature({ id: 'A001', formerIds: ['B002', 'OLD1'] });
  const second = makeSignature({ id: 'B002', title: 'Second' });
  const catalog = createCatalog({
    hash: 'h',
    signatures: [first, second, makeSignature({ id: 'a001', title: 'Twice' })],
    remediations: around.remediations,
    kinds: [],
    codes: { codes: [] },
    statusFields: [],
    cmdlets: [],
  });

  it('finds a signature by id and by former id, whatever the case', () => {
    assert.equal(catalog.findSignature('a001'), first);
    assert.equal(catalog.findSignature('old1'), first);
    assert.equal(catalog.findSignature('nothing'), undefined);
    assert.equal(catalog.findSignature('__proto__'), undefined);
    assert.equal(catalog.findRemediation('get-pumpreader')?.id, 'Get-PumpReader');
  });

  it('lets no former id hide a signature of today', () => {
    assert.equal(catalog.findSignature('B002'), second);
  });

  it('keeps the first of two with one id', () => {
    assert.deepEqual(catalog.signatures, [first, second]);
  });
});
