import { type Catalog, type ExcerptIndex, ExcerptIndexer, type LogSource } from '#engine';
import type { ServerRuntime } from './server-runtime.ts';

/** Logs whose cuts are remembered; each is a few kilobytes. */
const KEPT = 32;

/** A log with its cuts. */
export interface IndexedSource {
  readonly source: LogSource;
  readonly index: ExcerptIndex;
}

/** Where large logs can be cut: found once for each state of a file. */
export class ExcerptIndexes {
  readonly #runtime: ServerRuntime;
  readonly #known = new Map<string, { readonly version: string; readonly index: Promise<ExcerptIndex> }>();

  constructor(runtime: ServerRuntime) {
    this.#runtime = runtime;
  }

  /** Rejects with an Error for a person where the log can not be read. */
  async get(catalog: Catalog, uri: string): Promise<IndexedSource> {
    const source = await this.#runtime.openFile(uri);
    const version = source.version;
    const known = this.#known.get(uri);
    if (known !== undefined && known.version === version) return { source, index: await known.index };
    const index = indexSource(catalog, source);
    if (version !== undefined) this.#keep(uri, version, index);
    return { source, index: await index };
  }

  #keep(uri: string, version: string, index: Promise<ExcerptIndex>): void {
    this.#known.delete(uri);
    this.#known.set(uri, { version, index });
    // What could not be read may be readable the next time.
    index.catch(() => this.#known.delete(uri));
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
  }
}

async function indexSource(catalog: Catalog, source: LogSource): Promise<ExcerptIndex> {
  const indexer = new ExcerptIndexer(catalog.kinds, source.path);
  for await (const chunk of source.read()) indexer.push(chunk);
  return indexer.end();
}
