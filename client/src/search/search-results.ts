import type { FoundPlaces, SearchHit, SearchQuery, SearchSummary } from '#protocol';

/** Places in one file; the same object for as long as the search is shown. */
export interface FileHits {
  readonly uri: string;
  /** Untrusted text, like everything in the hits. */
  readonly path: string;
  readonly places: readonly PlacedHit[];
}

/** One place with its file. */
export interface PlacedHit {
  readonly file: FileHits;
  readonly hit: SearchHit;
}

/** What was looked for, and where. */
export interface AskedSearch {
  readonly query: SearchQuery;
  readonly uris: readonly string[];
  /** What the uris are called. */
  readonly where: string;
}

/** The search that is shown: its places as they come, in the order of the files. */
export class SearchResults {
  readonly #listeners = new Set<() => void>();
  readonly #files = new Map<string, { uri: string; path: string; places: PlacedHit[] }>();
  readonly #places: PlacedHit[] = [];
  #asked: AskedSearch | undefined;
  #summary: SearchSummary | undefined;
  #current = -1;

  get asked(): AskedSearch | undefined {
    return this.#asked;
  }

  /** Undefined while it runs. */
  get summary(): SearchSummary | undefined {
    return this.#summary;
  }

  get files(): readonly FileHits[] {
    return [...this.#files.values()];
  }

  get count(): number {
    return this.#places.length;
  }

  /** A search begins; what was shown before goes. */
  begin(asked: AskedSearch): void {
    this.#forget();
    this.#asked = asked;
    this.#changed();
  }

  /** What comes of a search that is no longer the one shown is left out. */
  add(asked: AskedSearch, { uri, path, hits }: FoundPlaces): void {
    if (asked !== this.#asked) return;
    const file = this.#files.get(uri) ?? { uri, path, places: [] };
    this.#files.set(uri, file);
    for (const hit of hits) {
      const place = { file, hit };
      file.places.push(place);
      this.#places.push(place);
    }
    this.#changed();
  }

  end(asked: AskedSearch, summary: SearchSummary): void {
    if (asked !== this.#asked) return;
    this.#summary = summary;
    this.#changed();
  }

  clear(): void {
    this.#forget();
    this.#asked = undefined;
    this.#changed();
  }

  /** Steps go on from here. */
  choose(place: PlacedHit): void {
    this.#current = this.#places.indexOf(place);
  }

  /** The next place, or the one before; from the end to the beginning and back. With its number, 1-based. */
  step(direction: 1 | -1): { readonly place: PlacedHit; readonly number: number } | undefined {
    const { length } = this.#places;
    const from = this.#current < 0 && direction < 0 ? 0 : this.#current;
    const next = length === 0 ? -1 : (from + direction + length) % length;
    const place = this.#places[next];
    if (place === undefined) return undefined;
    this.#current = next;
    return { place, number: next + 1 };
  }

  /** Calls back after every change; the result undoes it. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  #forget(): void {
    this.#files.clear();
    this.#places.length = 0;
    this.#summary = undefined;
    this.#current = -1;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
