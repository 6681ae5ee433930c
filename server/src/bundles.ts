import type { Problem } from '#engine';
import type { EntryStat, EntryType } from '#protocol';
import { PathList } from './path-list.ts';
import type { ServerRuntime } from './server-runtime.ts';

/** Zips whose listing is remembered. */
const KEPT = 8;

/** What is in one zip and the zips inside it. */
export interface BundleListing {
  readonly version: string;
  readonly files: number;
  readonly paths: PathList;
  /** Bytes by path, where they are known. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
}

/** Listings of zips, made once for each state of the file. */
export class Bundles {
  readonly #runtime: ServerRuntime;
  readonly #known = new Map<string, Promise<BundleListing>>();

  constructor(runtime: ServerRuntime) {
    this.#runtime = runtime;
  }

  /** What is in the zip that a uri is, or that it leads into. Rejects with an Error for a person. */
  async list(uri: string): Promise<BundleListing> {
    const { path, version } = await this.#runtime.findArchive(uri);
    const known = await this.#known.get(path);
    if (known?.version === version) return known;
    const listing = this.#read(path, version);
    this.#known.delete(path);
    this.#known.set(path, listing);
    listing.catch(() => this.#known.delete(path));
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
    return await listing;
  }

  /** The limits have changed, and with them what a listing leaves out. */
  forget(): void {
    this.#known.clear();
  }

  async stat(uri: string): Promise<EntryStat | undefined> {
    const { paths, sizes } = await this.list(uri);
    const path = this.#runtime.pathOf(uri).replace(/\/$/, '');
    const type = paths.typeOf(path);
    return type === undefined ? undefined : { type, bytes: type === 'file' ? (sizes.get(path) ?? 0) : 0 };
  }

  async listFolder(uri: string): Promise<readonly { name: string; type: EntryType }[] | undefined> {
    const { paths } = await this.list(uri);
    return paths.list(this.#runtime.pathOf(uri).replace(/\/$/, ''));
  }

  async #read(path: string, version: string): Promise<BundleListing> {
    const problems: Problem[] = [];
    const sizes = new Map<string, number>();
    const found: string[] = [];
    const archive = this.#runtime.uriOf(path);
    for await (const source of this.#runtime.findSources([archive], (problem) => problems.push(problem))) {
      found.push(source.path);
      if (source.byteLength !== undefined) sizes.set(source.path, source.byteLength);
    }
    const paths = new PathList(found);
    for (const hidden of paths.hidden)
      problems.push({
        kind: 'zip-name-taken',
        source: hidden,
        message: 'A folder in the zip has its name, so it is not shown; a scan reads it.',
      });
    return { version, files: found.length, paths, sizes, problems };
  }
}
