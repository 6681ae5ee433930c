import type { LogRecord, TextSpan } from '../model/log-record.ts';
import type { Capture, Occurrence, SourcePlace } from '../model/scan-result.ts';
import type { Signature } from '../model/signature.ts';
import { toIsoTime } from '../log-formats/timestamp.ts';
import type { RecordMatch } from './match-record.ts';
import { OccurrenceSample } from './occurrence-sample.ts';
import { recordKey } from './record-key.ts';
import { lastAtOrBefore } from './text-view.ts';

/** All matches of one signature in one source. */
export interface SourceGroup {
  readonly signature: Signature;
  readonly sample: OccurrenceSample;
}

/** How many supporting records of one signature are remembered while the source runs past. */
const MAX_REMEMBERED = 1000;

/** In UTF-16 units. */
const MAX_PREVIEW = 200;

/** Gathers what the scanner of one source finds, by signature, and pairs records that support one another. */
export class SourceFindings {
  readonly path: string;
  readonly groups = new Map<string, SourceGroup>();
  readonly #keep: number;
  /** Supporting signature to equal captures to the newest such record. */
  readonly #remembered = new Map<string, Map<string, Occurrence>>();

  constructor(path: string, keep: number) {
    this.path = path;
    this.#keep = keep;
  }

  readonly add = (record: LogRecord, matches: readonly RecordMatch[]): void => {
    const key = recordKey(record.text);
    const place = new PlaceFinder(record);
    for (const match of matches) {
      const occurrence = this.#withSupport(this.#toOccurrence(record, match, place), match.signature);
      let group = this.groups.get(match.signature.id);
      if (group === undefined) {
        group = { signature: match.signature, sample: new OccurrenceSample(this.#keep) };
        this.groups.set(match.signature.id, group);
      }
      // Two matches in one record are two occurrences with two fingerprints.
      group.sample.add({ occurrence, key: key + match.start });
      if (match.signature.role === 'context') this.#remember(occurrence);
    }
  };

  #toOccurrence(record: LogRecord, match: RecordMatch, place: PlaceFinder): Occurrence {
    const span = place.span(match.start, match.end);
    const captures: Capture[] = match.captures.map(({ name, value, start, end }) => ({
      name,
      value,
      span: place.span(start, end),
    }));
    return {
      signatureId: match.signature.id,
      source: this.path,
      line: span.startLine + 1,
      endLine: span.endLine + 1,
      ...(record.timeUtc === undefined ? {} : { time: toIsoTime(record.timeUtc) }),
      ...(record.level === undefined ? {} : { level: record.level }),
      captures,
      span,
      recordEndLine: record.endLine,
      preview: record.text
        .slice(match.start, Math.min(match.end, match.start + MAX_PREVIEW))
        .replace(/\s+/g, ' '),
    };
  }

  #withSupport(occurrence: Occurrence, signature: Signature): Occurrence {
    const support: (SourcePlace & { signatureId: string })[] = [];
    for (const { id, same, withinMilliseconds } of signature.related.supportedBy) {
      const remembered = this.#remembered.get(id);
      if (remembered === undefined) continue;
      for (const other of remembered.values()) {
        if (!agree(occurrence, other, same) || !isNear(occurrence, other, withinMilliseconds)) continue;
        support.push({ source: other.source, line: other.line, endLine: other.endLine, signatureId: id });
      }
    }
    return support.length === 0 ? occurrence : { ...occurrence, support };
  }

  #remember(occurrence: Occurrence): void {
    let ofSignature = this.#remembered.get(occurrence.signatureId);
    if (ofSignature === undefined) this.#remembered.set(occurrence.signatureId, (ofSignature = new Map()));
    const key = occurrence.captures.map((capture) => `${capture.name}=${capture.value}`).join('\n');
    ofSignature.delete(key);
    ofSignature.set(key, occurrence);
    if (ofSignature.size > MAX_REMEMBERED) {
      const oldest = ofSignature.keys().next().value;
      if (oldest !== undefined) ofSignature.delete(oldest);
    }
  }
}

function agree(a: Occurrence, b: Occurrence, names: readonly string[]): boolean {
  const valueOf = (occurrence: Occurrence, name: string): string | undefined =>
    occurrence.captures.find((capture) => capture.name === name)?.value;
  return names.every((name) => valueOf(a, name) !== undefined && valueOf(a, name) === valueOf(b, name));
}

/** Without times on both sides the order in the file is all there is, and the newest record was kept. */
function isNear(a: Occurrence, b: Occurrence, withinMilliseconds: number): boolean {
  if (a.time === undefined || b.time === undefined) return true;
  return Math.abs(Date.parse(a.time) - Date.parse(b.time)) <= withinMilliseconds;
}

/** Leads offsets in a record's text to lines of the file and UTF-16 columns. */
class PlaceFinder {
  readonly #record: LogRecord;
  #lineStarts: number[] | undefined;

  constructor(record: LogRecord) {
    this.#record = record;
  }

  span(start: number, end: number): TextSpan {
    const from = this.#locate(start);
    const to = this.#locate(end);
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  }

  #locate(offset: number): { line: number; column: number } {
    const starts = (this.#lineStarts ??= lineStartsOf(this.#record.text));
    const line = lastAtOrBefore(starts, offset);
    return { line: this.#record.startLine + line, column: offset - (starts[line] ?? 0) };
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
