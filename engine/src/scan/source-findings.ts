import type { LogRecord, TextSpan } from '../model/log-record.ts';
import type { Capture, Occurrence } from '../model/scan-result.ts';
import type { Signature } from '../model/signature.ts';
import { toIsoTime, toLocalIsoTime } from '../log-formats/timestamp.ts';
import { RecordSecrets } from '../redact/record-secrets.ts';
import type { Candidate } from './candidate.ts';
import { ConditionJudge } from './condition-judge.ts';
import type { ConditionPlan } from './condition-plan.ts';
import type { RecordMatch } from './match-record.ts';
import { isSurelyFuture } from './future-date.ts';
import { OccurrenceSample, type SampleData } from './occurrence-sample.ts';
import { recordKey } from './record-key.ts';
import type { Seam } from './seam.ts';
import { lastAtOrBefore } from './text-view.ts';

/** What was found in one source, by signature. */
export interface FoundInSource {
  readonly path: string;
  readonly groups: ReadonlyMap<string, { readonly signature: Signature; readonly sample: SampleData }>;
}

/** In UTF-16 units. */
const MAX_PREVIEW = 200;

/** Gathers what the scanner of one source finds, by signature, once the conditions of each match are judged. */
export class SourceFindings implements FoundInSource {
  readonly path: string;
  readonly groups = new Map<string, { signature: Signature; sample: OccurrenceSample }>();
  readonly #keep: number;
  readonly #today: string | undefined;
  readonly #judge: ConditionJudge;

  /** `today` is an ISO date; without it no date counts as past. */
  constructor(path: string, keep: number, conditions: ConditionPlan | ConditionJudge, today?: string) {
    this.path = path;
    this.#keep = keep;
    this.#today = today;
    const settle = (candidate: Candidate): void => this.#settle(candidate);
    this.#judge =
      conditions instanceof ConditionJudge ? conditions.fork(settle) : new ConditionJudge(conditions, settle);
  }

  /**
   * Findings that go on from these, without them: for what is told before it is certain. What waits for later records
   * waits in both; these here stay as they are.
   */
  fork(): SourceFindings {
    return new SourceFindings(this.path, this.#keep, this.#judge, this.#today);
  }

  readonly add = (record: LogRecord, matches: readonly RecordMatch[]): void => {
    const key = recordKey(record.text);
    const place = new PlaceFinder(record);
    const secrets = new RecordSecrets(record.text, matches);
    const standing = matches.filter((match) => !this.#isOver(match));
    this.#judge.take(
      standing.map((match) => ({
        signature: match.signature,
        occurrence: this.#toOccurrence(record, match, place, secrets),
        // Two matches in one record are two occurrences with two fingerprints.
        key: key + match.start,
        startLine: record.startLine,
        time: record.timeUtc,
      })),
    );
  };

  /** Judges what still waits for records that did not come. */
  end(): void {
    this.#judge.end();
  }

  /** What other parts of the same log may need; asked once these have ended. */
  get seam(): Seam {
    return { keep: this.#keep, ...this.#judge.seam };
  }

  #settle({ signature, occurrence, key }: Candidate): void {
    let group = this.groups.get(signature.id);
    if (group === undefined) {
      group = { signature, sample: new OccurrenceSample(this.#keep) };
      this.groups.set(signature.id, group);
    }
    group.sample.add({ occurrence, key });
  }

  /** A date that has to lie in the future and does not. */
  #isOver({ signature, captures }: RecordMatch): boolean {
    const today = this.#today;
    if (today === undefined) return false;
    return captures.some(
      ({ name, value }) => signature.captures[name]?.future === true && !isSurelyFuture(value, today),
    );
  }

  #toOccurrence(
    record: LogRecord,
    match: RecordMatch,
    place: PlaceFinder,
    secrets: RecordSecrets,
  ): Occurrence {
    const span = place.span(match.start, match.end);
    const captures: Capture[] = match.captures.map((capture) => ({
      name: capture.name,
      value: secrets.value(match, capture),
      span: place.span(capture.start, capture.end),
    }));
    return {
      signatureId: match.signature.id,
      source: this.path,
      line: span.startLine + 1,
      endLine: span.endLine + 1,
      ...(record.timeUtc === undefined ? {} : { time: toIsoTime(record.timeUtc) }),
      ...(record.localTime === undefined ? {} : { localTime: toLocalIsoTime(record.localTime) }),
      ...(record.level === undefined ? {} : { level: record.level }),
      captures,
      span,
      recordEndLine: record.endLine,
      preview: secrets.part(match.start, Math.min(match.end, match.start + MAX_PREVIEW)).replace(/\s+/g, ' '),
    };
  }
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
