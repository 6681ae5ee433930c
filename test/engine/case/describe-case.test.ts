import assert from 'node:assert/strict';
import { describeCase, type SourceSummary } from '#engine';

describe('what the sources of a case are together', () => {
  it('names the machine by the nearest folder or archive that is not part of a layout', () => {
    assert.deepEqual(nodesOf(['case/DC01/Logs/a.log', 'case/DC02.zip!/2.228.17612.22841/Logs/a.log']), [
      'DC01',
      'DC02',
    ]);
    assert.deepEqual(nodesOf(['case.zip!/SCAN01/AIPLogs.zip!/MSIP/Logs/a.iplog', 'case.zip!/notes.txt']), [
      'SCAN01',
      undefined,
    ]);
    assert.deepEqual(nodesOf([String.raw`C:\case\DC01\Temp\a.log`, String.raw`C:\case\dc01\Logs\a.log`]), [
      'DC01',
      'DC01',
    ]);
    assert.deepEqual(
      nodesOf(['x/Users/svc-scan/AppData/Local/Microsoft/MSIP/Logs/a.iplog', 'x/DC02/b.log']),
      [undefined, 'DC02'],
    );
  });

  it('takes the machine from the beginning of the file name where all lie in one folder', () => {
    assert.deepEqual(
      nodesOf([
        'logs/DC01-Microsoft.Tri.Sensor.log',
        'logs/DC02_Microsoft.Tri.Sensor.log',
        'logs/readme.txt',
      ]),
      ['DC01', 'DC02', undefined],
    );
    assert.deepEqual(
      nodesOf([
        'Temp/Azure Advanced Threat Protection Microsoft.Tri.Sensor.Deployment.Deployer_20260309140340.log',
      ]),
      [undefined],
    );
  });

  it('lets what all share name the one machine where nothing below does', () => {
    assert.deepEqual(nodesOf(['case/DC01/Logs/a.log', 'case/DC01/Logs/b.log']), ['DC01', 'DC01']);
    assert.deepEqual(nodesOf(['ComplianceUtility (ana-101530).zip!/AIPLogs.zip!/MSIP/Logs/a.iplog']), [
      'ComplianceUtility (ana-101530)',
    ]);
    assert.deepEqual(nodesOf(['a.log', '-']), [undefined, undefined]);
  });

  it('puts rotated parts together, the oldest first, wherever the number stands', () => {
    const { logs } = describeCase([
      source('L/Microsoft.Tri.Sensor.log', 'mdi.sensor', '2026-03-14T09'),
      source('L/Microsoft.Tri.Sensor.log-Archived-00001', 'mdi.sensor', '2026-03-14T08'),
      source('L/Microsoft.Tri.Sensor-Archived-00000.log', 'mdi.sensor', '2026-03-14T07'),
      source('L/Microsoft.Tri.Sensor-Errors.log', 'mdi.sensor-errors', '2026-03-14T07'),
      source('L/MSIPScanner.iplog', 'mip.iplog'),
      source('L/MSIPScanner.iplog.1', 'mip.iplog'),
      source('L/MSIPScanner.iplog.2', 'mip.iplog'),
      source('L/notes.txt', 'text'),
    ]);
    assert.deepEqual(
      logs.map(({ name, parts }) => [name, ...parts.map(({ path }) => path.slice(2))]),
      [
        ['MSIPScanner.iplog', 'MSIPScanner.iplog.2', 'MSIPScanner.iplog.1', 'MSIPScanner.iplog'],
        [
          'Microsoft.Tri.Sensor.log',
          'Microsoft.Tri.Sensor-Archived-00000.log',
          'Microsoft.Tri.Sensor.log-Archived-00001',
          'Microsoft.Tri.Sensor.log',
        ],
        ['Microsoft.Tri.Sensor-Errors.log', 'Microsoft.Tri.Sensor-Errors.log'],
      ],
    );
    assert.equal(logs[1]?.firstTime, '2026-03-14T07:00:00.000Z');
    assert.equal(logs[1]?.lastTime, '2026-03-14T09:30:00.000Z');
  });

  it('says which twin, which part and which recent log is not there', () => {
    const { missing } = describeCase([
      source('case/DC01/Microsoft.Tri.Sensor-Archived-00003.log', 'mdi.sensor', '2026-03-14T07'),
      source('case/DC01/Microsoft.Tri.Sensor-Archived-00006.log', 'mdi.sensor', '2026-03-14T08'),
      source('case/DC02/Microsoft.Tri.Sensor.log', 'mdi.sensor', '2026-03-10T08'),
      source('case/DC02/Microsoft.Tri.Sensor-Errors.log', 'mdi.sensor-errors', '2026-03-01T08'),
      source('case/DC03/Microsoft.Tri.Sensor-Errors.log', 'mdi.sensor-errors', '2026-03-01T08'),
    ]);
    assert.deepEqual(
      missing.map(({ kind, node }) => `${kind} ${node}`),
      ['no-errors-twin DC01', 'rotation-hole DC01', 'no-main-log DC03', 'log-older DC02'],
    );
    assert.match(missing[1]?.message ?? '', /^Parts 4 to 5 are not there/);
    assert.match(missing[3]?.message ?? '', /ends 2026-03-10T08:30:00\.000Z, 4 days before/);
  });

  it('says which log is there twice, for its errors count twice, and takes no two logs for one', () => {
    const span = {
      bytes: 5,
      records: 2,
      firstTime: '2026-03-14T08:00:00.000Z',
      lastTime: '2026-03-14T09:00:00.000Z',
    };
    const copies = ['DC01/Logs/x.iplog', 'DC01.zip!/Logs/X.iplog', 'DC02/x.iplog', 'DC01/y.iplog'].map(
      (path) => ({ ...source(path, 'mip.iplog'), ...span, ...(path.startsWith('DC02') ? { bytes: 6 } : {}) }),
    );
    const { missing } = describeCase(copies);
    assert.deepEqual(
      missing.map(({ kind, source, message }) => `${kind} ${source}: ${message}`),
      [
        'same-log DC01.zip!/Logs/X.iplog: X.iplog seems to be in the case twice, also as DC01/Logs/x.iplog: its errors count each time.',
      ],
    );
  });

  it('takes no longer for each of thousands of logs', () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      source(`${i}/Microsoft.Tri.Sensor.log`, 'mdi.sensor'),
    );
    assert.equal(describeCase(many).missing.length, many.length);
  });

  it('asks for nothing where one file was given', () => {
    assert.deepEqual(describeCase([source('Microsoft.Tri.Sensor.log', 'mdi.sensor')]).missing, []);
  });

  it('tells the offset of a machine from UTC, and where two sources disagree', () => {
    const offset = (path: string, utcOffset: number): SourceSummary => ({
      ...source(path, 'text'),
      utcOffset,
    });
    const { nodes, offsets, missing } = describeCase([
      offset('case/DC01/BaseUTCOffset.log', 60),
      offset('case/DC02/BaseUTCOffset.log', -480),
      offset('case/DC02/Azure Advanced Threat Protection Sensor_20260309140211.log', -420),
    ]);
    assert.deepEqual(
      nodes.map(({ name, utcOffset }) => [name, utcOffset]),
      [
        ['DC01', 60],
        ['DC02', undefined],
      ],
    );
    assert.equal(offsets.length, 3);
    assert.match(missing[0]?.message ?? '', /UTC-08:00 by one source and UTC-07:00 by another/);
  });

  it('finds long silence in a log that is always written, over its rotated parts', () => {
    const minutes = (hour: number): string[] =>
      Array.from(
        { length: 30 },
        (_, i) => `2026-03-14 ${String(hour).padStart(2, '0')}:${String(i).padStart(2, '0')}`,
      );
    const { logs } = describeCase([
      { ...source('L/Microsoft.Tri.Sensor-Archived-00000.log', 'mdi.sensor'), histogram: rows(minutes(7)) },
      {
        ...source('L/Microsoft.Tri.Sensor.log', 'mdi.sensor'),
        histogram: rows([...minutes(8), ...minutes(11)]),
      },
    ]);
    assert.deepEqual(logs[0]?.holes, [{ from: '2026-03-14T08:30:00.000Z', to: '2026-03-14T11:00:00.000Z' }]);
  });
});

function nodesOf(paths: readonly string[]): (string | undefined)[] {
  const { nodes } = describeCase(paths.map((path) => source(path, 'text')));
  return paths.map((path) => nodes.find(({ sources }) => sources.includes(path))?.name);
}

/** A source of half an hour from the full hour on. */
function source(path: string, kind: string, hour?: string): SourceSummary {
  return {
    path,
    kind,
    encoding: 'utf-8',
    bytes: 1,
    lines: 1,
    records: 1,
    ...(hour === undefined ? {} : { firstTime: `${hour}:00:00.000Z`, lastTime: `${hour}:30:00.000Z` }),
    histogram: [],
  };
}

function rows(minutes: readonly string[]): SourceSummary['histogram'] {
  return minutes.map((minute) => ({ minute, counts: { info: 1 } }));
}
