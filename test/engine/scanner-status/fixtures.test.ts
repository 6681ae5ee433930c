import assert from 'node:assert/strict';
import { readFixture, readStatus, truth, type Counters, type TrueStatus } from './status-cases.ts';

type Snapshot = ReturnType<typeof readStatus>['snapshots'][number];
type RepositoryJson = NonNullable<Snapshot['repositories']>[number];

/** What a form keeps of a status. */
type Part =
  | 'status'
  | 'names'
  | 'firstNames'
  | 'nodes'
  | 'summaries'
  | 'firstSummary'
  | 'current'
  | 'totals'
  | 'repositories'
  | 'paths'
  | 'job'
  | 'configuration';

const forms: Readonly<Record<string, readonly Part[]>> = {
  'status.list.w40.txt': ['status', 'firstNames'],
  'status.list.w80.txt': ['status', 'firstNames'],
  'status.list.w120.txt': ['status', 'firstNames'],
  'status.utf16.txt': ['status', 'firstNames'],
  'status.utf8bom.txt': ['status', 'firstNames'],
  'status.table.w80.txt': ['status'],
  'status.table.w80.dots.utf16.txt': ['status'],
  'status.autosize.w120.txt': ['status'],
  'status.autosize.w120.dots.utf16.txt': ['status'],
  'status.depth1.json': ['status', 'names'],
  'status.depth2.json': ['status', 'nodes'],
  'status.depth5.json': ['status', 'nodes', 'summaries'],
  'status.depth2.clixml': ['status', 'nodes'],
  'status.depth5.clixml': ['status', 'nodes', 'summaries'],
  'nodes.table.w80.txt': ['nodes'],
  'nodes.table.w80.dots.utf16.txt': ['nodes'],
  'nodes.table.w120.txt': ['nodes'],
  'nodes.autosize.w120.txt': ['nodes'],
  'nodes.wrap.w80.txt': ['nodes'],
  'nodes.list.w80.txt': ['nodes'],
  'nodes.csv': ['nodes'],
  'nodes.type.csv': ['nodes'],
  'summaries.csv': ['summaries'],
  'node0.summary.w80.txt': ['firstSummary'],
  'current.summary.w80.txt': ['current'],
  'verbose.table.w80.txt': ['totals'],
  'verbose.table.w120.txt': ['totals'],
  'verbose.table.w80.dots.utf16.txt': ['totals'],
  'verbose.table.w120.dots.utf16.txt': ['totals'],
  'verbose.depth5.json': ['totals', 'current', 'repositories'],
  'verbose.depth5.clixml': ['totals', 'current', 'repositories'],
  'repositories.w40.txt': ['paths'],
  'repositories.w40.dots.utf16.txt': ['paths'],
  'repositories.w80.txt': ['paths'],
  'repositories.w80.dots.utf16.txt': ['paths'],
  'job.w80.txt': ['job'],
  'configuration.w120.txt': ['configuration'],
  'session.txt': ['status', 'nodes', 'summaries', 'totals', 'repositories'],
  'session.utf16.txt': ['status', 'nodes', 'summaries', 'totals', 'repositories'],
  'transcript.txt': ['status', 'nodes', 'summaries', 'totals', 'repositories'],
};

describe('status that PowerShell printed is read back', () => {
  for (const status of truth) {
    for (const [form, parts] of Object.entries(forms)) {
      let text: string;
      try {
        text = readFixture(`${status.Name}.${form}`);
      } catch {
        // The 5.1 forms were made only where something was cut.
        continue;
      }
      if (text.trim() === '') continue;
      it(`${status.Name}.${form}`, () => {
        const { snapshots } = readStatus(text);
        assert.equal(snapshots.length, 1);
        const [snapshot] = snapshots;
        assert.ok(snapshot);
        for (const part of parts) checks[part](snapshot, status, form);
      });
    }
  }

  it('says that an empty table of repositories holds nothing', () => {
    const report = readStatus(readFixture('nordwind-deutsch.repositories.w80.txt'));
    assert.deepEqual(report.snapshots, []);
    assert.equal(report.sources[0]?.found, 'nothing but blanks');
  });
});

const checks: Readonly<Record<Part, (snapshot: Snapshot, status: TrueStatus, form: string) => void>> = {
  status(snapshot, status, form) {
    assert.equal(snapshot.cluster, status.Cluster);
    assert.equal(snapshot.clusterStatus, status.ClusterStatus);
    const [days = 0, hours = 0, minutes = 0, seconds = 0] = status.TimeFromStart.split(/[.:]/).map(Number);
    assert.equal(snapshot.timeFromStart, ((days * 24 + hours) * 60 + minutes) * 60 + seconds);
    const isOpen = status.Name.startsWith('fabrikam') && !/json|clixml/.test(form);
    assert.equal(snapshot.startTime, isOpen ? null : new Date(status.StartTimeUtc).toISOString());
  },
  names: (snapshot, status) => assertNames(snapshot, status, status.Nodes.length),
  firstNames: (snapshot, status) => assertNames(snapshot, status, 4),
  nodes(snapshot, status) {
    assertNames(snapshot, status, status.Nodes.length);
    assert.deepEqual(
      snapshot.nodes?.map((node) => [node.status, node.isScanning]),
      status.Nodes.map((node) => [node.Status, node.IsScanning]),
    );
  },
  summaries(snapshot, status) {
    for (const [i, node] of status.Nodes.entries())
      assertCounters(snapshot.nodes?.[i]?.summary, node.Summary);
  },
  firstSummary(snapshot, status) {
    assert.equal(snapshot.nodes?.length, 1);
    assert.equal(snapshot.nodes?.[0]?.name, status.Nodes[0]?.NodeName);
    assertCounters(snapshot.nodes?.[0]?.summary, status.Nodes[0]?.Summary);
  },
  current: (snapshot, status) => assertCounters(snapshot.currentScan, status.Current),
  totals(snapshot, status) {
    assert.equal(snapshot.scannedFiles, status.Current.ScannedFiles);
    assert.equal(snapshot.scannedBytes, status.Current.ScannedBytes);
  },
  repositories(snapshot, status) {
    assert.deepEqual(
      (snapshot.repositories ?? []).map(({ path, status: word }) => [path, word]),
      status.Repositories.map(({ Path, Status }) => [Path, Status]),
    );
  },
  paths(snapshot, status) {
    assert.equal(snapshot.repositories?.length, status.Repositories.length);
    for (const [i, { Path, Status }] of status.Repositories.entries()) {
      const read: RepositoryJson | undefined = snapshot.repositories?.[i];
      assert.ok(read);
      if (read.cut === true) assert.ok(Path.startsWith(read.path) && Path !== read.path);
      else assert.equal(read.path, Path);
      if (status.Name === 'contoso') assert.equal(read.status, Status);
      else assert.equal(read.status, undefined);
    }
  },
  job: (snapshot, status) => assertSettings(snapshot.job, status.Job),
  configuration: (snapshot, status) => assertSettings(snapshot.configuration, status.Configuration),
};

function assertNames(snapshot: Snapshot, status: TrueStatus, count: number): void {
  assert.deepEqual(
    snapshot.nodes?.map(({ name, cut }) => [name, cut]),
    status.Nodes.slice(0, count).map((node) => [node.NodeName, undefined]),
  );
}

function assertCounters(read: Snapshot['currentScan'], counters: Counters | undefined): void {
  assert.ok(read !== undefined && counters !== undefined);
  const expected = Object.entries(counters).map(([name, value]) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    value,
  ]);
  const { scannerID: _, ...rest } = read;
  assert.deepEqual(rest, Object.fromEntries(expected));
}

function assertSettings(
  read: Snapshot['job'],
  settings: Readonly<Record<string, string | boolean | null>>,
): void {
  const expected = Object.entries(settings).map(([name, value]) => [
    name,
    value === null ? '' : value === false ? 'False' : String(value),
  ]);
  assert.deepEqual(read, Object.fromEntries(expected));
}
