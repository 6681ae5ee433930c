import type { SourceFindings } from '#protocol';
import type { FindingStore } from './finding-store.ts';
import {
  type FilteredFindings,
  filterFindings,
  type FindingFilter,
  isEmptyFilter,
} from './tree/finding-filter.ts';
import type { FindingOrder } from './tree/finding-order.ts';
import type { Grouping } from './tree/findings-tree.ts';

/** What the view, the table and the steps from finding to finding show of the store: filtered, ordered, grouped. */
export class ShownFindings {
  readonly #store: FindingStore;
  readonly #listeners = new Set<() => void>();
  #filter: FindingFilter = {};
  #grouping: Grouping = 'signature';
  #order: FindingOrder = 'severity';
  /** Uri to machine. */
  #nodes: ReadonlyMap<string, string> = new Map();
  #filtered: FilteredFindings | undefined;

  constructor(store: FindingStore) {
    this.#store = store;
    store.onDidChange(() => this.#changed());
  }

  sources(): readonly SourceFindings[] {
    return this.filtered().sources;
  }

  filtered(): FilteredFindings {
    return (this.#filtered ??= filterFindings(this.#store.sources(), this.#filter, this.#nodes));
  }

  get filter(): FindingFilter {
    return this.#filter;
  }

  /** Values that are undefined take a part of the filter away. */
  setFilter(filter: { readonly [Key in keyof FindingFilter]: FindingFilter[Key] | undefined }): void {
    this.#filter = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
    this.#changed();
  }

  get isFiltered(): boolean {
    return !isEmptyFilter(this.#filter);
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  groupBy(grouping: Grouping): void {
    this.#grouping = grouping;
    this.#changed();
  }

  get order(): FindingOrder {
    return this.#order;
  }

  orderBy(order: FindingOrder): void {
    this.#order = order;
    this.#changed();
  }

  get nodes(): ReadonlyMap<string, string> {
    return this.#nodes;
  }

  nameNodes(nodes: ReadonlyMap<string, string>): void {
    this.#nodes = nodes;
    this.#changed();
  }

  /** Calls back after every change; the result undoes it. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  #changed(): void {
    this.#filtered = undefined;
    for (const listener of this.#listeners) listener();
  }
}
