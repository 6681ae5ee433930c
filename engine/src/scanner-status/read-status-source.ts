import { decodeText } from '../decode/decode-text.ts';
import type { Problem } from '../model/scan-result.ts';
import type { ScannerStatusReport } from '../model/scanner-status.ts';
import type { LogSource } from '../model/source.ts';
import { parseScannerStatus } from './parse-scanner-status.ts';

/** Saved status is small; beyond this a file is something else, and too long for one text. */
const MAX_BYTES = 128 * 1024 * 1024;

export interface StatusOfSource {
  readonly report: ScannerStatusReport;
  /** What was not read or not decoded; what was not understood stands in the report. */
  readonly problems: readonly Problem[];
}

/** Reads a whole source as saved status. Rejects when the source can not be read at all. */
export async function readStatusSource(source: LogSource): Promise<StatusOfSource> {
  const problems: Problem[] = [];
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.read()) {
    const room = MAX_BYTES - length;
    // A chunk may be overwritten when the next one is asked for.
    chunks.push(chunk.slice(0, room));
    length += Math.min(chunk.length, room);
    if (chunk.length > room) {
      const message = `Only the first ${MAX_BYTES / 1024 / 1024} MB were read: saved status is smaller than that.`;
      problems.push({ kind: 'too-large', source: source.path, message });
      break;
    }
  }
  const { text, problems: undecoded } = decodeText(join(chunks, length));
  for (const problem of undecoded) problems.push({ ...problem, source: source.path });
  return { report: parseScannerStatus({ path: source.path, text }), problems };
}

/** Output of the diagnostics is worth a report as well: it says how the scanner is. */
export function holdsStatus(report: ScannerStatusReport): boolean {
  return report.snapshots.length > 0 || report.diagnostics.length > 0;
}

/** Says of a file without status what it holds instead. */
export function noStatusProblem(report: ScannerStatusReport): Problem {
  const found = report.found === '' ? 'nothing' : report.found;
  return {
    kind: 'no-status',
    source: report.path,
    message: `There is no scanner status in it; it holds ${found}.`,
  };
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
