/** Names that stand in every form of saved scanner status, and hardly anywhere else. */
const names = /\b(?:ClusterStatus|NodesInfo|CurrentScanSummary|RepositoriesStatus|ScannerID|IsScanning)\b/;

/** As much of a document as is looked at, in UTF-16 units. */
export const statusSampleLength = 65_536;

/** Whether a document of any language is worth asking the server about; it decides by reading it. */
export function looksLikeStatus(sample: string): boolean {
  return names.test(sample);
}
