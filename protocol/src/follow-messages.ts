import type { DocumentUri } from 'vscode-languageserver-protocol';

/**
 * `iplogLens/follow`: look at a log on disk several times a second and tell what comes, by `iplogLens/findings` of
 * origin `follow`. A part that is rotated away is told once more under its new uri, as origin `scan`. It goes on until
 * it is asked to stop or the server ends.
 */
export interface FollowParams {
  /** `file:` only. */
  readonly uri: DocumentUri;
  /** False stops it. */
  readonly follow: boolean;
}

export interface FollowResult {
  /** Whether the log is followed now. */
  readonly following: boolean;
  /** For a person: why it is not, where that was asked for. */
  readonly problem?: string;
}
