/**
 * Which files the Scanner Status view shows: the status document that is being read, and files that were added. Pinned,
 * it stays with what it shows. Uris are compared as they are.
 */
export class StatusSelection {
  #followed: string | undefined;
  #pinned = false;
  readonly #added = new Set<string>();

  get isEmpty(): boolean {
    return this.uris().length === 0;
  }

  /** In the order in which they were added; the one that is followed comes first. */
  uris(): readonly string[] {
    return [...new Set([...(this.#followed === undefined ? [] : [this.#followed]), ...this.#added])];
  }

  has(uri: string): boolean {
    return this.#followed === uri || this.#added.has(uri);
  }

  /** A status document came to the front. True when that changes what is shown. */
  follow(uri: string): boolean {
    if (this.#pinned || this.#followed === uri) return false;
    this.#followed = uri;
    return true;
  }

  /** A document was closed. True when that changes what is shown; what is pinned or was added stays. */
  close(uri: string): boolean {
    if (this.#pinned || this.#followed !== uri) return false;
    this.#followed = undefined;
    return !this.#added.has(uri);
  }

  add(uris: readonly string[]): void {
    for (const uri of uris) this.#added.add(uri);
  }

  pin(): void {
    this.#pinned = true;
  }

  /** Follows again, from the document that is in front now if that is a status. */
  unpin(current: string | undefined): void {
    this.#pinned = false;
    this.#followed = current;
  }

  /** Forgets the files that were added. */
  clear(): void {
    this.#added.clear();
  }
}
