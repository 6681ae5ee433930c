import type { HealthLevel, HealthVerdict, ScanSummary, StatusSnapshot } from '../model/scanner-status.ts';
import { formatBytes, formatCount, formatSeconds } from './format-values.ts';
import { clusterOf, needsAttention, worstLevel } from './judge-health.ts';
import { wrapLine } from './wrap-line.ts';

/** Marks that tell the levels apart without colour. */
const marks: Readonly<Record<HealthLevel, string>> = {
  healthy: '[ok]      ',
  unknown: '[unknown] ',
  degraded: '[degraded]',
  failed: '[FAILED]  ',
};

/** Verdicts of one kind that are printed; the JSON report has all of them. */
const MAX_ALIKE = 20;

/** Prints one snapshot with its verdicts: the whole first, then its parts, then what needs attention. */
export function printSnapshot(
  out: string[],
  snapshot: StatusSnapshot,
  verdicts: readonly HealthVerdict[],
): void {
  const level = worstLevel(verdicts.map((verdict) => verdict.level));
  const cluster = clusterOf(snapshot);
  const name = cluster === undefined ? 'Scanner' : `Cluster ${cluster}${snapshot.clusterCut ? '…' : ''}`;
  const word = snapshot.clusterStatus === undefined ? '' : `: ${snapshot.clusterStatus.text}`;
  out.push(...wrapLine(`${marks[level]} ${name}${word}  (${snapshot.source}:${snapshot.line})`, 0));
  if (snapshot.startTime !== undefined) out.push(...wrapLine(`Started ${describeStart(snapshot)}`, 11));
  if (snapshot.scannedFiles !== undefined || snapshot.scannedBytes !== undefined) {
    const files =
      snapshot.scannedFiles === undefined ? '' : `${formatCount(snapshot.scannedFiles.value)} files`;
    const bytes = snapshot.scannedBytes === undefined ? '' : formatBytes(snapshot.scannedBytes.value);
    out.push(...wrapLine(`Scanned ${[files, bytes].filter((part) => part !== '').join(', ')}`, 11));
  }
  if (snapshot.currentScan !== undefined) {
    out.push(...wrapLine(`Current scan: ${describeSummary(snapshot.currentScan)}`, 11));
  }
  printNodes(out, snapshot, verdicts);
  printRepositories(out, snapshot, verdicts);
  printSettings(out, 'Configuration', snapshot.configuration?.fields);
  printSettings(out, 'Content scan job', snapshot.job?.fields);
  printAttention(out, verdicts);
  for (const verdict of verdicts.filter((one) => one.code === 'progressing')) {
    out.push('', ...wrapLine(`Progress: ${verdict.message}`, 2));
  }
  out.push('');
}

/** What a person should look at, the worst first; verdicts of one kind share their explanation. */
function printAttention(out: string[], verdicts: readonly HealthVerdict[]): void {
  const attention = verdicts.filter((verdict) => needsAttention(verdict.level));
  if (attention.length === 0) return;
  out.push('', '  Needs attention');
  for (const level of ['failed', 'degraded'] as const) {
    const ofLevel = attention.filter((verdict) => verdict.level === level);
    for (const code of new Set(ofLevel.map((verdict) => verdict.code))) {
      const alike = ofLevel.filter((verdict) => verdict.code === code);
      for (const verdict of alike.slice(0, MAX_ALIKE)) {
        out.push(...wrapLine(`${marks[level]} line ${verdict.line}: ${verdict.message}`, 4, 15));
      }
      if (alike.length > MAX_ALIKE)
        out.push(`               ... and ${alike.length - MAX_ALIKE} more like this`);
      out.push(...wrapLine(alike[0]?.explanation ?? '', 15, 15));
    }
  }
}

function describeStart(snapshot: StatusSnapshot): string {
  const start = snapshot.startTime;
  if (start === undefined) return '';
  const iso = start.utc === undefined ? undefined : new Date(start.utc).toISOString();
  const when =
    iso === undefined
      ? `"${start.text}" (not clear which day)`
      : `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
  const duration = snapshot.timeFromStart;
  return duration === undefined
    ? when
    : `${when}, ${formatSeconds(duration.seconds)} before this was printed`;
}

/** The counters in the order in which they were printed, without the id that names the node again. */
function describeSummary(summary: ScanSummary): string {
  return summary.fields
    .filter((field) => field.name.toLowerCase() !== 'scannerid' && field.value !== '')
    .map((field) => {
      const value = /bytes$/i.test(field.name) ? formatBytes(field.value) : formatCount(field.value);
      return `${field.name} ${value}`;
    })
    .join(', ');
}

function printNodes(out: string[], snapshot: StatusSnapshot, verdicts: readonly HealthVerdict[]): void {
  if (snapshot.nodes === undefined) return;
  const levels = levelsOf(verdicts);
  out.push('', `  Nodes (${snapshot.nodes.length})`);
  for (const node of snapshot.nodes) {
    const level = worstLevel([...(levels.get(node.id) ?? []), ...(levels.get(node.summary?.id ?? '') ?? [])]);
    const words = [
      node.status?.text,
      node.isScanning === undefined ? undefined : `IsScanning ${node.isScanning.text}`,
    ];
    const said = words.filter((word) => word !== undefined).join(', ');
    out.push(
      ...wrapLine(
        `${marks[level]} ${node.name}${node.cut ? '…' : ''}${said === '' ? '' : `: ${said}`}`,
        4,
        15,
      ),
    );
    if (node.summary !== undefined) out.push(...wrapLine(describeSummary(node.summary), 15));
  }
}

function printRepositories(
  out: string[],
  snapshot: StatusSnapshot,
  verdicts: readonly HealthVerdict[],
): void {
  if (snapshot.repositories === undefined) return;
  const levels = levelsOf(verdicts);
  out.push('', `  Repositories (${snapshot.repositories.length})`);
  for (const repository of snapshot.repositories) {
    const level = worstLevel(levels.get(repository.id) ?? []);
    const status = repository.status === undefined ? '' : `: ${repository.status.text}`;
    out.push(...wrapLine(`${marks[level]} ${repository.path}${repository.cut ? '…' : ''}${status}`, 4, 15));
  }
}

function printSettings(
  out: string[],
  title: string,
  fields: readonly { readonly name: string; readonly text: string }[] | undefined,
): void {
  if (fields === undefined) return;
  out.push('', `  ${title}`);
  const width = Math.min(32, Math.max(...fields.map((field) => field.name.length)));
  for (const field of fields) {
    out.push(...wrapLine(`${field.name.padEnd(width)} : ${field.text}`, 4, 4 + width + 3));
  }
}

/** Levels by what was judged, made once for a snapshot: a file may hold many thousand nodes. */
function levelsOf(verdicts: readonly HealthVerdict[]): ReadonlyMap<string, readonly HealthLevel[]> {
  const levels = new Map<string, HealthLevel[]>();
  for (const { subject, level } of verdicts) {
    const known = levels.get(subject);
    if (known === undefined) levels.set(subject, [level]);
    else known.push(level);
  }
  return levels;
}
