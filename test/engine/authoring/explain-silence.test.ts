import assert from 'node:assert/strict';
import { explainSilence, type Signature } from '#engine';
import {
  condition,
  literalSignature,
  makeSignature,
  sensorKind,
  smallCatalog,
} from '../../support/small-catalog.ts';

const refused = makeSignature({
  id: 'PUMP001',
  rules: [
    {
      scopes: ['mdi.sensor'],
      pattern: 'Pump \\w{1,20} was refused \\[code=(?<code>\\d{1,5})\\]',
      anchors: ['was refused [code='],
      otherAnchors: [],
      inferred: false,
    },
  ],
});
const catalog = smallCatalog(
  [
    refused,
    literalSignature('PUMP002', 'was refused', {
      related: { supersedes: ['PUMP003'], causedBy: [], similar: [], resolves: [] },
    }),
    literalSignature('PUMP003', 'Pump seven'),
    literalSignature('PUMP004', 'Pump starts up', { role: 'context' }),
    literalSignature('PUMP005', 'Pump stopped early', {
      conditions: [condition({ records: ['PUMP004'], withinLines: 3, otherwise: 'drop' })],
    }),
    literalSignature('PUMP006', 'Pump is of no log', { rules: [] }),
  ],
  [
    sensorKind,
    { ...sensorKind, id: 'mdi.msi', title: 'MSI log', names: ['_msi\\.log$'], scopes: ['mdi.msi'] },
  ],
);
const line = (text: string): string => `2026-03-09 06:12:01.0001 Error ${text}`;

function why(id: string, texts: readonly string[], at = 0, path = 'Microsoft.Tri.Sensor.log') {
  return explainSilence(catalog, { id, path, text: texts.map(line).join('\r\n'), line: at });
}

describe('why a known error did not fire', () => {
  const cases: readonly [string, ReturnType<typeof why>, string, RegExp][] = [
    [
      'an id that nobody has',
      why('PUMP009', ['x']),
      'id',
      /no known error PUMP009\. Did you mean PUMP00\d\?/,
    ],
    ['an error that no log shows', why('PUMP006', ['x']), 'text', /has no text in any log/],
    [
      'a log in which it is not looked for',
      why('PUMP001', ['Pump a was refused [code=5]'], 0, 'setup_msi.log'),
      'source',
      /PUMP001 is looked for in mdi\.sensor; this file is a MSI log \(mdi\.msi\)/,
    ],
    [
      'a record without its words',
      why('PUMP001', ['Pump a was refreshed']),
      'anchor',
      /`was refused \[code=`\. The record has `was ref`, and goes on/,
    ],
    [
      'a pattern that stops in the middle',
      why('PUMP001', ['Pump a was refused [code=five]']),
      'pattern',
      /fits as far as `Pump \\w\{1,20\} was refused \\\[code=` and fails at `\(\?<code>/,
    ],
    [
      'a more special error of the same record',
      why('PUMP003', ['Pump seven was refused']),
      'superseded',
      /PUMP002 \(Title of PUMP002\) says more/,
    ],
    ['context', why('PUMP004', ['Pump starts up']), 'role', /PUMP004 is context/],
    [
      'a condition that is not met',
      why('PUMP005', ['Pump stopped early']),
      'condition',
      /PUMP004 must stand before it within 3 lines, and does not/,
    ],
    ['nothing: it fires', why('PUMP005', ['Pump starts up', 'Pump stopped early'], 1), 'fired', /at line 2/],
  ];
  for (const [name, { predicate, message }, expected, words] of cases) {
    it(`names ${name}`, () => {
      assert.equal(predicate, expected, message);
      assert.match(message, words);
    });
  }

  it('names the record under the cursor, not another one that fires', () => {
    const texts = ['Pump a was refused [code=5]', 'Pump b was refused [code=five]'];
    assert.equal(why('PUMP001', texts, 0).predicate, 'fired');
    assert.equal(why('PUMP001', texts, 1).predicate, 'pattern');
  });

  it('tells of the nearest of several patterns', () => {
    const [rule] = refused.rules;
    assert.ok(rule);
    const several: Signature = {
      ...refused,
      rules: [{ ...rule, pattern: 'Nothing of the kind here', anchors: ['nothing of the kind here'] }, rule],
    };
    const { predicate, message } = explainSilence(smallCatalog([several]), {
      id: 'PUMP001',
      path: 'Microsoft.Tri.Sensor.log',
      text: line('Pump a was refused [code=five]'),
      line: 0,
    });
    assert.equal(predicate, 'pattern');
    assert.match(message, /nearest of its 2 patterns/);
  });

  it('names a pattern that was switched off because it took too long', () => {
    let clock = 0;
    const { predicate, message } = explainSilence(catalog, {
      id: 'PUMP003',
      path: 'Microsoft.Tri.Sensor.log',
      text: [line('Pump seven'), line('Pump seven'), line('Pump seven')].join('\n'),
      line: 2,
      now: () => (clock += 600),
    });
    assert.equal(predicate, 'switched-off');
    assert.match(message, /A pattern of PUMP003 took 600 ms/);
  });

  it('answers for any line of any text', () => {
    for (const at of [0, 5, 1e9]) assert.equal(why('PUMP001', ['nothing'], at).predicate, 'anchor');
  });
});
