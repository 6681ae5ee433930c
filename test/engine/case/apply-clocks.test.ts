import assert from 'node:assert/strict';
import {
  describeCase,
  FollowScan,
  jsonReport,
  type LogSource,
  markdownReport,
  type ScanResult,
  scanSources,
  scanText,
  textReport,
} from '#engine';
import { findSchemaMistakes } from '../../support/check-schema.ts';
import { makeSignature, smallCatalog } from '../../support/small-catalog.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';

const { kinds } = getRealCatalog();
const pattern = 'the needle was lost';
const catalog = smallCatalog(
  [
    makeSignature({
      id: 'TEST1',
      rules: [{ scopes: ['any'], pattern, anchors: [pattern], otherAnchors: [], inferred: false }],
    }),
  ],
  kinds,
);

const row = (time: string): string =>
  `Error\t2026-03-09 ${time}.000\tmipsdk\tMSIP.Scanner (1)\tthe needle was lost`;

describe('logs with local time', () => {
  it('take it while they grow as they do in a scan of all of it', () => {
    const path = 'Azure Advanced Threat Protection Sensor_20260309140211.log';
    // Burn writes local stamps, and says the same moment in UTC now and then (log-formats.md 1.5).
    const text = [
      '[0A10:0B20][2026-03-09T21:00:00]i001: Burn x64 v4.0.0, Windows v10.0 (Build 20348: Service Pack 0)',
      '[0A10:0B20][2026-03-09T21:00:01]i000: 2026-03-09 12:00:01.0000 Info Deployer started',
      '[0A10:0B20][2026-03-09T21:00:02]e000: Error 0x80070643: the needle was lost',
      '',
    ].join('\r\n');
    const follow = new FollowScan(catalog, path);
    follow.push(Buffer.from(text));
    const [grown] = follow.result(true).groups;
    assert.equal(grown?.occurrences[0]?.time, '2026-03-09T12:00:02.000Z');
    assert.deepEqual(grown, scanText(catalog, path, text).groups[0]);
    assert.deepEqual(grown, follow.end().groups[0]);
  });

  it('take their place in time by the offset of their machine, beside those of another machine', async () => {
    const result = await scan({
      'case/TOKYO/BaseUTCOffset.log': '9',
      'case/TOKYO/mip_sdk.miplog': [row('21:00:00'), row('21:30:00')].join('\r\n'),
      'case/DENVER/BaseUTCOffset.log': '-07:00:00',
      'case/DENVER/mip_sdk.miplog': [row('05:10:00')].join('\r\n'),
      'case/DC01/Microsoft.Tri.Sensor.log': '2026-03-09 12:20:00.0000 Error X the needle was lost',
    });
    const [group] = result.groups;
    const inTime = [...(group?.occurrences ?? [])]
      .sort((a, b) => ((a.time ?? '') < (b.time ?? '') ? -1 : 1))
      .map(({ source, time, localTime }) => [source.split('/')[1], time, localTime]);
    assert.deepEqual(inTime, [
      ['TOKYO', '2026-03-09T12:00:00.000Z', '2026-03-09T21:00:00.000'],
      ['DENVER', '2026-03-09T12:10:00.000Z', '2026-03-09T05:10:00.000'],
      ['DC01', '2026-03-09T12:20:00.000Z', undefined],
      ['TOKYO', '2026-03-09T12:30:00.000Z', '2026-03-09T21:30:00.000'],
    ]);
    assert.deepEqual(
      [group?.firstTime, group?.lastTime],
      ['2026-03-09T12:00:00.000Z', '2026-03-09T12:30:00.000Z'],
    );
    const tokyo = result.sources.find(({ path }) => path === 'case/TOKYO/mip_sdk.miplog');
    assert.deepEqual(
      [tokyo?.firstTime, tokyo?.lastTime, tokyo?.localClock],
      [
        '2026-03-09T12:00:00.000Z',
        '2026-03-09T12:30:00.000Z',
        { minutes: 540, source: 'case/TOKYO/BaseUTCOffset.log' },
      ],
    );
  });

  it('say by what, in every report', async () => {
    const result = await scan({
      'case/TOKYO/BaseUTCOffset.log': '9',
      'case/TOKYO/mip_sdk.miplog': row('21:00:00'),
      'case/DC01/Microsoft.Tri.Sensor.log': '2026-03-09 12:20:00.0000 Error X healthy',
    });
    const by = 'UTC+09:00 by BaseUTCOffset.log, without summer time';
    assert.ok(textReport(result, catalog).includes(`local time ${by}`));
    assert.ok(
      markdownReport(result, catalog).replaceAll('\\', '').includes(`${by}: mip_sdk.miplog of TOKYO`),
    );
    const json = jsonReport(result, catalog, { name: 'iplog-lens', version: '0.0.1' });
    const mistakes = findSchemaMistakes('report', JSON.parse(json));
    assert.deepEqual(
      mistakes.filter((mistake) => !mistake.startsWith('/tool/catalog')),
      [],
    );
    assert.match(json, /"localTime": "2026-03-09T21:00:00.000"/);
  });

  it('keep local time where nothing shows the offset, or two sources contradict, and that is said', async () => {
    for (const offsets of [{}, { 'BaseUTCOffset.log': '9', 'old/BaseUTCOffset.log': '8' }]) {
      const result = await scan({
        'case/TOKYO/mip_sdk.miplog': row('21:00:00'),
        ...Object.fromEntries(
          Object.entries(offsets).map(([name, text]) => [
            `case/TOKYO/${name.replace('old/', 'Logs/')}`,
            text,
          ]),
        ),
        'case/DC01/Microsoft.Tri.Sensor.log': '2026-03-09 12:20:00.0000 Error X healthy',
      });
      const [occurrence] = result.groups[0]?.occurrences ?? [];
      assert.deepEqual([occurrence?.time, occurrence?.localTime], [undefined, '2026-03-09T21:00:00.000']);
      const notes = describeCase(result.sources).missing.filter(({ kind }) => kind === 'clock-unknown');
      assert.deepEqual(
        notes.map(({ node, source }) => [node, source]),
        [['TOKYO', 'case/TOKYO/mip_sdk.miplog']],
      );
      assert.match(notes[0]?.message ?? '', /nothing shows how far that is from UTC/);
    }
  });

  it('use their own second clock first: lines of a setup log with the local one alone', async () => {
    const result = await scan({
      'case/DC01/Azure Advanced Threat Protection Sensor_20180324235912.log': [
        '[1C60:1AA8][2018-03-24T23:59:12]e001: the needle was lost',
        '[1C60:1AA8][2018-03-24T23:59:13]i000: 2018-03-25 02:59:13.1237 Info  Manager Run',
        '[1C60:1AA8][2018-03-24T23:59:20]e000: the needle was lost',
      ].join('\r\n'),
    });
    const [group] = result.groups;
    assert.deepEqual(
      group?.occurrences.map(({ time }) => time),
      ['2018-03-25T02:59:12.000Z', '2018-03-25T02:59:20.000Z'],
    );
    assert.equal(result.sources[0]?.firstTime, '2018-03-25T02:59:12.000Z');
  });
});

async function scan(files: Readonly<Record<string, string>>): Promise<ScanResult> {
  const sources = Object.entries(files).map(([path, text]): LogSource => {
    const bytes = Buffer.from(text);
    return {
      path,
      byteLength: bytes.length,
      async *read() {
        yield bytes;
      },
    };
  });
  return await scanSources(catalog, sources);
}
