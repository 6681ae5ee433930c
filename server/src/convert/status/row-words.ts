import { formatCount, type ScanSummary } from '#engine';
import type { StatusRow } from '#protocol';

/** The counters that matter: how much was scanned, and how much of it went wrong. */
export function describeSummary(summary: ScanSummary | undefined): string | undefined {
  const count = (name: string) =>
    summary?.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())?.value;
  const files = count('ScannedFiles');
  const failed = count('FailedFiles');
  return joined(
    files === undefined ? undefined : `${formatCount(files)} files`,
    failed === undefined || failed === 0 || failed === '' ? undefined : `${formatCount(failed)} failed`,
  );
}

/** How many there are, and how many of them need attention. */
export function counted(total: number, rows: readonly StatusRow[], unit?: string): string {
  const attention = rows.filter((row) => row.attention > 0).length;
  const all =
    unit === undefined ? formatCount(total) : `${formatCount(total)} ${unit}${total === 1 ? '' : 's'}`;
  return joined(all, needsAttentionText(attention));
}

/** Undefined where all is well: then nothing is said. */
export function needsAttentionText(count: number): string | undefined {
  if (count === 0) return undefined;
  return `${formatCount(count)} ${count === 1 ? 'needs' : 'need'} attention`;
}

/** What is there, divided by dots. */
export function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
