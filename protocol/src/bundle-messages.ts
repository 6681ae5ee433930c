import type { Problem } from '#engine';
import type { DocumentUri } from 'vscode-languageserver-protocol';

/** Scheme under which zips are mounted: the path is that of the zip, `!`, and the path in the zip. */
export type ZipScheme = 'iplog-zip';

/** Parameters of requests about one zip, or one file or folder in a zip. */
export interface BundleParams {
  readonly uri: DocumentUri;
}

/** `iplogLens/openBundle`: lists a zip on disk with all zips in it. */
export interface OpenedBundle {
  /** The folder under which its files stand. */
  readonly uri: DocumentUri;
  readonly files: number;
  /** What was left out, and why. */
  readonly problems: readonly Problem[];
}

/** `iplogLens/statEntry`. Null where there is no such file or folder. */
export interface EntryStat {
  readonly type: EntryType;
  /** 0 for a folder, and where the zip does not state it. */
  readonly bytes: number;
}

/** A zip in a zip is a folder, called as reports call it: `inner.zip!`. */
export type EntryType = 'file' | 'folder';

/** `iplogLens/listFolder`. */
export interface FolderListing {
  /** Names are untrusted text. */
  readonly entries: readonly { readonly name: string; readonly type: EntryType }[];
}

/** `iplogLens/readEntry`: refused above 50 MB, where an excerpt is the way. */
export interface EntryBytes {
  readonly base64: string;
}
