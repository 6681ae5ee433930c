/** `iplogLens/serverInfo`: what a problem report needs. No log text, no paths, no names. */
export interface ServerInfo {
  readonly version: string;
  readonly nodeVersion: string;
  /** By which a task manager or a profiler finds the server. */
  readonly processId: number;
  /** An empty hash and zeros where the knowledge could not be loaded. */
  readonly catalog: {
    readonly hash: string;
    readonly signatures: number;
    readonly remediations: number;
  };
  /** Signatures of the user that are switched off because a pattern did not come to an end. */
  readonly switchedOff: number;
  readonly uptimeMilliseconds: number;
  /** Resident memory of the server. */
  readonly memoryBytes: number;
  /** The latest scans, newest first, at most 20. */
  readonly recentScans: readonly ScanTiming[];
  /** Handlers that failed since the start: name of the method to count. */
  readonly failures: Readonly<Record<string, number>>;
}

export interface ScanTiming {
  readonly kind: string;
  readonly bytes: number;
  readonly milliseconds: number;
  readonly groups: number;
}
