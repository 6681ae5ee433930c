import assert from 'node:assert/strict';
import { scanText } from '#engine';
import { makeSignature, smallCatalog } from '../../support/small-catalog.ts';

// Either literal will do to find it; which of them is rare, the log decides.
const catalog = smallCatalog([
  makeSignature({
    id: 'T1',
    rules: [
      {
        scopes: ['mdi.sensor'],
        pattern: 'connection was refused.*by the gateway',
        anchors: ['connection was refused'],
        otherAnchors: [['by the gateway']],
        inferred: false,
      },
    ],
  }),
]);
const record = (text: string): string => `2026-03-09 06:12:01.0001 Info  ${text}\r\n`;
const quiet = record('Sensor heartbeat sent').repeat(30_000);
const flooded = record('connection was refused, trying again').repeat(60_000);
const last = record('connection was refused at last by the gateway');

describe('a log that begins quietly and goes on with a flood of words that were rare', () => {
  it('is read by the words that are rare in the flood', () => {
    let runs = 0;
    const { groups } = scanText(catalog, 'Microsoft.Tri.Sensor.log', quiet + flooded + last, {
      now: () => runs++ / 1e6,
    });
    assert.deepEqual(
      groups.flatMap(({ occurrences }) => occurrences.map(({ line }) => line)),
      [90_001],
    );
    // Each record of the flood would cost a run of the pattern, and each run asks the clock twice.
    assert.ok(runs < 60_000, `the pattern ran ${runs / 2} times`);
  });
});
