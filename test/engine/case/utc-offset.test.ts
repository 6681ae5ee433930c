import assert from 'node:assert/strict';
import { scanText } from '#engine';
import { getRealCatalog } from '../../support/real-catalog.ts';

describe('the local time of a host', () => {
  it('is read from BaseUTCOffset.log, however the hours are written', () => {
    for (const [text, minutes] of [
      ['\ufeff-8\r\n', -480],
      ['2', 120],
      ['5.5\r\n', 330],
      ['5,75', 345],
      ['-03:30:00\r\n', -210],
      ['BaseUtcOffset : 01:00:00', 60],
      ['99', undefined],
      ['none', undefined],
    ] as const) {
      assert.equal(offsetOf('case/BaseUTCOffset.log', text), minutes, text);
    }
    assert.equal(offsetOf('case/other.log', '2'), undefined);
  });

  it('is the difference of the two clocks of a setup log', () => {
    const lines = [
      '[1C60:1AA8][2018-03-24T23:59:12]i001: Burn v3.11, Windows v10.0',
      '[1C60:1AA8][2018-03-24T23:59:13]i000: 2018-03-25 02:59:13.1237 Info  InteractiveDeploymentManager Run',
    ];
    const name = 'Azure Advanced Threat Protection Sensor_20180324235912.log';
    assert.equal(offsetOf(name, lines.join('\r\n')), -180);
    const impossible = lines.join('\r\n').replace('2018-03-25 02:59', '2018-03-25 22:59');
    assert.equal(offsetOf(name, impossible), undefined);
  });
});

function offsetOf(path: string, text: string): number | undefined {
  return scanText(getRealCatalog(), path, text).sources[0]?.utcOffset;
}
