import assert from 'node:assert/strict';
import { judgeHealth, parseScannerStatus, toStatusJson, toStatusText } from '#engine';
import { tryDamagedStatuses } from '../../support/damaged-statuses.ts';
import { readFixture, readStatus } from './status-cases.ts';

function problemsOf(text: string): readonly (readonly [string, number | undefined])[] {
  return readStatus(text).problems.map(({ kind, line }) => [kind, line]);
}

describe('bad input', () => {
  it('refuses a document type and expands nothing of it', () => {
    const entities = Array.from(
      { length: 9 },
      (_, i) => `<!ENTITY ${'bcdefghij'.charAt(i)} "${`&${'abcdefghi'.charAt(i)};`.repeat(10)}">`,
    );
    const text = `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${entities.join('')}<!ENTITY f SYSTEM "file:///etc/passwd">]>\n<Objs Version="1.1.0.1"><Obj><Props><S N="Cluster">&j;&f;</S><S N="ClusterStatus">Idle</S></Props></Obj></Objs>`;
    const report = readStatus(text);
    assert.deepEqual(report.snapshots, []);
    assert.deepEqual(problemsOf(text), [['document-type', 2]]);
  });

  it('reads on after a comma too many and says where it stands', () => {
    const report = readStatus('{\n  "Cluster": "c1",\n  "ClusterStatus": "Idle",\n}\n');
    assert.equal(report.snapshots[0]?.clusterStatus, 'Idle');
    assert.deepEqual(
      report.problems.map(({ kind, line, message }) => [kind, line, message]),
      [['json-trailing-comma', 3, 'There is a comma too many before }: take it away. (column 26)']],
    );
  });

  it('keeps what stands before a mistake in JSON, and the objects behind it', () => {
    const report = readStatus(
      '{\n  "Cluster": "c1",\n  "ClusterStatus": "Idle",\n  "NodesInfo": [\n    {\n      "NodeName": "n1" "Status": "Idle"\n    },\n    {\n      "NodeName": "n2",\n      "Status": "Idle"\n    }\n  ]\n}\n',
    );
    assert.equal(report.snapshots[0]?.cluster, 'c1');
    assert.deepEqual(
      report.snapshots[0]?.nodes?.map((node) => node.name),
      ['n1', 'n2'],
    );
    assert.equal(report.problems[0]?.kind, 'json-syntax');
    assert.equal(report.problems[0]?.line, 6);
  });

  it('keeps what a JSON or clixml that breaks off has said until then', () => {
    const json = readFixture('fabrikam-six-nodes.status.depth5.json');
    const xml = readFixture('fabrikam-six-nodes.status.depth5.clixml');
    for (const text of [json.slice(0, json.length / 2), xml.slice(0, xml.length / 2)]) {
      const report = readStatus(text);
      assert.equal(report.snapshots[0]?.cluster, 'fabrikam-emea');
      assert.ok((report.snapshots[0]?.nodes ?? []).length >= 2);
      assert.ok(report.problems.length > 0);
    }
  });

  it('prints a number of a million digits as it is, in no time', () => {
    const text = `"ScannerID","ScannedFiles"\r\n"n1","${'9'.repeat(1_000_000)}"\r\n`;
    const report = parseScannerStatus({ path: 'status.csv', text });
    assert.match(toStatusText([report], judgeHealth(report.snapshots)), /9{1000}/);
  });

  it('shows no secret that a transcript has kept', () => {
    const text = [
      'PS C:\\> Get-AIPScannerConfiguration',
      'OnlineConfiguration : On',
      'Enforce             : Off',
      'ProxyPassword       : not-a-real-one',
      '',
      'WARNING: Set-Authentication -AppSecret not-a-real-one failed',
      '',
      'PS C:\\> Start-ScannerDiagnostics',
      'connects with Server=sql01;User ID=sa;Password=not-a-real-one;Encrypt=true',
    ].join('\r\n');
    const report = parseScannerStatus({ path: 'x', text });
    const shown = JSON.stringify(report) + toStatusText([report], []);
    assert.ok(!shown.includes('not-a-real-one'), shown);
    assert.ok(shown.includes('[hidden: password]') && shown.includes('[hidden: client secret]'), shown);
  });

  it('says what a file without status holds', () => {
    const found = (text: string): string | undefined => readStatus(text).sources[0]?.found;
    assert.equal(found(''), 'nothing but blanks');
    assert.equal(found('2026-03-14 09:26:53.1 Error x\nb\n'), '2 lines of other text');
    assert.equal(found('{ "name": "iplog-lens", "version": "1" }'), 'JSON with the names name, version');
    assert.equal(
      found('<Objs><Obj RefId="0"><Props><S N="Id">1</S></Props></Obj></Objs>'),
      'XML with the names Id, XML',
    );
    assert.equal(found('PK\u0003\u0004\u0014\u0000'), 'a zip archive, 1 line of other text');
    assert.equal(
      found('Name : Spooler\nDisplayName : x\nStatus : Running\n'),
      'values with the names Name, DisplayName, Status',
    );
  });

  it('stops at a depth that nobody writes', () => {
    assert.deepEqual(problemsOf('[\n'.repeat(100_000))[0], ['json-too-deep', 129]);
    assert.ok(problemsOf('{"a":\n'.repeat(1000)).some(([kind]) => kind === 'json-too-deep'));
    assert.deepEqual(problemsOf(`<Objs>${'<Obj><LST>'.repeat(100_000)}`), [['too-deep', 1]]);
  });

  it('reads an object to which clixml refers from many places once', () => {
    const levels = Array.from(
      { length: 40 },
      (_, i) => `<Obj RefId="${i + 1}"><LST>${`<Ref RefId="${i}" />`.repeat(10)}</LST></Obj>`,
    );
    const first = '<Obj RefId="0"><Props><S N="Cluster">c</S><S N="ClusterStatus">Idle</S></Props></Obj>';
    assert.equal(readStatus(`<Objs>${first}${levels.join('')}</Objs>`).snapshots.length, 1);
  });

  it('takes names of properties for names only', () => {
    const report = readStatus('{"Cluster":"c","ClusterStatus":"Idle","__proto__":"x","constructor":"y"}');
    const others = report.snapshots[0]?.otherFields ?? {};
    assert.deepEqual(Object.keys(others), ['__proto__', 'constructor']);
    assert.equal(({} as Record<string, unknown>)['x'], undefined);
  });

  it('tells about rows that stand askew, and keeps each line at its place', () => {
    const report = readStatus(
      'NodeName Status   IsScanning\n-------- ------   ----------\nn1nnnnnnnnnnScanning True and more\n',
    );
    assert.deepEqual(
      report.problems.map(({ kind, line }) => [kind, line]),
      [['askew-row', 3]],
    );
  });

  it('keeps what a table that breaks off in the middle of a row has said until then', () => {
    const text =
      'NodeName   Status    IsScanning\n--------   ------    ----------\nSCAN01     Scanning  True\nSCAN02     Scan';
    const report = parseScannerStatus({ path: 'x', text });
    assert.deepEqual(
      report.snapshots[0]?.nodes?.map(({ name, status, isScanning }) => [
        name,
        status?.text,
        isScanning?.text,
      ]),
      [
        ['SCAN01', 'Scanning', 'True'],
        ['SCAN02', 'Scan', undefined],
      ],
    );
    const verdicts = judgeHealth(report.snapshots).map(({ code, line, level }) => [code, line, level]);
    // Half a word is no word: nothing is guessed, and unknown is not healthy.
    assert.deepEqual(verdicts, [
      ['node-unknown', 4, 'unknown'],
      ['node-working', 3, 'healthy'],
    ]);
  });

  it('tells two tables apart that run together, and a list from a table', () => {
    const text =
      'Cluster        : contoso\nNodeName   Status    IsScanning\n--------   ------    ----------\nSCAN01     Scanning  True\n' +
      'Path          Status\n----          ------\nC:\\temp       Scanning\n\\\\srv\\fin     Skipped\n';
    const { snapshots, problems } = readStatus(text);
    assert.equal(snapshots.length, 1);
    assert.equal(snapshots[0]?.cluster, 'contoso');
    assert.deepEqual(
      snapshots[0]?.nodes?.map(({ name, status }) => [name, status]),
      [['SCAN01', 'Scanning']],
    );
    assert.deepEqual(
      snapshots[0]?.repositories?.map(({ path, status }) => [path, status]),
      [
        ['C:\\temp', 'Scanning'],
        ['\\\\srv\\fin', 'Skipped'],
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('reads lists that lost their blanks to OCR, and lists the table that cannot be told apart any more', () => {
    const { snapshots, problems } = readStatus(
      'Cluster:contoso\nClusterStatus:Scanning\nStartTime:3/13/20261:00:02AM\nTimeFromStart:00:00:00:37\nNodesInfo:{SCAN01,SCAN02}\n\n' +
        'NodeNameStatusIsScanning\n------------------------\nSCAN01ScanningTrue\nSCAN02ScanningPending\n\n' +
        'ScannerID:SCAN01\nScannedFiles:2280\nFailedFiles:12\n',
    );
    const [snapshot] = snapshots;
    assert.deepEqual(
      [snapshot?.cluster, snapshot?.clusterStatus, snapshot?.timeFromStart],
      ['contoso', 'Scanning', 37],
    );
    assert.deepEqual(
      snapshot?.nodes?.map(({ name, summary }) => [name, summary?.['failedFiles']]),
      [
        ['SCAN01', 12],
        ['SCAN02', undefined],
      ],
    );
    assert.deepEqual(
      problems.map(({ kind, line }) => [kind, line]),
      [
        ['unclear-time', 3],
        ['unknown-names', 9],
      ],
    );
  });

  it('reads a transcript of 10 MB to its last line, in bounded memory', function () {
    this.timeout(180_000);
    const session = readFixture('contoso.session.txt');
    const text = session.repeat(Math.ceil(1e7 / session.length));
    const report = parseScannerStatus({ path: 'x', text });
    const lines = text.split('\n').length;
    const last = report.snapshots.at(-1)?.endLine ?? 0;
    assert.ok(lines - last < session.split('\n').length, `${last} of ${lines}`);
    assert.ok(report.problems.length < 500);
  });

  it('prints nothing that a terminal would obey', () => {
    const report = parseScannerStatus({
      path: 'a\u001b[2J.json',
      text: '{"Cluster":"c\\u001b]0;x\\u0007\\u202e","ClusterStatus":"\\u001b[31mIdle","NodesInfo":["n\\r\\u009b2J"]}',
    });
    const text = toStatusText([report], judgeHealth(report.snapshots));
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('damaged files', () => {
  it('give a report, whatever is missing, changed or doubled in them', function () {
    this.timeout(180_000);
    tryDamagedStatuses(10_000, (text) => {
      const report = parseScannerStatus({ path: 'x', text });
      const health = judgeHealth(report.snapshots);
      toStatusJson([report], health);
      toStatusText([report], health);
      const lines = text.split(/\r\n|\r|\n/).length;
      for (const problem of report.problems) assert.ok((problem.line ?? 1) <= lines);
      for (const verdict of health) assert.ok(verdict.line >= 1 && verdict.line <= lines);
    });
  });
});

describe('large files', () => {
  // Enough for anything quadratic to take minutes.
  const megabytes = 1;
  const session = readFixture('fabrikam-six-nodes.session.txt');
  const noise = 'VERBOSE: Performing the operation on target "\\\\srv\\share\\file.docx".\r\n';

  const makers: Readonly<Record<string, () => string>> = {
    'a transcript of sessions': () => session.repeat(Math.ceil((megabytes * 1e6) / session.length)),
    'a transcript of other commands': () =>
      noise.repeat(Math.ceil((megabytes * 1e6) / noise.length)) + session,
    'lines that are nothing': () => 'x\r\n'.repeat((megabytes * 1e6) / 3),
    'one line': () => 'Cluster : '.repeat(megabytes * 1e5),
    'returns without feeds': () => 'a\r'.repeat(megabytes * 5e5) + '\n',
    dashes: () => '- - -\n'.repeat((megabytes * 1e6) / 6),
    'headers without rows': () => 'Path Status\n---- ------\n\n'.repeat((megabytes * 1e6) / 25),
    'a wide gap and many rows': () =>
      `Path${' '.repeat(9000)}Status\n----${' '.repeat(9000)}------\n${'a\n'.repeat(4e5)}${'x'.repeat(9020)}\n`,
    'brackets that open JSON': () => '[\n'.repeat((megabytes * 1e6) / 2),
    'quotes that open JSON': () => '{"\n'.repeat((megabytes * 1e6) / 3),
    'clixml that never ends': () => '<Objs>\n'.repeat((megabytes * 1e6) / 7),
    'clixml that only ends': () => '<?xml?></Objs>\n'.repeat((megabytes * 1e6) / 15),
    'nodes of one cluster': () =>
      `NodeName Status IsScanning\n-------- ------ ----------\n${Array.from({ length: 4e4 }, (_, i) => `n${String(i).padStart(7, '0')} Idle   False\n`).join('')}`,
    'nodes with one cut name': () => `NodeName\n--------\n${'abcdefg…\n'.repeat(1e5)}`,
    'summaries of other nodes': () =>
      Array.from(
        { length: 1.5e4 },
        (_, i) => `ScannerID : n${i}\nScannedFiles : 1\nFailedFiles : 1\n\n`,
      ).join(''),
    CSV: () => `"NodeName","Status"\n${'"n1","Idle"\n'.repeat(1e5)}`,
    'quotes in CSV': () => `"NodeName","Status"\n${'"\n'.repeat(5e5)}`,
  };
  for (const [name, make] of Object.entries(makers)) {
    it(`are read in time that grows with their size: ${name}`, function () {
      this.timeout(180_000);
      const text = make();
      // Processor time, so that a busy machine does not fail it.
      const begin = process.cpuUsage();
      const report = parseScannerStatus({ path: 'x', text });
      judgeHealth(report.snapshots);
      const { user, system } = process.cpuUsage(begin);
      const seconds = (user + system) / 1e6;
      if (process.env['TIMES'] !== undefined)
        console.log(`      ${seconds.toFixed(2)} s for ${(text.length / 1e6).toFixed(1)} MB`);
      assert.ok(seconds < 10, `${seconds} s`);
      assert.ok(report.problems.length < 2000);
    });
  }
});
