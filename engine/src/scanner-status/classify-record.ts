import { findKnownName, type RecordKind } from './field-names.ts';
import type { PrintedField } from './printed-value.ts';

/** Fields that belong together, with what they are about; undefined when no name is known. */
export interface ClassifiedPart {
  readonly kind: RecordKind | undefined;
  readonly fields: readonly PrintedField[];
}

/** A part as a range of the fields. */
interface PartShape {
  readonly kind: RecordKind | undefined;
  readonly start: number;
  readonly end: number;
}

/**
 * Says what a printed record is about by its names alone: type names and commands are often missing. A record whose
 * names belong to two things is two (two lists run together, a `Select-Object` over both). Unknown names stay with
 * the part before them.
 */
export class RecordClassifier {
  /** The rows of a table have the same names: they are looked at once. */
  #names: readonly string[] = [];
  #shapes: readonly PartShape[] = [];

  classify(fields: readonly PrintedField[]): readonly ClassifiedPart[] {
    const same =
      fields.length === this.#names.length &&
      fields.every((field, index) => field.name === this.#names[index]);
    if (!same) {
      this.#names = fields.map((field) => field.name);
      this.#shapes = findShapes(this.#names);
    }
    return this.#shapes.map(({ kind, start, end }) => ({ kind, fields: fields.slice(start, end) }));
  }
}

function findShapes(names: readonly string[]): readonly PartShape[] {
  const shapes: PartShape[] = [];
  const seen = new Set<string>();
  let possible: readonly RecordKind[] | undefined;
  let start = 0;
  for (const [index, label] of names.entries()) {
    const known = findKnownName(label);
    if (known === undefined) continue;
    const left = possible?.filter((kind) => known.kinds.includes(kind)) ?? known.kinds;
    if (left.length === 0 || seen.has(known.name)) {
      shapes.push({ kind: choose(possible, names.slice(start, index)), start, end: index });
      start = index;
      seen.clear();
      possible = known.kinds;
    } else {
      possible = left;
    }
    seen.add(known.name);
  }
  if (start < names.length)
    shapes.push({ kind: choose(possible, names.slice(start)), start, end: names.length });
  return shapes;
}

/** Names that the output of many other commands has as well. */
const commonNames: ReadonlySet<string> = new Set([
  'Path',
  'Status',
  'Summary',
  'Schedule',
  'Repositories',
  'Cluster',
  'StartTime',
  'LogLevel',
  'Cloud',
]);

function choose(
  possible: readonly RecordKind[] | undefined,
  names: readonly string[],
): RecordKind | undefined {
  const [first] = possible ?? [];
  const known = names.flatMap((label) => findKnownName(label)?.name ?? []);
  if (known.some((name) => !commonNames.has(name))) return first;
  // A lone `Status` is nobody's, and among many foreign names `Path` is a property of something else.
  if (known.length === 1 && known[0] === 'Status') return undefined;
  return known.length * 2 >= names.length ? first : undefined;
}
