import assert from 'node:assert/strict';
import {
  allJudgements,
  groupByCluster,
  type HealthLevel,
  judgeHealth,
  needsAttention,
  parseScannerStatus,
  worstLevel,
} from '#engine';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { readFixture } from './status-cases.ts';

/** Verdicts of several files as `level code line`. */
function judge(...texts: readonly string[]): readonly string[] {
  const snapshots = texts.flatMap((text, i) => parseScannerStatus({ path: `${i}.txt`, text }).snapshots);
  return judgeHealth(snapshots).map(({ level, code, line }) => `${level} ${code} ${line}`);
}

function messages(...texts: readonly string[]): readonly string[] {
  const snapshots = texts.flatMap((text, i) => parseScannerStatus({ path: `${i}.txt`, text }).snapshots);
  return judgeHealth(snapshots).map(({ message }) => message);
}

describe('judgements', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['an offline cluster has failed', 'Cluster : c\nClusterStatus : Offline\n', ['failed cluster-offline 2']],
    ['a cluster in error has failed', 'Cluster : c\nClusterStatus : error\n', ['failed cluster-error 2']],
    [
      'a cluster that scans is well',
      'Cluster : c\nClusterStatus : Scanning\n',
      ['healthy cluster-working 2'],
    ],
    ['an idle cluster is well', 'Cluster : c\nClusterStatus : Idle\n', ['healthy cluster-working 2']],
    [
      'another word is unknown, not well',
      'Cluster : c\nClusterStatus : Leerlauf\n',
      ['unknown cluster-unknown 2'],
    ],
    ['a status that says nothing gets no verdict', 'Cluster : c\nTimeFromStart : 00:00:01\n', []],
    ['a node that is only named is unknown', 'Cluster : c\nNodesInfo : {n1}\n', ['unknown node-unknown 2']],
    [
      'a node in error or offline has failed',
      'NodeName Status\n-------- ------\nn1       Error\nn2       Offline\nn3       Idle\n',
      ['failed node-failed 3', 'failed node-failed 4', 'healthy node-working 5'],
    ],
    [
      'a node that waits while another scans is degraded',
      'NodeName Status   IsScanning\n-------- ------   ----------\nn1       Scanning True\nn2       Scanning Pending\n',
      ['degraded node-pending 4', 'healthy node-working 3'],
    ],
    [
      'a node that waits while none scans is not',
      'NodeName Status   IsScanning\n-------- ------   ----------\nn1       Scanning Pending\nn2       Scanning Pending\n',
      [],
    ],
    [
      'a cut word is unknown',
      'NodeName Status\n-------- ------\nn1       Scan…\n',
      ['unknown node-unknown 3'],
    ],
    [
      'failed files degrade, all files failed is failure',
      'ScannerID : n1\nScannedFiles : 1000\nFailedFiles : 5\n\nScannerID : n2\nScannedFiles : 17\nFailedFiles : 17\n\nScannerID : n3\nScannedFiles : 3\nFailedFiles : 0\n',
      [
        'unknown node-unknown 1',
        'unknown node-unknown 5',
        'unknown node-unknown 9',
        'degraded failed-files 3',
        'failed failed-files 7',
      ],
    ],
    [
      'files that were classified and not labeled degrade',
      'ScannerID : \nScannedFiles : 10\nClassified : 4\nLabeled : 0\n',
      ['degraded classified-not-labeled 4'],
    ],
    ['some labels are enough', 'ScannerID : \nScannedFiles : 10\nClassified : 4\nLabeled : 1\n', []],
    [
      'a skipped repository degrades, a word that is not known is unknown',
      'Path Status\n---- ------\nC:\\a Skipped\nC:\\b Finished\nC:\\c Pending\nC:\\d Scanning\nC:\\e Weg\n',
      [
        'degraded repository-skipped 3',
        'unknown repository-unknown 7',
        'healthy repository-working 4',
        'healthy repository-working 5',
        'healthy repository-working 6',
      ],
    ],
    [
      'a vanished column leaves repositories unknown',
      'Path\n----\n\\\\srv\\share\n',
      ['unknown repository-unknown 3'],
    ],
    [
      'a scan without repositories is degraded',
      'ScannedFiles MBScanned RepositoriesStatus\n------------ --------- ------------------\n           0         0 {}\n',
      ['degraded no-repositories 3'],
    ],
    [
      'a configuration without cluster or database degrades, an empty Cloud does not',
      'OnlineConfiguration : On\nCluster : \nSqlInstance : \nDatabaseName : x\nCloud : \n',
      ['degraded configuration-empty 2', 'degraded configuration-empty 3'],
    ],
    [
      'an offline configuration degrades',
      'OnlineConfiguration : Off\nCluster : c\n',
      ['degraded online-configuration-off 1'],
    ],
    [
      'an empty job is kept in the portal and no fault',
      'OnlineConfiguration : On\nCluster : c\n\nSchedule : \nEnforce : \nRelabelFiles : \n',
      ['healthy job-kept-elsewhere 4'],
    ],
    ['enforcement that is off degrades', 'Schedule : Always\nEnforce : Off\n', ['degraded enforce-off 2']],
    [
      'a manual schedule is well while the cluster scans, and nothing happens when it is idle',
      'Cluster : a\nClusterStatus : Scanning\n\nSchedule : Manual\nEnforce : On\n\nCluster : b\nClusterStatus : Idle\n\nSchedule : Manual\nEnforce : On\n',
      [
        'healthy cluster-working 2',
        'healthy schedule-manual 4',
        'healthy cluster-working 8',
        'degraded schedule-manual 10',
      ],
    ],
    [
      'a repository that overrides its job may be off',
      'Path: C:\\a\nOverrideContentScanJob: On\nEnforce: Off\n\nPath: C:\\b\nOverrideContentScanJob: Off\nEnforce: Off\n',
      ['degraded enforce-off 3'],
    ],
  ];
  for (const [name, text, verdicts] of cases) it(name, () => assert.deepEqual(judge(text), verdicts));

  it('say the share of failed files', () => {
    assert.ok(
      messages(readFixture('fabrikam-six-nodes.current.summary.w80.txt')).includes(
        'The current scan failed on 5,340 files of 2,046,597 (0.3 %).',
      ),
    );
  });

  it('say that enforcement is why nothing was labeled, when the job says so', () => {
    assert.ok(
      messages('ScannerID : \nClassified : 4\nLabeled : 0\n\nSchedule : Always\nEnforce : Off\n').includes(
        'The current scan classified 4 files and labeled none. Enforcement is off in the content scan job.',
      ),
    );
  });

  it('name signatures that the catalogue has, and sources with their date', () => {
    const catalog = getRealCatalog();
    for (const { code, signatures, reference, explanation } of allJudgements) {
      for (const id of signatures) assert.ok(catalog.findSignature(id), `${code}: ${id}`);
      assert.match(reference.verified, /^\d{4}-\d\d-\d\d$/);
      assert.ok(explanation.length > 20);
    }
    assert.equal(new Set(allJudgements.map(({ code }) => code)).size, allJudgements.length);
  });
});

describe('progress', () => {
  const look = (elapsed: string, files: number, extra = ''): string =>
    `Cluster : c\nClusterStatus : Scanning\nStartTime : 2026-03-14 10:00:00\nTimeFromStart : ${elapsed}\n${extra}\nScannedFiles MBScanned RepositoriesStatus\n------------ --------- ------------------\n${String(files).padStart(12)} ${String(files * 1000).padStart(9)} {{ Path = C:\\a, Status = Scanning }}\n\n`;

  it('is a stuck scan when nothing was scanned between two looks in one file', () => {
    assert.ok(judge(look('00:10:00', 50) + look('01:10:00', 50)).includes('degraded no-progress 13'));
    assert.ok(
      messages(look('00:10:00', 50) + look('01:10:00', 50)).includes(
        'Nothing was scanned for 1 h: still 50 files.',
      ),
    );
  });

  it('is a stuck scan over two files, whatever their order', () => {
    const verdicts = judge(look('01:10:00', 50), look('00:10:00', 50));
    assert.equal(verdicts.filter((verdict) => verdict.includes('no-progress')).length, 1);
    assert.ok(verdicts.indexOf('degraded no-progress 4') < verdicts.lastIndexOf('healthy cluster-working 2'));
  });

  it('is a rate when files were scanned', () => {
    assert.ok(
      messages(look('00:10:00', 50), look('00:40:00', 1050)).includes(
        '1,000 files and 1.0 MB in 30 min, 2,000 files an hour.',
      ),
    );
  });

  it('says what is left when an earlier scan was over', () => {
    const earlier = look('05:00:00', 5050)
      .replace('Scanning\n', 'Idle\n')
      .replace('2026-03-14', '2026-03-10');
    const said = messages(earlier, look('00:10:00', 50), look('00:40:00', 1050)).join('\n');
    assert.match(said, /At this rate 2 h are left, if it has as many files as the last one\./);
  });

  it('is not judged between different scans, or where a time is missing', () => {
    const other = look('00:40:00', 50).replace('2026-03-14', '2026-03-15');
    for (const texts of [
      [look('00:10:00', 50), other],
      [look('00:10:00', 50), look('soon', 50)],
    ]) {
      assert.ok(!judge(...texts).some((verdict) => verdict.includes('progress')));
    }
  });

  it('is no stuck scan when the cluster is idle', () => {
    const idle = look('00:40:00', 50).replace('Scanning\n', 'Idle\n');
    assert.ok(!judge(look('00:10:00', 50), idle).some((verdict) => verdict.includes('no-progress')));
  });
});

describe('levels', () => {
  it('unknown is worse than healthy, and nothing judged is unknown', () => {
    const worst = (...levels: readonly HealthLevel[]): HealthLevel => worstLevel(levels);
    assert.equal(worst(), 'unknown');
    assert.equal(worst('healthy', 'healthy'), 'healthy');
    assert.equal(worst('healthy', 'unknown'), 'unknown');
    assert.equal(worst('unknown', 'degraded'), 'degraded');
    assert.equal(worst('failed', 'degraded', 'healthy'), 'failed');
    assert.deepEqual((['healthy', 'unknown', 'degraded', 'failed'] as const).map(needsAttention), [
      false,
      false,
      true,
      true,
    ]);
  });

  it('snapshots of one cluster belong together over files, by time', () => {
    const at = (day: number): string =>
      `Cluster : C1\nClusterStatus : Idle\nStartTime : 2026-03-${day} 10:00:00\n`;
    const snapshots = [
      at(15),
      'Cluster : x\nClusterStatus : Idle\n',
      at(14),
      'OnlineConfiguration : On\nCluster : c1\n',
      'ScannerID : n\nFailedFiles : 1\n',
    ].flatMap((text, i) => parseScannerStatus({ path: `${i}`, text }).snapshots);
    assert.deepEqual(
      groupByCluster(snapshots).map((group) => group.map(({ source }) => source)),
      [['3', '2', '0'], ['1'], ['4']],
    );
  });
});
