import type { StatusField } from '../model/scanner-status.ts';
import { addRepositories } from './add-settings.ts';
import { fillSummary, keepUnlessTypeName, openSummary } from './add-summary.ts';
import { observeCounts, type OpenSnapshot } from './open-snapshot.ts';
import type { OutputContext } from './output-context.ts';
import { parseCounter } from './parse-count.ts';
import type { PrintedField } from './printed-value.ts';
import { presentText, sortFields, toStatusField } from './read-fields.ts';

const currentNames: ReadonlySet<string> = new Set([
  'ScannedFiles',
  'MBScanned',
  'CurrentScanSummary',
  'RepositoriesStatus',
]);

/** Takes in what `-Verbose` prints of the current scan. */
export function addCurrent(
  snapshot: OpenSnapshot,
  fields: readonly PrintedField[],
  context: OutputContext,
): void {
  const { known, others } = sortFields(fields, currentNames);
  const files = readCount('ScannedFiles', known.get('ScannedFiles'), context);
  // It is called MBScanned and counts bytes: in the published samples it equals ScannedBytes.
  const bytes = readCount('MBScanned', known.get('MBScanned'), context);
  snapshot.scannedFiles = files ?? snapshot.scannedFiles;
  snapshot.scannedBytes = bytes ?? snapshot.scannedBytes;
  if (files !== undefined || bytes !== undefined) {
    observeCounts(snapshot, files?.line ?? bytes?.line ?? context.record.line, files?.value, bytes?.value);
  }
  const summary = known.get('CurrentScanSummary');
  if (summary?.value.kind === 'object' && summary.value.fields.length > 0) {
    fillSummary((snapshot.currentScan ??= openSummary(summary.value.line)), summary.value.fields, context);
  } else if (summary !== undefined) {
    keepUnlessTypeName(summary, snapshot.otherFields);
  }
  const repositories = known.get('RepositoriesStatus');
  if (repositories !== undefined) addRepositories(snapshot, repositories, context);
  for (const field of others) snapshot.otherFields.push(toStatusField(field));
}

function readCount(
  name: string,
  field: PrintedField | undefined,
  context: OutputContext,
): StatusField | undefined {
  const text = presentText(field?.value);
  if (field === undefined || text === undefined) return undefined;
  const value = parseCounter(text.text);
  if (text.cut || (typeof value === 'string' && !/^-?\d+$/.test(value))) {
    context.problem(
      'unread-value',
      field.line,
      `${name} "${text.text.slice(0, 60)}" is not a number that can be read.`,
    );
    return undefined;
  }
  return { name: field.name, value, line: field.line };
}
