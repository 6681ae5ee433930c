import {
  findKnownName,
  type PrintedText,
  type ScanSummary,
  type ScannerStatusReport,
  type SettingsSection,
  type StatusField,
  type StatusPart,
  type StatusSnapshot,
} from '#engine';

/** One value that a document prints, and what it belongs to. */
export interface PrintedPlace {
  readonly snapshot: StatusSnapshot;
  readonly part: StatusPart;
  /** As Microsoft writes it where it is known. */
  readonly name: string;
  /** Untrusted text. */
  readonly value: string;
  /** Id of the snapshot or of the part of it that judgements are about. */
  readonly subject: string;
  /** The node that it is printed of. */
  readonly node?: string;
}

/** Everything that was read, by 1-based line: what a reader points at, and what it means there. */
export function printedPlaces(report: ScannerStatusReport): ReadonlyMap<number, readonly PrintedPlace[]> {
  const known = ofReports.get(report);
  if (known !== undefined) return known;
  const places = new Map<number, PrintedPlace[]>();
  ofReports.set(report, places);
  for (const snapshot of report.snapshots) addSnapshot(places, snapshot);
  return places;
}

/** A reader points many times at one text. */
const ofReports = new WeakMap<ScannerStatusReport, ReadonlyMap<number, readonly PrintedPlace[]>>();

type Owner = Omit<PrintedPlace, 'name' | 'value'>;

function addSnapshot(places: Map<number, PrintedPlace[]>, snapshot: StatusSnapshot): void {
  const add = (owner: Owner, name: string, value: PrintedText | undefined): void => {
    if (value === undefined) return;
    const place = { ...owner, name: findKnownName(name)?.name ?? name, value: value.text };
    const known = places.get(value.line);
    if (known === undefined) places.set(value.line, [place]);
    else known.push(place);
  };
  const addField = (owner: Owner, { name, value, line }: StatusField): void =>
    add(owner, name, { text: String(value), line });
  const addSummary = (owner: Owner, summary: ScanSummary | undefined): void => {
    for (const field of summary?.fields ?? []) addField(owner, field);
  };
  const addSettings = (part: StatusPart, section: SettingsSection | undefined): void => {
    if (section === undefined) return;
    const owner = { snapshot, part, subject: section.id };
    for (const { name, text, line } of section.fields) add(owner, name, { text, line });
  };

  const status: Owner = { snapshot, part: 'status', subject: snapshot.id };
  add(status, 'Cluster', snapshot.cluster);
  add(status, 'ClusterStatus', snapshot.clusterStatus);
  add(status, 'StartTime', snapshot.startTime);
  add(status, 'TimeFromStart', snapshot.timeFromStart);
  for (const node of snapshot.nodes ?? []) {
    const owner: Owner = { snapshot, part: 'node', subject: node.id, node: node.name };
    add(owner, 'NodeName', { text: node.name, line: node.line });
    add(owner, 'Status', node.status);
    add(owner, 'IsScanning', node.isScanning);
    addSummary({ ...owner, part: 'summary' }, node.summary);
  }
  for (const repository of snapshot.repositories ?? []) {
    const owner: Owner = { snapshot, part: 'repository', subject: repository.id };
    add(owner, 'Path', { text: repository.path, line: repository.line });
    add(owner, 'Status', repository.status);
  }
  const current: Owner = { snapshot, part: 'current', subject: snapshot.id };
  for (const field of [snapshot.scannedFiles, snapshot.scannedBytes]) {
    if (field !== undefined) addField(current, field);
  }
  if (snapshot.currentScan !== undefined) {
    addSummary({ snapshot, part: 'summary', subject: snapshot.currentScan.id }, snapshot.currentScan);
  }
  addSettings('configuration', snapshot.configuration);
  addSettings('job', snapshot.job);
  for (const section of snapshot.repositorySettings) addSettings('repositorySettings', section);
}
