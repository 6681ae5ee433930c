import {
  type HealthVerdict,
  needsAttention,
  renderVerdict,
  type StatusFieldMeaning,
  type StatusSnapshot,
  worstLevel,
} from '#engine';
import type { StatusRow } from '#protocol';

/** Rows of a whole tree: a transcript of a year must not become an answer that no client can hold. */
const MAX_ROWS = 20_000;
/** Rows below one row; nobody scrolls through more. */
const MAX_CHILDREN = 500;

/** What every maker of rows needs, and how many rows may still be made. */
export class RowContext {
  readonly fields: readonly StatusFieldMeaning[];
  readonly #uris: ReadonlyMap<string, string>;
  readonly #verdicts = new Map<string, HealthVerdict[]>();
  #left = MAX_ROWS;

  /** @param uris by the path that reports and verdicts carry */
  constructor(
    fields: readonly StatusFieldMeaning[],
    uris: ReadonlyMap<string, string>,
    verdicts: readonly HealthVerdict[],
  ) {
    this.fields = fields;
    this.#uris = uris;
    for (const verdict of verdicts) {
      const key = keyOf(verdict.source, verdict.subject);
      const known = this.#verdicts.get(key);
      if (known === undefined) this.#verdicts.set(key, [verdict]);
      else known.push(verdict);
    }
  }

  /** What was judged of a snapshot or of a part of it. */
  verdictsOf({ source }: StatusSnapshot, subject: string): readonly HealthVerdict[] {
    return this.#verdicts.get(keyOf(source, subject)) ?? [];
  }

  uriOf(source: string): string {
    return this.#uris.get(source) ?? source;
  }

  /** The place of a 1-based line. */
  place(source: string, line: number): NonNullable<StatusRow['place']> {
    const start = { line: line - 1, character: 0 };
    return { uri: this.uriOf(source), range: { start, end: start } };
  }

  /** A row for each item while there is room; what has none is counted in a row of its own. */
  list<Item>(id: string, items: readonly Item[], make: (item: Item) => StatusRow): readonly StatusRow[] {
    const rows: StatusRow[] = [];
    const counts = new Map<string, number>();
    for (const item of items) {
      if (rows.length >= MAX_CHILDREN || this.#left <= 0) break;
      this.#left--;
      const row = make(item);
      const count = (counts.get(row.id) ?? 0) + 1;
      counts.set(row.id, count);
      // What is printed twice under one name is told apart by counting: an id that comes twice breaks the whole view.
      rows.push(count === 1 ? row : { ...row, id: `${row.id}#${count}` });
    }
    const missing = items.length - rows.length;
    return missing === 0 ? rows : [...rows, moreRow(id, missing)];
  }
}

/** What a row says of its own verdicts and of those below it. */
export function judged(
  verdicts: readonly HealthVerdict[],
  children: readonly StatusRow[] = [],
): Pick<StatusRow, 'level' | 'attention'> {
  const levels = [...verdicts.map(({ level }) => level), ...children.flatMap(({ level }) => level ?? [])];
  const own = verdicts.filter(({ level }) => needsAttention(level)).length;
  const below = children.reduce((sum, { attention }) => sum + attention, 0);
  return { ...(levels.length === 0 ? {} : { level: worstLevel(levels) }), attention: own + below };
}

/** The worst first; what works says so in the tooltip of its row as well. */
export function verdictsText(verdicts: readonly HealthVerdict[]): readonly string[] {
  return verdicts
    .toSorted((a, b) => Number(needsAttention(b.level)) - Number(needsAttention(a.level)))
    .slice(0, 5)
    .map(renderVerdict);
}

function moreRow(id: string, missing: number): StatusRow {
  return {
    id: `${id}/more`,
    kind: 'more',
    label: `${missing.toLocaleString('en-US')} more, not listed`,
    description: '',
    tooltip:
      'They were read and judged. The command `iplog-lens status FILE --format json` lists all of them.',
    attention: 0,
  };
}

function keyOf(source: string, subject: string): string {
  return `${source}\u0000${subject}`;
}
