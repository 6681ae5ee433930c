import type { EntryType } from '#protocol';

/**
 * Paths as the folders that they make, from one sorted list: a folder is a run of paths with the same beginning, found
 * by bisection, so that an archive made of deep names costs no more memory than its names.
 */
export class PathList {
  readonly #sorted: readonly string[];
  /** Files that have the name of a folder, which wins. */
  readonly hidden: readonly string[];

  constructor(paths: readonly string[]) {
    this.#sorted = [...new Set(paths)].sort();
    this.hidden = this.#sorted.filter((path) => this.#hasBelow(path));
  }

  typeOf(path: string): EntryType | undefined {
    if (this.#hasBelow(path)) return 'folder';
    return this.#sorted[this.#firstFrom(path)] === path ? 'file' : undefined;
  }

  /** What is in a folder, by name; undefined where there is no such folder. */
  list(folder: string): { name: string; type: EntryType }[] | undefined {
    const prefix = `${folder}/`;
    const entries: { name: string; type: EntryType }[] = [];
    for (let at = this.#firstFrom(prefix); ;) {
      const path = this.#sorted[at];
      if (path?.startsWith(prefix) !== true) break;
      const slash = path.indexOf('/', prefix.length);
      const name = slash < 0 ? path.slice(prefix.length) : path.slice(prefix.length, slash);
      if (slash < 0) {
        if (!this.#hasBelow(path)) entries.push({ name, type: 'file' });
        at++;
      } else {
        entries.push({ name, type: 'folder' });
        // `0` is the character behind `/`: what follows is no longer in that folder.
        at = this.#firstFrom(`${prefix}${name}0`);
      }
    }
    return entries.length === 0 ? undefined : entries;
  }

  #hasBelow(path: string): boolean {
    return this.#sorted[this.#firstFrom(`${path}/`)]?.startsWith(`${path}/`) === true;
  }

  /** Number of the first path that is not before `text`. */
  #firstFrom(text: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
