import type { StatusSnapshot } from '../model/scanner-status.ts';
import { addCurrent } from './add-current.ts';
import { addNode } from './add-node.ts';
import { addRepository, addSettings, sectionCluster } from './add-settings.ts';
import { addStatus, readStatus } from './add-status.ts';
import { addSummary } from './add-summary.ts';
import { RecordClassifier, type ClassifiedPart } from './classify-record.ts';
import { closeSnapshots } from './close-snapshots.ts';
import type { RecordKind } from './field-names.ts';
import { openSnapshot, type CutEnumeration, type OpenSnapshot } from './open-snapshot.ts';
import type { OutputContext } from './output-context.ts';
import type { DateOrders } from './parse-start-time.ts';
import type { PrintedField, PrintedRecord } from './printed-value.ts';
import type { CommandHint } from './prompt.ts';
import { beginsAnother, sameName } from './snapshot-identity.ts';

/** Puts the records of one file together to snapshots, in the order in which they come. */
export class SnapshotCollector {
  readonly #path: string;
  readonly #orders: DateOrders;
  readonly #problem: OutputContext['problem'];
  readonly #classifier = new RecordClassifier();
  readonly #snapshots: OpenSnapshot[] = [];
  #hint: CommandHint | undefined;
  #block = 0;
  #ordinal = 0;
  #kind: RecordKind | undefined;

  constructor(path: string, orders: DateOrders, problem: OutputContext['problem']) {
    this.#path = path;
    this.#orders = orders;
    this.#problem = problem;
  }

  /** A new output begins. */
  startBlock(hint: CommandHint | undefined): void {
    if (hint !== undefined) this.#hint = hint;
    this.#block++;
    this.#ordinal = 0;
    this.#kind = undefined;
  }

  /** Takes a record in; returns the parts of it that are no scanner output. */
  add(record: PrintedRecord): readonly ClassifiedPart[] {
    const foreign: ClassifiedPart[] = [];
    for (const part of this.#classifier.classify(record.fields)) {
      if (part.kind === undefined) {
        foreign.push(part);
        continue;
      }
      if (part.kind !== this.#kind) this.startBlock(undefined);
      this.#kind = part.kind;
      const snapshot = this.#addPart(part.kind, part.fields, record);
      snapshot.endLine = Math.max(snapshot.endLine, record.endLine);
      this.#ordinal++;
    }
    return foreign;
  }

  finish(): readonly StatusSnapshot[] {
    for (const snapshot of this.#snapshots) {
      const { cutNodes, cutRepositories, nodes, repositories } = snapshot;
      this.#reportCut('NodesInfo', 'nodes', cutNodes, nodes?.all ?? []);
      this.#reportCut('RepositoriesStatus', 'repositories', cutRepositories, repositories?.all ?? []);
      this.#reportDropped('nodes', snapshot.line, nodes?.dropped ?? 0);
      this.#reportDropped('repositories', snapshot.line, repositories?.dropped ?? 0);
    }
    return closeSnapshots(this.#snapshots, this.#path);
  }

  /** An enumeration that broke off matters only where no later output prints the things themselves. */
  #reportCut(
    name: string,
    things: string,
    cut: CutEnumeration | undefined,
    entries: readonly { readonly printed: boolean }[],
  ): void {
    if (cut === undefined) return;
    const printed = entries.filter((entry) => entry.printed).length;
    if (printed > 0 && printed >= cut.named) return;
    this.#problem('cut-value', cut.line, `${name} was cut: there may be more ${things} than are named here.`);
  }

  #reportDropped(things: string, line: number, dropped: number): void {
    if (dropped === 0) return;
    this.#problem(
      'too-many',
      line,
      `This snapshot names too many ${things}; ${dropped} of them are left out.`,
    );
  }

  #addPart(kind: RecordKind, fields: readonly PrintedField[], record: PrintedRecord): OpenSnapshot {
    const line = fields[0]?.line ?? record.line;
    const context: OutputContext = {
      record,
      block: this.#block,
      ordinal: this.#ordinal,
      hint: this.#hint,
      problem: this.#problem,
    };
    if (kind === 'status') return this.#addStatus(fields, line, context);
    const snapshot = this.#current(line, kind === 'configuration' ? sectionCluster(fields) : undefined);
    switch (kind) {
      case 'current':
        addCurrent(snapshot, fields, context);
        break;
      case 'node':
        addNode(snapshot, fields, context);
        break;
      case 'summary':
        addSummary(snapshot, fields, context);
        break;
      case 'repository':
        addRepository(snapshot, fields, context);
        break;
      case 'repositorySettings':
      case 'configuration':
      case 'classicConfiguration':
      case 'job':
        addSettings(snapshot, kind, fields, line);
        break;
    }
    return snapshot;
  }

  /** The snapshot that output without a cluster of its own belongs to. */
  #current(line: number, cluster: string | undefined): OpenSnapshot {
    const last = this.#snapshots.at(-1);
    const lastCluster = last?.cluster?.text ?? last?.configuration?.fields.get('cluster')?.text;
    const other =
      cluster !== undefined && lastCluster !== undefined && !sameName(cluster, lastCluster, last?.clusterCut);
    if (last !== undefined && !other) return last;
    return this.#open(line);
  }

  #open(line: number): OpenSnapshot {
    const snapshot = openSnapshot(line);
    this.#snapshots.push(snapshot);
    return snapshot;
  }

  #addStatus(fields: readonly PrintedField[], line: number, context: OutputContext): OpenSnapshot {
    const status = readStatus(fields, this.#orders, context);
    const last = this.#snapshots.at(-1);
    const isNew = last === undefined || beginsAnother(last, status.cluster, status.startTime);
    const snapshot = isNew ? this.#open(line) : last;
    addStatus(snapshot, status, context);
    return snapshot;
  }
}
