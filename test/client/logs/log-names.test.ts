import assert from 'node:assert/strict';
import { parseAim } from '../../../client/src/excerpts/parse-aim.ts';
import { fits } from '../../../client/src/logs/log-names.ts';

describe('names of logs', () => {
  it('fit the patterns of package.json, in which only the star does not mean itself', () => {
    assert.ok(fits('Microsoft.Tri.Sensor-Errors.log', 'Microsoft.Tri.Sensor*.log'));
    assert.ok(fits('microsoft.tri.sensor.LOG', 'Microsoft.Tri.Sensor*.log'));
    assert.ok(!fits('MicrosoftxTri.Sensor.log', 'Microsoft.Tri.Sensor*.log'));
    assert.ok(!fits('xMicrosoft.Tri.Sensor.log2', 'Microsoft.Tri.Sensor*.log'));
    assert.ok(fits('a(b).iplog', '*.iplog'));
  });
});

describe('where to go in a log', () => {
  for (const [text, aim] of [
    ['120,000', { line: 119_999 }],
    [' 1 ', { line: 0 }],
    ['0', { line: 0 }],
    ['2026-03-14', { time: '2026-03-14' }],
    ['2026-03-14T09:26:01.123Z', { time: '2026-03-14 09:26:01' }],
    ['2026-03-14 09:26', { time: '2026-03-14 09:26' }],
    ['yesterday', undefined],
    ['-5', undefined],
    ['', undefined],
  ] as const) {
    it(`${JSON.stringify(text)} is ${JSON.stringify(aim) ?? 'nothing'}`, () => {
      assert.deepEqual(parseAim(text), aim);
    });
  }
});
