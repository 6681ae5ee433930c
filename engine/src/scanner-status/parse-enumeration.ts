/** The values of a printed collection, `{a, b, c, d…}`. */
export interface PrintedEnumeration {
  readonly items: readonly EnumeratedText[];
  /** True when more values follow than were printed ($FormatEnumerationLimit, or the end of the cell). */
  readonly more: boolean;
  /** The values as they were printed, without braces and marks. */
  readonly inner: string;
}

interface EnumeratedText {
  readonly text: string;
  /** True when the console cut this value. */
  readonly cut: boolean;
}

/**
 * Reads a printed collection of names. Braces may be missing or unbalanced, as in the published samples. The
 * formatter separates by comma and blank; a comma alone counts only where there is no blank at all.
 */
export function parseEnumeration(text: string, cutBefore = false): PrintedEnumeration {
  const { inner, cut, more } = unwrap(text, cutBefore);
  if (inner === '') return { items: [], more: more || cut, inner };
  const byComma = inner.split(',');
  const sample = !inner.includes(' ') && byComma.every((part) => part !== '');
  const parts = sample ? byComma : inner.split(', ');
  const items = parts.map((part, index) => ({ text: part.trim(), cut: cut && index === parts.length - 1 }));
  return { items: items.filter((item) => item.text !== ''), more: more || cut, inner };
}

/** Repositories as `-Verbose` enumerates them: `{{ Path = C:\temp, Status = Scanning }, { Path = ... }…}`. */
export function parseRepositoryEnumeration(
  text: string,
  cutBefore = false,
): { readonly items: readonly RepositoryEntry[]; readonly more: boolean } {
  const { inner, cut, more } = unwrap(text, cutBefore);
  const parts = inner.split(/\}\s*,\s*\{(?=\s*Path\s*=)/i);
  const items = parts.flatMap(
    (part, index) => parseRepositoryEntry(part, cut && index === parts.length - 1) ?? [],
  );
  return { items, more: more || cut };
}

export interface RepositoryEntry {
  readonly path: string;
  readonly cut: boolean;
  readonly status: string | undefined;
}

const statusLabel = ', Status = ';

/** One `{ Path = ..., Status = ... }`. A path may hold braces and even `, Status = `: the last one counts. */
export function parseRepositoryEntry(text: string, cut = false): RepositoryEntry | undefined {
  const start = /^[\s{]*Path\s*=\s?/i.exec(text)?.[0];
  if (start === undefined) return undefined;
  const body = text.slice(start.length);
  const at = body.lastIndexOf(statusLabel);
  if (cut) {
    // What was cut may have been the status or the path: its safe beginning ends before the label in both cases.
    const path = at >= 0 ? body.slice(0, at) : withoutStartOf(statusLabel, body);
    return path.trim() === '' ? undefined : { path: path.trim(), cut: true, status: undefined };
  }
  if (at < 0) {
    const path = withoutLast(body.trimEnd(), (letter) => letter === '}').trimEnd();
    return { path, cut: false, status: undefined };
  }
  const status = withoutLast(
    body.slice(at + statusLabel.length),
    (letter) => letter.trim() === '' || letter === '}',
  );
  return { path: body.slice(0, at).trim(), cut: false, status };
}

/** Takes off what ends a text. An expression would try every place of a long run of blanks, each to its end. */
function withoutLast(text: string, isEnd: (letter: string) => boolean): string {
  let end = text.length;
  while (end > 0 && isEnd(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The mark of a cut value: one character in PowerShell 7, three dots in Windows PowerShell 5.1. */
const cutMark = /(?:…|\.\.\.)$/;

/** A table cell without its mark. */
export function takeCutMark(cell: string): { readonly text: string; readonly cut: boolean } {
  const trimmed = cell.trim();
  const mark = cutMark.exec(trimmed);
  if (mark === null) return { text: trimmed, cut: false };
  return { text: trimmed.slice(0, mark.index).trimEnd(), cut: true };
}

function unwrap(text: string, cutBefore: boolean): { inner: string; cut: boolean; more: boolean } {
  let inner = text.trim();
  let cut = cutBefore;
  let more = false;
  const opened = inner.startsWith('{');
  if (opened) inner = inner.slice(1);
  // A lone brace is a column too narrow for anything else.
  if (opened && inner.trim() === '') return { inner: '', cut: true, more: true };
  if (!cutBefore) {
    if (opened && inner.endsWith('}')) {
      inner = inner.slice(0, -1);
      if (cutMark.test(inner)) {
        inner = inner.replace(cutMark, '');
        more = true;
      }
    } else if (cutMark.test(inner)) {
      inner = inner.replace(cutMark, '');
      cut = true;
    }
  }
  return { inner: inner.trim(), cut, more };
}

/** Takes off an ending that may be the beginning of a label. */
function withoutStartOf(label: string, text: string): string {
  for (let length = Math.min(label.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(label.slice(0, length))) return text.slice(0, -length);
  }
  return text;
}
