import { textKind } from '../log-formats/detect-kind.ts';
import { describeLine, type RecordLines, splitRecords } from '../log-formats/split-records.ts';
import type { LogLevel, TextSpan } from '../model/log-record.ts';
import type { Severity } from '../model/signature.ts';
import type { SourceKind } from '../model/source.ts';
import { findSecrets } from '../redact/find-secrets.ts';
import { hideIn } from '../redact/hide-secrets.ts';
import { matchText } from '../scan/match-text.ts';
import { scanText } from '../scan/scan-sources.ts';
import { plainView } from '../scan/text-view.ts';
import { type Catalog, createCatalog } from '../signatures/catalog.ts';
import { checkSignatureFiles } from '../signatures/check-signature-files.ts';
import { parseSignature } from '../signatures/parse-signature.ts';
import { draftPattern, type DraftPattern } from './draft-pattern.ts';
import { type DraftParts, renderDraft } from './render-draft.ts';

/** Where somebody wants a new signature. */
export interface DraftRequest {
  readonly path: string;
  /** The whole text of the log. */
  readonly text: string;
  readonly kind: SourceKind;
  /** An empty selection means the first line of the record that holds it. */
  readonly selection: TextSpan;
  /** ISO date. */
  readonly today: string;
}

/** A proposed signature, or why there is none. */
export type Draft =
  | {
      readonly ok: true;
      readonly id: string;
      /** A commented file for a folder of signatures. */
      readonly yaml: string;
      /** How often it is found in the text. */
      readonly hits: number;
      /** Ids of known errors that stand in the record already. */
      readonly known: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

/** In UTF-16 units. */
const MAX_EXAMPLE = 2000;
/** Records looked at for one that is close and not found, on each side. */
const NEIGHBOURS = 200;

/** Proposes id, pattern, anchors and captures for what is selected in a log, and counts how often that is found there. */
export function draftSignature(catalog: Catalog, request: DraftRequest): Draft {
  const { text, kind, selection } = request;
  // A signature goes to other people; a secret of the log does not go with its example.
  const lines = hiddenLines(text);
  const records = splitRecords(text, kind);
  const record = recordAt(records, selection.startLine);
  const recordText = textOf(lines, record);
  const selected = selectedLine(lines, selection, record);
  const body = withoutHeader(plainView(selected).text);
  if (body.length < 7) {
    return {
      ok: false,
      reason: 'Select the words that tell the error, at least seven characters of one line.',
    };
  }
  const id = freeId(catalog);
  const level = describeLine(lines[record.startLine] ?? '', text, kind).level;
  const drafted = draftPattern(body);
  const literal: DraftPattern = { pattern: draftLiteral(body), captures: [] };
  for (const proposal of [drafted, literal]) {
    const parts: DraftParts = {
      id,
      title: body,
      product: kind.id.startsWith('mdi.') ? 'mdi-sensor' : 'aip-scanner',
      severity: severityOf(level),
      scope: kind === textKind || kind.id === textKind.id ? 'powershell' : kind.id,
      proposal,
      example: { source: kind.id === textKind.id ? 'ticket' : kind.id, text: recordText, captures: {} },
      today: request.today,
    };
    const { signature } = parseSignature(renderDraft(parts), `${id}.yaml`);
    if (signature === undefined) continue;
    const alone = createCatalog({ ...catalog, signatures: [signature] });
    const [match] = matchText(alone, recordText, kind);
    if (match === undefined) continue;
    const captures = Object.fromEntries(match.captures.map(({ name, value }) => [name, value]));
    const complete: DraftParts = {
      ...parts,
      example: { ...parts.example, captures },
      nearMiss: findNearMiss(
        lines,
        records,
        record,
        body,
        (other) => matchText(alone, other, kind).length === 0,
      ),
    };
    const known = [...new Set(matchText(catalog, recordText, kind).map((found) => found.signature.id))];
    const hits = scanText(alone, request.path, text).groups[0]?.count ?? 0;
    const yaml = renderDraft(complete, { hits, known });
    if (checkSignatureFiles([{ file: `${id}.yaml`, text: yaml }], catalog).accepted.length === 0) continue;
    return { ok: true, id, yaml, hits, known };
  }
  return {
    ok: false,
    reason: 'This text has no words that a search could begin with; select more of the line.',
  };
}

/** The lines of a text with every secret hidden, also those that go over several lines. */
function hiddenLines(text: string): string[] {
  const secrets = findSecrets(text);
  let start = 0;
  return text.split('\n').map((line) => {
    const end = start + line.length;
    const hidden = hideIn(text, start, end, secrets);
    start = end + 1;
    return hidden;
  });
}

/** Ids of one's own are counted on; they are only a proposal. */
function freeId({ findSignature }: Pick<Catalog, 'findSignature'>): string {
  for (let n = 1; ; n++) {
    const id = `TEAM-${String(n).padStart(3, '0')}`;
    if (findSignature(id) === undefined) return id;
  }
}

/** The record that holds the line; a line before the first record is one of its own. */
function recordAt(records: readonly RecordLines[], line: number): RecordLines {
  return (
    records.find(({ startLine, endLine }) => line >= startLine && line <= endLine) ?? {
      startLine: line,
      endLine: line,
    }
  );
}

function textOf(lines: readonly string[], { startLine, endLine }: RecordLines): string {
  const all = lines
    .slice(startLine, Math.min(endLine, startLine + 40) + 1)
    .map((line) => line.replace(/\r$/, ''));
  return all.join('\n').trimEnd().slice(0, MAX_EXAMPLE);
}

/** The first line of what is selected; where nothing is, the first line of the record. */
function selectedLine(lines: readonly string[], selection: TextSpan, record: RecordLines): string {
  const { startLine, startColumn, endLine, endColumn } = selection;
  const empty = startLine === endLine && startColumn === endColumn;
  if (empty) return (lines[record.startLine] ?? '').trim();
  const line = lines[startLine] ?? '';
  return line.slice(startColumn, endLine === startLine ? endColumn : line.length).trim();
}

const headers = [
  /^\[[0-9A-F]{1,8}:[0-9A-F]{1,8}\]/i,
  /^["[]?\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?Z?["\]]?:?[,;\t]?/,
  /^[iwe]\d{3}:/,
  /^(?:\d{1,6}|\[\d{1,6}\])(?=\s)/,
  /^(?:trace|debug|info|information|warn|warning|error|fatal)(?=[\s,;\t])/i,
  /^[\s,;]+/,
];

/** The message without stamps, process ids and level, which differ from line to line. */
function withoutHeader(line: string): string {
  let text = line;
  for (let found = true; found;) {
    found = false;
    for (const header of headers) {
      const next = text.replace(header, '');
      if (next !== text) found = true;
      text = next;
    }
  }
  return text;
}

/** The text as it is, up to 300 characters. */
function draftLiteral(body: string): string {
  return body
    .slice(0, 300)
    .trimEnd()
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function severityOf(level: LogLevel | undefined): Severity {
  if (level === 'error' || level === 'fatal') return 'error';
  return level === 'warn' || level === undefined ? 'warning' : 'information';
}

/** Of the records around, the one that begins most like the error and is not found. */
function findNearMiss(
  lines: readonly string[],
  records: readonly RecordLines[],
  record: RecordLines,
  body: string,
  isSilent: (text: string) => boolean,
): string {
  const at = records.indexOf(record);
  let best: { readonly text: string; readonly alike: number } | undefined;
  for (const other of records.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS)) {
    const first = plainView((lines[other.startLine] ?? '').trim()).text;
    const alike = commonStart(withoutHeader(first), body);
    if (first === '' || (best !== undefined && alike <= best.alike)) continue;
    const text = textOf(lines, other);
    if (isSilent(text)) best = { text, alike };
  }
  return best?.text ?? `${/^\S{1,60}/.exec(body)?.[0] ?? ''} finished`;
}

function commonStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}
