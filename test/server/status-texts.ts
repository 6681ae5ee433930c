interface Parts {
  readonly cluster?: string;
  readonly clusterStatus?: string;
  readonly node?: string;
  /** Of March 2026; above 12, so that the order of day and month is clear. */
  readonly day?: number;
}

/** A status as a console prints it: a cluster that scans with two nodes, one of them pending, one with failed files. */
export function statusText(parts: Parts = {}): string {
  const { cluster = 'contoso', clusterStatus = 'Scanning', node = 'SCAN01', day = 13 } = parts;
  return `
Cluster        : ${cluster}
ClusterStatus  : ${clusterStatus}
StartTime      : 3/${day}/2026 1:00:02 AM
TimeFromStart  : 00:00:00:37
NodesInfo      : {${node}, SCAN02}

NodeName                       Status   IsScanning Summary
--------                       ------   ---------- -------
${node.padEnd(30)} Scanning True       Microsoft.InformationProtection.Scanner.ScanSummaryData
SCAN02                         Scanning Pending    Microsoft.InformationProtection.Scanner.ScanSummaryData

ScannerID     : ${node}
ScannedFiles  : 2280
FailedFiles   : 12
ScannedBytes  : 78478187
Classified    : 3
Labeled       : 3
`;
}

/** What is printed of a repository that was left out. */
export const skippedRepository = `
Path                Status
----                ------
\\\\srv\\finance       Skipped
`;

/** A later look at the same scan: so many seconds after its start, so many files of a thousand bytes each. */
export function verboseAfter(seconds: number, files: number): string {
  const time = new Date(seconds * 1000).toISOString().slice(11, 19);
  return `
Cluster        : contoso
ClusterStatus  : Scanning
StartTime      : 3/13/2026 1:00:02 AM
TimeFromStart  : 00:${time}
NodesInfo      : {SCAN01, SCAN02}

ScannedFiles MBScanned CurrentScanSummary
------------ --------- ------------------
${String(files).padStart(12)} ${String(files * 1000).padStart(9)} Microsoft.InformationProtection.Scanner.ScanSummaryData
`;
}
