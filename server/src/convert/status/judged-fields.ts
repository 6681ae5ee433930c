/**
 * Names of the values that a judgement looks at, by its code: where its mark and its row stand. A test holds the list
 * to the judgements of the engine.
 */
export const judgedFields: Readonly<Record<string, readonly string[]>> = {
  'cluster-offline': ['ClusterStatus'],
  'cluster-error': ['ClusterStatus'],
  'cluster-unknown': ['ClusterStatus'],
  'cluster-working': ['ClusterStatus'],
  'node-failed': ['Status', 'ScannerStatus'],
  'node-pending': ['IsScanning'],
  'node-unknown': ['Status', 'ScannerStatus'],
  'node-working': ['Status', 'ScannerStatus'],
  'no-progress': ['ScannedFiles', 'MBScanned'],
  progressing: ['ScannedFiles', 'MBScanned'],
  'failed-files': ['FailedFiles'],
  'classified-not-labeled': ['Labeled'],
  'repository-skipped': ['Status'],
  'repository-unknown': ['Status'],
  'repository-working': ['Status'],
  'no-repositories': ['RepositoriesStatus', 'Repositories'],
  'configuration-empty': ['Cluster', 'SqlInstance', 'DatabaseName'],
  'online-configuration-off': ['OnlineConfiguration'],
  'enforce-off': ['Enforce'],
  'schedule-manual': ['Schedule'],
  'job-kept-elsewhere': [],
};
