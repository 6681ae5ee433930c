import type { DocumentUri } from 'vscode-languageserver-protocol';

/** `iplogLens/nameNodes`: which machine each source of a case came from, by the layouts of bundles that are known. */
export interface NameNodesParams {
  /** All sources of the case: what they share names no machine. */
  readonly uris: readonly DocumentUri[];
}

export interface NamedNodes {
  /** In the order of the uris; null where a source lies beside the folders of the machines. Untrusted text. */
  readonly nodes: readonly (string | null)[];
}
