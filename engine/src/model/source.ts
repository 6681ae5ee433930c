/** Anything that yields log bytes: a file, an entry of a zip, standard input, an open document. */
export interface LogSource {
  /** How the source is called in reports: a path, or `case.zip!/Logs/x.log` inside an archive. */
  readonly path: string;
  /** Size in bytes, when it is known before reading. */
  readonly byteLength: number | undefined;
  /**
   * The bytes in order, in chunks of any size (1 MB is best). A chunk may be overwritten when the next one is
   * asked for, so a reader copies what it keeps. Rejects with an Error whose message can be shown to a person.
   */
  read(): AsyncIterable<Uint8Array>;
  /** The same from a byte on, where the source can be entered anywhere: a file can, an entry of a zip can not. */
  readFrom?(byte: number): AsyncIterable<Uint8Array>;
  /** Differs once the bytes do: what was learnt of a source holds as long as this stays. Absent where nothing tells. */
  readonly version?: string;
}

/** LSP's CancellationToken fits as it is. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/** How the clock of a kind of log is read. */
export type Clock = 'utc' | 'local' | 'unknown';

/** A kind of log: how it is recognised and read. Data from knowledge/sources. */
export interface SourceKind {
  /** For example `mdi.sensor`. */
  readonly id: string;
  readonly title: string;
  /** Name of the record format that reads it, see log-formats/. */
  readonly format: string;
  /** Regular expressions on the file's base name, without regard to case. */
  readonly names: readonly string[];
  /** Regular expressions (flags `im`), each for one line; the first line or a fifth of all must fit one of them. */
  readonly contents: readonly string[];
  /** Regular expressions (flags `im`) on the first 64 KB that rule the kind out. */
  readonly excludes: readonly string[];
  /** Scopes of rules that are tried on it; `any` means every rule of every scope and place. */
  readonly scopes: readonly string[];
  readonly clock: Clock;
  /** True for console text, whose messages may be broken over lines. */
  readonly wraps: boolean;
}
