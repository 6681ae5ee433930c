import { findKnownName, type RecordKind } from './field-names.ts';
import type { PrintedField } from './printed-value.ts';

/** Fields that belong together, with what they are about; undefined when no name is known. */
export interface ClassifiedPart {
  readonly kind: RecordKind | undefined;
  readonly fields: readonly PrintedField[];
}

/**
 * Says what a printed record is about by its names alone: type names and commands are often missing. A record whose
 * names belong to two things is two (two lists run together, a `Select-Object` over both). Unknown names stay with
 * the part before them.
 */
export function classifyRecord(fields: readonly PrintedField[]): readonly ClassifiedPart[] {
  const parts: ClassifiedPart[] = [];
  let current: PrintedField[] = [];
  let possible: readonly RecordKind[] | undefined;
  const seen = new Set<string>();
  for (const field of fields) {
    const known = findKnownName(field.name);
    if (known !== undefined) {
      const left = possible?.filter((kind) => known.kinds.includes(kind)) ?? known.kinds;
      if (left.length === 0 || seen.has(known.name)) {
        parts.push({ kind: choose(possible, current), fields: current });
        current = [];
        seen.clear();
        possible = known.kinds;
      } else {
        possible = left;
      }
      seen.add(known.name);
    }
    current.push(field);
  }
  if (current.length > 0) parts.push({ kind: choose(possible, current), fields: current });
  return parts;
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
  fields: readonly PrintedField[],
): RecordKind | undefined {
  const [first] = possible ?? [];
  const known = fields.flatMap((field) => findKnownName(field.name)?.name ?? []);
  if (known.some((name) => !commonNames.has(name))) return first;
  // A lone `Status` is nobody's, and among many foreign names `Path` is a property of something else.
  if (known.length === 1 && known[0] === 'Status') return undefined;
  return known.length * 2 >= fields.length ? first : undefined;
}
