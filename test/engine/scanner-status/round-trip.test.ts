import assert from 'node:assert/strict';
import fc from 'fast-check';
import { displayWidth } from '../../../engine/src/scanner-status/display-width.ts';
import { arbitraryStatus } from './arbitrary-status.ts';
import { type Console, printCsv, printList, printTable, show } from './powershell-printer.ts';
import { currentObject, printClixml, statusObject } from './serializers.ts';
import {
  currentRow,
  nodeRows,
  printTime,
  readStatus,
  repositoryRows,
  statusRow,
  summaryRow,
  type Counters,
  type TrueStatus,
} from './status-cases.ts';

/** More of them find rarer mistakes: `RUNS=20000`. */
const RUNS = Number(process.env['RUNS'] ?? 300);

type Snapshot = ReturnType<typeof readStatus>['snapshots'][number];

const consoles: fc.Arbitrary<Console> = fc.record({
  width: fc.integer({ min: 40, max: 220 }),
  wordWrap: fc.boolean(),
  mark: fc.constantFrom('…' as const, '...' as const),
});

/** The only snapshot of a text. */
function readOne(text: string): Snapshot {
  const { snapshots } = readStatus(text);
  assert.equal(snapshots.length, 1, `${snapshots.length} snapshots`);
  const [snapshot] = snapshots;
  assert.ok(snapshot);
  return snapshot;
}

function assertCluster(snapshot: Snapshot, status: TrueStatus, culture: string | undefined): void {
  assert.equal(snapshot.cluster, status.Cluster);
  assert.equal(snapshot.clusterStatus, status.ClusterStatus);
  assert.equal(snapshot.timeFromStart, secondsOf(status.TimeFromStart));
  const slashed = culture === 'en-US' || culture === 'en-GB';
  const date = new Date(status.StartTimeUtc);
  const isOpen = slashed && date.getUTCDate() <= 12 && date.getUTCDate() !== date.getUTCMonth() + 1;
  assert.equal(snapshot.startTime, isOpen ? null : date.toISOString());
}

function secondsOf(text: string): number {
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = text.split(/[.:]/).map(Number);
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

function assertNodes(snapshot: Snapshot, status: TrueStatus): void {
  assert.deepEqual(
    snapshot.nodes?.map(({ name, status: word, isScanning, cut }) => ({ name, word, isScanning, cut })),
    status.Nodes.map(({ NodeName, Status, IsScanning }) => ({
      name: NodeName,
      word: Status,
      isScanning: IsScanning,
      cut: undefined,
    })),
  );
}

function assertCounters(read: Snapshot['currentScan'], counters: Counters): void {
  assert.ok(read);
  const { scannerID: _, ...rest } = read;
  const { ScannedFiles, FailedFiles, ScannedBytes, Classified, Labeled } = counters;
  assert.deepEqual(rest, {
    scannedFiles: ScannedFiles,
    failedFiles: FailedFiles,
    scannedBytes: ScannedBytes,
    classified: Classified,
    labeled: Labeled,
  });
}

function assertRepositories(snapshot: Snapshot, status: TrueStatus): void {
  assert.deepEqual(
    (snapshot.repositories ?? []).map(({ path, status: word, cut }) => ({ path, word, cut })),
    status.Repositories.map(({ Path, Status }) => ({ path: Path, word: Status, cut: undefined })),
  );
}

function check(property: (status: TrueStatus, console: Console) => void): void {
  fc.assert(fc.property(arbitraryStatus, consoles, property), { numRuns: RUNS });
}

describe('a printed status is read back', () => {
  it('from a list of any width: cluster and the nodes that are enumerated', () => {
    check((status, console) => {
      const snapshot = readOne(
        printList([statusRow(status, printTime(status.StartTimeUtc, status.Culture))], console),
      );
      assertCluster(snapshot, status, status.Culture);
      assert.deepEqual(
        snapshot.nodes?.map((node) => node.name),
        status.Nodes.slice(0, 4).map((node) => node.NodeName),
      );
    });
  });

  it('from the nodes as a list of any width', () => {
    check((status, console) => assertNodes(readOne(printList(nodeRows(status), console)), status));
  });

  it('from the nodes as a table that is wide enough for names and words', () => {
    check((status, console) => {
      assertNodes(readOne(printTable(nodeRows(status), { ...console, width: 400 })), status);
    });
  });

  it('from the nodes as a table with wrapped cells', () => {
    check((status, console) => {
      const names = status.Nodes.map((node) => displayWidth(node.NodeName));
      // Room for names and words, and for a piece of the type name, which is what wraps.
      const width = Math.max(8, ...names) + 1 + 8 + 1 + 10 + 1 + 8 + (console.width % 40);
      assertNodes(readOne(printTable(nodeRows(status), { ...console, width }, true)), status);
    });
  });

  it('from a summary: the node that it names, with its counters', () => {
    check((status, console) => {
      const [first] = status.Nodes;
      assert.ok(first);
      const snapshot = readOne(printList([summaryRow(first.NodeName, first.Summary)], console));
      assert.deepEqual(
        snapshot.nodes?.map((node) => node.name),
        [first.NodeName],
      );
      assertCounters(snapshot.nodes?.[0]?.summary, first.Summary);
    });
  });

  it('from a summary without an id: the current scan', () => {
    check((status, console) => {
      const snapshot = readOne(printList([summaryRow('', status.Current)], console));
      assert.equal(snapshot.nodes, undefined);
      assertCounters(snapshot.currentScan, status.Current);
    });
  });

  it('from the repositories, whole or cut with a mark, in a table of any width', () => {
    check((status, console) => {
      fc.pre(status.Repositories.length > 0);
      const snapshot = readOne(printTable(repositoryRows(status), console));
      const read = snapshot.repositories ?? [];
      assert.equal(read.length, status.Repositories.length);
      for (const [i, { Path, Status }] of status.Repositories.entries()) {
        const one = read[i];
        assert.ok(one);
        if (one.cut === true) assert.ok(Path.startsWith(one.path), `${one.path} begins ${Path}`);
        else assert.equal(one.path, Path);
        // Where the paths leave no room, the column vanishes without a word.
        if (one.status !== undefined) assert.ok(Status.startsWith(one.status.replace(/…$/, '')));
      }
    });
  });

  it('from -Verbose in a wide table: totals, and the repositories that are enumerated', () => {
    check((status, console) => {
      const snapshot = readOne(printTable([currentRow(status)], { ...console, width: 4000 }));
      assert.equal(snapshot.scannedFiles, status.Current.ScannedFiles);
      assert.equal(snapshot.scannedBytes, status.Current.ScannedBytes);
      assertRepositories(snapshot, { ...status, Repositories: status.Repositories.slice(0, 4) });
      assert.equal(snapshot.currentScan, undefined);
    });
  });

  it('from CSV with the list separator of any culture, with and without #TYPE', () => {
    fc.assert(
      fc.property(
        arbitraryStatus,
        fc.constantFrom(',', ';', '\t'),
        fc.boolean(),
        (status, delimiter, typed) => {
          assertNodes(
            readOne(printCsv(nodeRows(status), typed ? 'System.Object' : undefined, delimiter)),
            status,
          );
        },
      ),
      { numRuns: RUNS },
    );
  });

  for (const depth of [1, 2, 5]) {
    it(`from JSON of depth ${depth}`, () => {
      check((status) => {
        const snapshot = readOne(JSON.stringify(statusObject(status, depth), undefined, 2));
        assertObject(snapshot, status, depth);
      });
    });
    it(`from clixml of depth ${depth}`, () => {
      check((status) => assertObject(readOne(printClixml(statusObject(status, depth))), status, depth));
    });
  }

  it('from -Verbose as JSON and as clixml: the current scan and every repository', () => {
    check((status) => {
      for (const text of [JSON.stringify(currentObject(status)), printClixml(currentObject(status))]) {
        const snapshot = readOne(text);
        assertCounters(snapshot.currentScan, status.Current);
        assertRepositories(snapshot, status);
      }
    });
  });

  it('from a session of several commands: everything, under the full names', () => {
    check((status, console) => {
      const wide = { ...console, width: Math.max(80, console.width) };
      const snapshot = readOne(printSession(status, wide));
      assertCluster(snapshot, status, status.Culture);
      assert.equal(snapshot.nodes?.length, status.Nodes.length);
      for (const [i, node] of status.Nodes.entries()) {
        assert.equal(snapshot.nodes?.[i]?.name, node.NodeName);
        assertCounters(snapshot.nodes?.[i]?.summary, node.Summary);
      }
      const hasStatus = printTable(repositoryRows(status), wide).split('\r\n')[1]?.endsWith('Status');
      assert.equal((snapshot.repositories ?? []).length, status.Repositories.length);
      for (const [i, { Path, Status }] of status.Repositories.entries()) {
        const read = snapshot.repositories?.[i];
        assert.ok(
          read?.cut === true ? Path.startsWith(read.path) : read?.path === Path,
          `${read?.path} is ${Path}`,
        );
        const word = read?.status?.replace(/…$/, '');
        if (hasStatus === true)
          assert.ok(word !== undefined && Status.startsWith(word), `${word} is ${Status}`);
      }
    });
  });

  it('from a list whose blanks at the ends of lines an editor took away', () => {
    check((status, console) => {
      // A blank at the break of a name itself is lost with them; names of hosts have none.
      const Nodes = status.Nodes.map((node, i) => ({
        ...node,
        NodeName: `scan-${i}.emea.contoso-${node.Summary.Labeled}.com`,
      }));
      const text = printList(
        [statusRow({ ...status, Cluster: 'contoso', Nodes }, '2025/12/31 1:02:03')],
        console,
      );
      const snapshot = readOne(text.replaceAll(/ +(?=\r\n)/g, ''));
      assert.deepEqual(
        snapshot.nodes?.map((node) => node.name),
        Nodes.slice(0, 4).map((node) => node.NodeName),
      );
    });
  });
});

function assertObject(snapshot: Snapshot, status: TrueStatus, depth: number): void {
  assertCluster(snapshot, status, undefined);
  if (depth < 2) {
    assert.deepEqual(
      snapshot.nodes?.map((node) => node.name),
      status.Nodes.map((node) => node.NodeName),
    );
    return;
  }
  assertNodes(snapshot, status);
  for (const [i, node] of status.Nodes.entries()) {
    const summary = snapshot.nodes?.[i]?.summary;
    if (depth < 3) assert.equal(summary, undefined);
    else assertCounters(summary, node.Summary);
  }
}

/** Status, nodes, their summaries, -Verbose and repositories, as the guide goes through them. */
function printSession(status: TrueStatus, console: Console): string {
  const get = status.OldNames ? 'Get-AIPScannerStatus' : 'Get-ScanStatus';
  const prompt = 'PS C:\\WINDOWS\\system32> ';
  return [
    `PS C:\\> ${get}\r\n`,
    printList([statusRow(status, printTime(status.StartTimeUtc, status.Culture))], console),
    `${prompt}$x=${get}\r\n${prompt}$x.NodesInfo\r\n`,
    printTable(nodeRows(status), console),
    ...status.Nodes.flatMap((node, i) => [
      `${prompt}$x.NodesInfo[${i}].Summary\r\n`,
      printList([summaryRow(node.NodeName, node.Summary)], console),
    ]),
    `${prompt}$x=${get} -Verbose\r\n${prompt}$x\r\n`,
    printTable([currentRow(status)], console),
    `${prompt}$x.RepositoriesStatus\r\n`,
    status.Repositories.length === 0 ? '' : printTable(repositoryRows(status), console),
  ].join('');
}

it('the printer shows four elements of a collection', () => {
  assert.equal(show(['a', 'b', 'c', 'd', 'e'], { mark: '…' }), '{a, b, c, d…}');
});
