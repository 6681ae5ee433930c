import type { SourceFindings, StatusTree } from '#protocol';
import { buildStatusTree, type StatusNode } from './tree/status-tree.ts';
import { withNodeFindings } from './tree/with-node-findings.ts';

const nothing: StatusTree = { rows: [], attention: 0, snapshots: 0 };

/** The scanner status that was read last, as the rows of its view. */
export class StatusStore {
  #tree: StatusTree = nothing;
  #findings: readonly SourceFindings[] = [];
  #attentionOnly = false;
  #nodes: readonly StatusNode[] = [];
  #watched = false;
  #pinned = false;
  readonly #listeners = new Set<() => void>();

  /** Takes an answer to `iplogLens/status`; without one, nothing is shown. */
  setTree(tree: StatusTree = nothing): void {
    this.#tree = tree;
    this.#build();
  }

  /** Known errors that may stand in the logs of the nodes. */
  setFindings(sources: readonly SourceFindings[]): void {
    this.#findings = sources;
    if (this.hasRows) this.#build();
  }

  showOnlyAttention(only: boolean): void {
    this.#attentionOnly = only;
    this.#build();
  }

  /** True while somebody looks at the view: then documents of any language are worth a look. */
  get watched(): boolean {
    return this.#watched;
  }

  setWatched(watched: boolean): void {
    this.#watched = watched;
    this.#changed();
  }

  /** True while the view stays with what it shows. */
  get pinned(): boolean {
    return this.#pinned;
  }

  setPinned(pinned: boolean): void {
    this.#pinned = pinned;
    this.#changed();
  }

  get nodes(): readonly StatusNode[] {
    return this.#nodes;
  }

  /** What the badge counts, whatever the filter hides. */
  get attention(): number {
    return this.#tree.attention;
  }

  get hasRows(): boolean {
    return this.#tree.rows.length > 0;
  }

  get attentionOnly(): boolean {
    return this.#attentionOnly;
  }

  /** Calls back after every change; the result undoes it. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  #build(): void {
    this.#nodes = buildStatusTree(withNodeFindings(this.#tree.rows, this.#findings), this.#attentionOnly);
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
