/** What nodes and repositories have in common while they are put together. */
export interface NamedEntry {
  name: string;
  /** True while only the beginning of the name is known. */
  cut: boolean;
  /** Number of the output that spoke of it last. */
  block: number;
}

/** How a name was printed, and where in its output. */
export interface NameMention {
  readonly name: string;
  readonly cut: boolean;
  /** Number of the output. One output names a thing once. */
  readonly block: number;
  /** Position in the output, or the index that a command named; enumerations keep their order. */
  readonly ordinal: number | undefined;
}

/** More than any cluster has nodes or any job repositories; what a file names beyond it is counted. */
const MAX_ENTRIES = 10_000;
/** How many entries a cut name is compared with: enough for any cluster, and a bound for any file. */
const MAX_CANDIDATES = 128;

/**
 * Brings together what several outputs say of the same things: the list enumerates four names and cuts the rest, the
 * table cuts long names, the summary has the whole one. A cut name belongs to the entry at its own position, or else
 * to the only one that begins like it; where several do, nothing is guessed.
 */
export class NamedEntries<T extends NamedEntry> {
  readonly all: T[] = [];
  /** How often a name found no room. */
  dropped = 0;
  readonly #byName = new Map<string, T>();
  readonly #cut = new Set<T>();

  /** The entry for a mention; made by `create` when there is none yet. */
  take(mention: NameMention, create: () => T): T {
    const found = this.#find(mention);
    const entry = found ?? create();
    if (found === undefined && this.all.length >= MAX_ENTRIES) {
      this.dropped++;
      return entry;
    }
    if (found === undefined) this.all.push(entry);
    if (entry.cut && (!mention.cut || mention.name.length > entry.name.length)) {
      entry.name = mention.name;
      entry.cut = mention.cut;
    }
    if (entry.cut) {
      this.#cut.add(entry);
    } else {
      this.#cut.delete(entry);
      const key = entry.name.toLowerCase();
      if (!this.#byName.has(key)) this.#byName.set(key, entry);
    }
    entry.block = mention.block;
    return entry;
  }

  /** The entry with exactly this name. */
  findExact(name: string): T | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  #find(mention: NameMention): T | undefined {
    const placed = mention.ordinal === undefined ? undefined : this.all[mention.ordinal];
    if (placed !== undefined && placed.block !== mention.block && fits(placed, mention)) return placed;
    if (!mention.cut) {
      const exact = this.#byName.get(mention.name.toLowerCase());
      if (exact !== undefined && exact.block !== mention.block) return exact;
    }
    const candidates: T[] = [];
    let seen = 0;
    for (const entry of mention.cut ? this.all : this.#cut) {
      if (++seen > MAX_CANDIDATES) break;
      if (entry.block !== mention.block && fits(entry, mention)) candidates.push(entry);
    }
    return candidates.length === 1 ? candidates[0] : undefined;
  }
}

function fits(entry: NamedEntry, mention: NameMention): boolean {
  const known = entry.name.toLowerCase();
  const named = mention.name.toLowerCase();
  if (!entry.cut && !mention.cut) return known === named;
  if (known === '' || named === '') return false;
  return (entry.cut && named.startsWith(known)) || (mention.cut && known.startsWith(named));
}
