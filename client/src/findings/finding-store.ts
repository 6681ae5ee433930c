import type { FindingsParams, SourceFindings } from '#protocol';
import { countOnce } from './count-once.ts';

/**
 * What the server has said about each source. An open document counts more than an earlier scan of the same file,
 * because it is what the reader sees. Uris are compared as they are: whoever fills it normalises them.
 */
export class FindingStore {
  readonly #documents = new Map<string, SourceFindings>();
  /** Parts of logs that are listed themselves: found by their uri, and not listed. */
  readonly #excerpts = new Map<string, SourceFindings>();
  readonly #scanned = new Map<string, SourceFindings>();
  readonly #listeners = new Set<() => void>();

  /** Takes what `iplogLens/findings` brings. */
  set({ origin, source, adds }: FindingsParams): void {
    const maps = {
      document: this.#documents,
      excerpt: this.#excerpts,
      scan: this.#scanned,
      follow: this.#scanned,
    };
    const before = adds === true ? maps[origin].get(source.uri) : { groups: [] };
    // The rest of what was taken away meanwhile.
    if (before === undefined) return;
    maps[origin].set(source.uri, { ...source, groups: [...before.groups, ...source.groups] });
    this.#changed();
  }

  /** What a scan said about the file stays. */
  closeDocument(uri: string): void {
    const wasListed = this.#documents.delete(uri);
    if (this.#excerpts.delete(uri) || wasListed) this.#changed();
  }

  closeAllDocuments(): void {
    if (this.#documents.size + this.#excerpts.size === 0) return;
    this.#documents.clear();
    this.#excerpts.clear();
    this.#changed();
  }

  clearScan(): void {
    if (this.#scanned.size === 0) return;
    this.#scanned.clear();
    this.#changed();
  }

  /**
   * Every source that was looked at, also those in which nothing was found, by name. What a twin repeats of a log that
   * is here too stands in the log alone.
   */
  sources(): readonly SourceFindings[] {
    const all = new Map([...this.#scanned, ...this.#documents]);
    const sources = [...all.values()].sort((a, b) => compare(a.name, b.name) || compare(a.uri, b.uri));
    return countOnce(sources);
  }

  find(uri: string): SourceFindings | undefined {
    return this.#documents.get(uri) ?? this.#excerpts.get(uri) ?? this.#scanned.get(uri);
  }

  get hasScan(): boolean {
    return this.#scanned.size > 0;
  }

  /** Calls back after every change; the result undoes it. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
