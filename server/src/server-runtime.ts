import type {
  Catalog,
  FollowOptions,
  LogSource,
  Problem,
  ScanResult,
  ScriptParser,
  SourceScan,
} from '#engine';
import type {
  Answers,
  BundleLimits,
  FileFollower,
  PathSearch,
  PoolScanOptions,
  Question,
  SearchEnd,
  SignatureFile,
} from '#host';

/** Looks at one growing file when it is asked to. */
export type LogFollower = Pick<FileFollower, 'poll' | 'startOver' | 'close'>;

/** The scan of a log that grows. Every step may reject with a PatternHang; what was pushed is lost then. */
export interface LogScan {
  push(bytes: Uint8Array): void | Promise<void>;
  /** What is known so far; the last record counts when the log is `idle`. */
  result(idle: boolean): ScanResult | Promise<ScanResult>;
  /** Ends the log: nothing can be pushed after that. */
  end(): ScanResult | Promise<ScanResult>;
}

/** Everything the server takes from outside, so that tests and a browser can hand in their own. */
export interface ServerRuntime {
  readonly version: string;
  readonly nodeVersion: string;
  readonly processId: number;
  loadCatalog(): Promise<Catalog>;
  /** Rejects where its files are missing. */
  loadScriptParser(): Promise<ScriptParser>;
  /** Sources behind uris: files, folders, zips, and what is in a zip. */
  findSources(
    uris: readonly string[],
    onProblem: (problem: Problem) => void,
    limits?: Partial<BundleLimits>,
  ): AsyncIterable<LogSource>;
  /** Scans sources, each is given as soon as it is done, with its place in their order. Never rejects for what a source holds or does. */
  scan(
    catalog: Catalog,
    sources: AsyncIterable<LogSource>,
    options: PoolScanOptions,
  ): AsyncIterable<{ readonly index: number; readonly scan: SourceScan }>;
  /** Bytes of everything below uris, see the host's `measurePaths`. Never rejects. */
  measure(
    uris: readonly string[],
    signal: AbortSignal,
    limits?: Partial<BundleLimits>,
  ): Promise<number | undefined>;
  /** Looks for a query below uris, in a thread of its own, see the host's `searchPaths`. Never rejects. */
  search(uris: readonly string[], search: Omit<PathSearch, 'paths'>): Promise<SearchEnd>;
  /** Scans one source before all others, because somebody looks at it. Never rejects either. */
  scanNow(catalog: Catalog, source: LogSource, options: PoolScanOptions): Promise<SourceScan>;
  /** A text that is in no file, or differs from its file, as a source. */
  textSource(path: string, text: string): LogSource;
  /** Answers what patterns are tried for. Rejects with a PatternHang when one of the user does not come to an end. */
  ask<Kind extends Question['kind']>(
    catalog: Catalog,
    question: Extract<Question, { kind: Kind }>,
  ): Promise<Answers[Kind]>;
  followScan(catalog: Catalog, path: string, options: FollowOptions): LogScan;
  /** The file behind a uri, or undefined when there is none that can be read. */
  findFile(uri: string, limits?: Partial<BundleLimits>): Promise<LogSource | undefined>;
  /** The same, rejecting with an Error whose message says to a person why it can not be read. */
  openFile(uri: string, limits?: Partial<BundleLimits>): Promise<LogSource>;
  /** The YAML files below a folder. Rejects when the folder cannot be read. */
  readSignatureFiles(folder: string): Promise<readonly SignatureFile[]>;
  /** A folder as the settings name it, made absolute: `~` is the user's own, another relative one is below the first workspace folder. */
  resolveFolder(named: string, workspaceUri: string | undefined): string;
  /** True when the uri is a YAML file below the folder. */
  isSignatureFile(folder: string, uri: string): boolean;
  /** Follows the file behind a uri, which need not exist yet; undefined for what is no file on disk. */
  followFile(uri: string): LogFollower | undefined;
  /** The zip on disk that a uri is or leads into. Rejects as `openFile` does. */
  findArchive(uri: string): Promise<{ readonly path: string; readonly version: string }>;
  /** Whether writing to a file would change one of the files and folders named, see the host's `isAmong`. */
  isAmong(file: string, inputs: readonly string[]): Promise<boolean>;
  /** Path of a source as the engine names it, for a uri; the uri itself when it is no file. */
  pathOf(uri: string): string;
  /** The way back from the path of a source. */
  uriOf(path: string): string;
  /** Milliseconds from any start. */
  now(): number;
  /** Milliseconds of processor time from any start. */
  processorTime(): number;
  /** ISO date. */
  today(): string;
  /** Resident memory in bytes. */
  memoryBytes(): number;
}
