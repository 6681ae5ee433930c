import type {
  PrintedSetting,
  PrintedText,
  ScanDuration,
  ScanObservation,
  ScanStartTime,
  StatusCount,
  StatusField,
} from '../model/scanner-status.ts';
import { NamedEntries, type NamedEntry } from './named-entries.ts';

/** A summary while it is put together; a name printed again replaces what it said before. */
export interface OpenSummary {
  line: number;
  readonly fields: Map<string, StatusField>;
}

export interface OpenNode extends NamedEntry {
  line: number;
  /** False while only an enumeration has named it. */
  printed: boolean;
  status: PrintedText | undefined;
  isScanning: PrintedText | undefined;
  summary: OpenSummary | undefined;
  readonly otherFields: StatusField[];
}

export interface OpenRepository extends NamedEntry {
  line: number;
  /** False while only an enumeration has named it. */
  printed: boolean;
  status: PrintedText | undefined;
  readonly otherFields: StatusField[];
}

export interface OpenSection {
  readonly line: number;
  readonly fields: Map<string, PrintedSetting>;
}

/** An enumeration that broke off, and how many names it had until then. */
export interface CutEnumeration {
  readonly line: number;
  readonly named: number;
}

/** A snapshot while its file is read. */
export interface OpenSnapshot {
  readonly line: number;
  endLine: number;
  cluster: PrintedText | undefined;
  clusterCut: boolean;
  clusterStatus: PrintedText | undefined;
  startTime: ScanStartTime | undefined;
  timeFromStart: ScanDuration | undefined;
  nodes: NamedEntries<OpenNode> | undefined;
  /** The enumeration of the nodes as printed, without braces, when it was complete. */
  nodeEnumeration: string | undefined;
  cutNodes: CutEnumeration | undefined;
  scannedFiles: StatusField | undefined;
  scannedBytes: StatusField | undefined;
  repositories: NamedEntries<OpenRepository> | undefined;
  cutRepositories: CutEnumeration | undefined;
  currentScan: OpenSummary | undefined;
  configuration: OpenSection | undefined;
  job: OpenSection | undefined;
  readonly repositorySettings: OpenSection[];
  readonly otherFields: StatusField[];
  readonly observations: { -readonly [K in keyof ScanObservation]: ScanObservation[K] }[];
}

export function openSnapshot(line: number): OpenSnapshot {
  return {
    line,
    endLine: line,
    cluster: undefined,
    clusterCut: false,
    clusterStatus: undefined,
    startTime: undefined,
    timeFromStart: undefined,
    nodes: undefined,
    nodeEnumeration: undefined,
    cutNodes: undefined,
    scannedFiles: undefined,
    scannedBytes: undefined,
    repositories: undefined,
    cutRepositories: undefined,
    currentScan: undefined,
    configuration: undefined,
    job: undefined,
    repositorySettings: [],
    otherFields: [],
    observations: [],
  };
}

/** A node of which only the name is known yet. */
export function newNode(name: string, cut: boolean, line: number): OpenNode {
  return {
    name,
    cut,
    line,
    block: -1,
    printed: false,
    status: undefined,
    isScanning: undefined,
    summary: undefined,
    otherFields: [],
  };
}

export function nodesOf(snapshot: OpenSnapshot): NamedEntries<OpenNode> {
  return (snapshot.nodes ??= new NamedEntries<OpenNode>());
}

export function repositoriesOf(snapshot: OpenSnapshot): NamedEntries<OpenRepository> {
  return (snapshot.repositories ??= new NamedEntries<OpenRepository>());
}

/** Notes that a status was printed so long after the start. */
export function observeTime(snapshot: OpenSnapshot, line: number, secondsFromStart: number): void {
  snapshot.observations.push({ line, secondsFromStart });
}

/** Notes the counters of a summary for a status that had none: only some people print -Verbose. */
export function observeSummary(snapshot: OpenSnapshot, summary: OpenSummary): void {
  const last = snapshot.observations.at(-1);
  const files = summary.fields.get('scannedfiles')?.value;
  const bytes = summary.fields.get('scannedbytes')?.value;
  if (last === undefined || last.scannedFiles !== undefined || files === undefined) return;
  last.scannedFiles = files;
  if (bytes !== undefined) last.scannedBytes = bytes;
}

/** Notes counters of the running scan, with the time of the status before them when it had none yet. */
export function observeCounts(
  snapshot: OpenSnapshot,
  line: number,
  files: StatusCount | undefined,
  bytes: StatusCount | undefined,
): void {
  let last = snapshot.observations.at(-1);
  if (last === undefined || last.scannedFiles !== undefined || last.scannedBytes !== undefined) {
    last = { line };
    snapshot.observations.push(last);
  }
  if (files !== undefined) last.scannedFiles = files;
  if (bytes !== undefined) last.scannedBytes = bytes;
}
