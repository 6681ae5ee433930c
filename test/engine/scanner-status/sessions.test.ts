import assert from 'node:assert/strict';
import { readFixture, readStatus } from './status-cases.ts';

describe('sessions, transcripts and pastes', () => {
  it('reads the published samples with their unbalanced braces, dots and odd command', () => {
    const report = readStatus(readFixture('published-samples.txt'));
    assert.equal(report.snapshots.length, 1);
    const [snapshot] = report.snapshots;
    assert.ok(snapshot);
    assert.equal(snapshot.cluster, 'contoso-test');
    assert.equal(snapshot.startTime, '2020-12-22T09:05:02.000Z');
    assert.equal(snapshot.timeFromStart, 37);
    assert.deepEqual(
      snapshot.nodes?.map(({ name, status, isScanning }) => [name, status, isScanning]),
      [
        ['t-contoso1-T298-corp.contoso.com', 'Scanning', 'True'],
        ['t-contoso2-T298-corp.contoso.com', 'Scanning', 'Pending'],
      ],
    );
    assert.equal(snapshot.nodes?.[0]?.summary?.['scannedBytes'], 78478187);
    assert.deepEqual(
      snapshot.repositories?.map(({ path, status }) => [path, status]),
      [['C:\\temp', 'Scanning']],
    );
    assert.equal(snapshot.currentScan?.['scannedFiles'], 2280);
    assert.deepEqual(report.problems, []);
  });

  it('reads the job and the repositories as the reference pages print them', () => {
    const report = readStatus(
      [
        'PS C:\\WINDOWS\\system32> Get-ScannerContentScan',
        '',
        'Schedule                : Manual',
        'DiscoverInformationTypes: All',
        'DefaultLabelId          :',
        'Repositories:',
        'c:\\repoToScan1',
        'c:\\repoToScan2',
        '',
        'PS C:\\WINDOWS\\system32> Get-ScannerRepository',
        '',
        'Path: c:\\repoToScan1',
        'OverrideContentScanJob:                : Off',
        'Enforce: On',
        'DefaultLabelID: ',
        'Path: c:\\repoToScan2',
        'OverrideContentScanJob:                : On',
      ].join('\n'),
    );
    const [snapshot] = report.snapshots;
    assert.deepEqual(snapshot?.job, {
      Schedule: 'Manual',
      DiscoverInformationTypes: 'All',
      DefaultLabelId: '',
      Repositories: 'c:\\repoToScan1, c:\\repoToScan2',
    });
    assert.deepEqual(snapshot?.repositorySettings, [
      { Path: 'c:\\repoToScan1', OverrideContentScanJob: 'Off', Enforce: 'On', DefaultLabelID: '' },
      { Path: 'c:\\repoToScan2', OverrideContentScanJob: 'On' },
    ]);
    assert.deepEqual(report.problems, []);
  });

  it('reads the classic client: its table, and its configuration with a TAB before the colon', () => {
    const report = readStatus(
      [
        'NodeName       ScannerStatus    LastTimeStamp',
        '--------       -------------    -------------',
        'AIPSCANNODE1            Idle    7/2/2018 10:04:07 AM',
        '',
        'Enforce\t                 : Off',
        'ReportLevel              : Info',
        'Schedule                 : Manual',
        'JustificationMessage     : Reclassified by Azure Information Protection Scanner',
      ].join('\n'),
    );
    const [snapshot] = report.snapshots;
    assert.equal(snapshot?.nodes?.[0]?.name, 'AIPSCANNODE1');
    assert.equal(snapshot?.nodes?.[0]?.status, 'Idle');
    assert.deepEqual(snapshot?.nodes?.[0]?.otherFields, { LastTimeStamp: '7/2/2018 10:04:07 AM' });
    assert.equal(snapshot?.configuration?.['Enforce'], 'Off');
    assert.equal(
      snapshot?.configuration?.['JustificationMessage'],
      'Reclassified by Azure Information Protection Scanner',
    );
  });

  it('steps over the frames of transcripts of 5.1 and 7, in any language', () => {
    const status = 'Cluster       : berlin\nClusterStatus : Idle\n';
    for (const head of [
      'Windows PowerShell transcript start\nStart time: 20260314092653\nCluster: no\n',
      'PowerShell transcript start\nStart time: 20260314092653\n',
      'Start der Windows PowerShell-Aufzeichnung\nStartzeit: 20260314092653\nComputer: SCAN01 (Microsoft Windows NT 10.0.17763.0)\n',
    ]) {
      const stars = '**********************\n';
      const report = readStatus(
        `${stars}${head}${stars}PS C:\\> Get-ScanStatus\n\n${status}\n${stars}x\n${stars}`,
      );
      assert.equal(report.snapshots[0]?.cluster, 'berlin');
      assert.equal(report.snapshots.length, 1);
      assert.deepEqual(report.problems, []);
    }
  });

  it('knows prompts of remoting, of other hosts and of nested shells', () => {
    for (const prompt of [
      'PS>',
      '[SCAN01]: PS C:\\Users\\x\\Documents> ',
      '(base) PS /home/x> ',
      'PS C:\\>> ',
      'C:\\Temp>powershell ',
    ]) {
      const report = readStatus(
        `${prompt}Get-ScanStatus\nCluster : c1\nClusterStatus : Idle\n${prompt}exit\n`,
      );
      assert.equal(report.snapshots[0]?.clusterStatus, 'Idle', prompt);
      assert.deepEqual(report.problems, [], prompt);
    }
  });

  it('begins a snapshot where the cluster or the start differ, and nowhere else', () => {
    const status = (cluster: string, day: number, elapsed: string): string =>
      `\nCluster       : ${cluster}\nClusterStatus : Scanning\nStartTime     : 2026-03-${day} 10:00:00\nTimeFromStart : ${elapsed}\n`;
    const verbose = (files: number): string =>
      `\nScannedFiles MBScanned CurrentScanSummary\n------------ --------- ------------------\n${String(files).padStart(12)}      1000 Microsoft.InformationProtection.Scanner.ScanSummaryData\n`;
    const report = readStatus(
      verbose(1) +
        status('a', 14, '00:00:10') +
        verbose(10) +
        status('a', 14, '00:01:00') +
        verbose(70) +
        status('a', 15, '00:00:05') +
        status('b', 15, '00:00:05'),
    );
    assert.deepEqual(
      report.snapshots.map(({ cluster, startTime, scannedFiles, timeFromStart }) => [
        cluster,
        startTime,
        scannedFiles,
        timeFromStart,
      ]),
      [
        [undefined, undefined, 1, undefined],
        ['a', '2026-03-14T10:00:00.000Z', 70, 60],
        ['a', '2026-03-15T10:00:00.000Z', undefined, 5],
        ['b', '2026-03-15T10:00:00.000Z', undefined, 5],
      ],
    );
    assert.deepEqual(
      report.snapshots[1]?.observations?.map(({ secondsFromStart, scannedFiles }) => [
        secondsFromStart,
        scannedFiles,
      ]),
      [
        [10, 10],
        [60, 70],
      ],
    );
  });

  it('keeps the configuration of another cluster apart', () => {
    const report = readStatus(
      'Cluster : a\nClusterStatus : Idle\n\nOnlineConfiguration : On\nCluster : b\n\nOnlineConfiguration : Off\nCluster : b\n',
    );
    assert.deepEqual(
      report.snapshots.map(({ cluster, configuration }) => [cluster, configuration?.['OnlineConfiguration']]),
      [
        ['a', undefined],
        [undefined, 'Off'],
      ],
    );
  });

  it('gives a cut node its full name when its summary says it, also where two begin alike', () => {
    const long = 'scan-with-a-very-long-name-in-the-data-centre-of-the-north';
    const report = readStatus(
      [
        'PS C:\\> $x.NodesInfo',
        '',
        'NodeName',
        '--------                                ',
        `${long.slice(0, 39)}…`,
        `${long.slice(0, 39)}…`,
        '',
        'PS C:\\> $x.NodesInfo[1].Summary',
        '',
        `ScannerID    : ${long}-2.contoso.com`,
        'ScannedFiles : 5',
        'FailedFiles  : 0',
        '',
        'PS C:\\> $x.NodesInfo[0].Summary',
        '',
        `ScannerID    : ${long}-1.contoso.com`,
        'ScannedFiles : 7',
        'FailedFiles  : 0',
      ].join('\n'),
    );
    assert.deepEqual(
      report.snapshots[0]?.nodes?.map(({ name, cut, summary }) => [name, cut, summary?.['scannedFiles']]),
      [
        [`${long}-1.contoso.com`, undefined, 7],
        [`${long}-2.contoso.com`, undefined, 5],
      ],
    );
  });

  it('does not take the pieces of a name with a comma for nodes once the nodes are printed', () => {
    const report = readStatus(
      'Cluster : c\nNodesInfo : {a, b, c}\n\nNodeName Status\n-------- ------\na, b     Idle\nc        Idle\n',
    );
    assert.deepEqual(
      report.snapshots[0]?.nodes?.map((node) => node.name),
      ['a, b', 'c'],
    );
  });

  it('keeps warnings, errors and answers as messages', () => {
    const report = readStatus(
      [
        'PS C:\\> Get-ScannerRepository',
        'WARNING: No content scan job or repositories defined',
        'PS C:\\> Get-AIPScannerStatus',
        "Get-AIPScannerStatus : The term 'Get-AIPScannerStatus' is not recognized as the name of a cmdlet, function, ",
        'script file, or operable program.',
        'At line:1 char:1',
        '+ Get-AIPScannerStatus',
        '+ ~~~~~~~~~~~~~~~~~~~~',
        '    + CategoryInfo          : ObjectNotFound: (Get-AIPScannerStatus:String) [], CommandNotFoundException',
        '    + FullyQualifiedErrorId : CommandNotFoundException',
        ' ',
        'PS C:\\> Set-Authentication',
        'Acquired access token on behalf of CONTOSO\\scanner.',
      ].join('\r\n'),
    );
    assert.deepEqual(
      report.messages.map(({ kind, line }) => [kind, line]),
      [
        ['warning', 2],
        ['error', 4],
        ['answer', 13],
      ],
    );
    assert.deepEqual(report.problems, []);
    assert.deepEqual(report.unknown, []);
  });

  it('carries the output of the diagnostics as it is', () => {
    const report = readStatus(
      'PS C:\\> Start-AIPScannerDiagnostics -OnBehalfOf $c\nDatabase check : ok\n\nPolicy is missing\nPS C:\\> exit\n',
    );
    assert.deepEqual(report.diagnostics, [
      {
        source: 'status.txt',
        line: 1,
        endLine: 4,
        command: 'Start-AIPScannerDiagnostics -OnBehalfOf $c',
        lines: ['Database check : ok', 'Policy is missing'],
        omittedLines: 0,
      },
    ]);
  });

  it('keeps unknown fields, localised labels and unreadable lines with their lines', () => {
    const report = readStatus(
      [
        'Cluster       : c1',
        'ClusterStatus : Idle',
        'NextScan      : tomorrow',
        '',
        'Clusterstatus des Scanners : Leerlauf',
        'Startzeit                  : gestern',
        '',
        'c1IdleScanningTrue',
      ].join('\n'),
    );
    assert.deepEqual(report.snapshots[0]?.otherFields, { NextScan: 'tomorrow' });
    assert.deepEqual(report.unknown, [
      {
        source: 'status.txt',
        line: 5,
        fields: { 'Clusterstatus des Scanners': 'Leerlauf', Startzeit: 'gestern' },
      },
    ]);
    assert.deepEqual(
      report.problems.map(({ kind, line }) => [kind, line]),
      [
        ['unknown-names', 5],
        ['unread-lines', 8],
      ],
    );
  });

  it('accepts counters that are not documented', () => {
    const report = readStatus(
      'ScannerID : n1\nScannedFiles : 3\nSkippedDueToType : 12\nReportPath : C:\\r\n',
    );
    assert.deepEqual(report.snapshots[0]?.nodes?.[0]?.summary, {
      scannerID: 'n1',
      scannedFiles: 3,
      skippedDueToType: 12,
      reportPath: 'C:\\r',
    });
  });

  it('writes numbers above 2^53 as their digits', () => {
    const report = readStatus(
      'ScannerID : 42\nScannedFiles : 9007199254740991\nScannedBytes : 9007199254740993\n',
    );
    assert.deepEqual(report.snapshots[0]?.nodes?.[0]?.summary, {
      scannerID: '42',
      scannedFiles: 9007199254740991,
      scannedBytes: '9007199254740993',
    });
  });

  it('reads names in any order, lists and tables that run together, colours, quotes of mail, and fences', () => {
    const text = [
      'On Monday somebody wrote:',
      '> ```powershell',
      '> \u001b[32;1mClusterStatus : \u001b[0mScanning',
      '> \u001b[32;1mCluster       : \u001b[0mc1',
      '> NodeName Status   IsScanning',
      '> -------- ------   ----------',
      '> n1       Scanning True',
      '> Path    Status',
      '> ----    ------',
      '> C:\\temp Skipped',
      '> ```',
    ].join('\n');
    const [snapshot] = readStatus(text).snapshots;
    assert.equal(snapshot?.cluster, 'c1');
    assert.deepEqual(
      snapshot?.nodes?.map((node) => [node.name, node.isScanning]),
      [['n1', 'True']],
    );
    assert.deepEqual(
      snapshot?.repositories?.map((one) => [one.path, one.status]),
      [['C:\\temp', 'Skipped']],
    );
  });

  it('reads a table whose dashes are lost, a Markdown table, and words that lost their columns', () => {
    for (const text of [
      'NodeName   Status   IsScanning\nn1         Scanning True\nn2         Idle     False\n',
      'NodeName   Status   IsScanning\n———————   -–-i--   ----=-----\nn1         Scanning True\nn2         Idle     False\n',
      '| NodeName | Status | IsScanning |\n|---|---|---|\n| n1 | Scanning | True |\n| n2 | Idle | False |\n',
      'NodeName   Status   IsScanning\n--------   ------   ----------\nn1 Scanning True\nn2 Idle False\n',
    ]) {
      assert.deepEqual(
        readStatus(text).snapshots[0]?.nodes?.map((node) => [node.name, node.status, node.isScanning]),
        [
          ['n1', 'Scanning', 'True'],
          ['n2', 'Idle', 'False'],
        ],
        text,
      );
    }
  });

  it('reads labels that OCR broke or glued', () => {
    const [snapshot] = readStatus('Cluster:c1\nCluster Status : Idle\nTime From Start: 00:00:07\n').snapshots;
    assert.deepEqual(
      [snapshot?.cluster, snapshot?.clusterStatus, snapshot?.timeFromStart],
      ['c1', 'Idle', 7],
    );
  });

  it('measures East Asian names in two columns on a console and in one in a file of 5.1', () => {
    for (const gap of ['  ', '']) {
      const text = `NodeName   Status   IsScanning\n--------   ------   ----------\n東京サーバ${gap === '' ? '     ' : ' '} Scanning True\n`;
      const [snapshot] = readStatus(text).snapshots;
      assert.deepEqual(
        snapshot?.nodes?.map((node) => [node.name, node.status]),
        [['東京サーバ', 'Scanning']],
        text,
      );
    }
  });

  it('reads the first rows of a table that breaks off, and says nothing it does not know', () => {
    const text = readFixture('fabrikam-six-nodes.nodes.table.w80.txt');
    const [snapshot] = readStatus(text.slice(0, text.indexOf('Offline') + 3)).snapshots;
    assert.deepEqual(
      snapshot?.nodes?.map((node) => node.status),
      ['Scanning', 'Error', 'Idle', 'Off'],
    );
    assert.equal(snapshot?.nodes?.[3]?.isScanning, undefined);
  });

  it('has ids that stay when the file grows', () => {
    const text = readFixture('contoso.session.txt');
    const before = readStatus(text).snapshots[0];
    const after = readStatus(
      `Get-ScannerDetails\r\n\r\n${text}${readFixture('fabrikam-six-nodes.session.txt')}`,
    ).snapshots[0];
    assert.equal(before?.id, 'contoso-test@2020-12-22T09:05:02.000Z');
    assert.deepEqual(
      [after?.id, after?.nodes?.map((node) => node.id), after?.repositories?.map((one) => one.id)],
      [before.id, before.nodes?.map((node) => node.id), before.repositories?.map((one) => one.id)],
    );
  });

  it('points to the line that shows each thing', () => {
    const text = readFixture('contoso.session.txt');
    const lines = text.split('\r\n');
    const [snapshot] = readStatus(text).snapshots;
    assert.ok(snapshot);
    assert.match(lines[snapshot.line - 1] ?? '', /^Cluster  /);
    assert.deepEqual(
      [...(snapshot.nodes ?? []), ...(snapshot.repositories ?? [])].map(({ line }) =>
        lines[line - 1]?.slice(0, 12),
      ),
      ['t-contoso1-T', 't-contoso2-T', 'C:\\temp Scan'],
    );
  });
});
