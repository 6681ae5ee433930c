import { findSecrets, type Secret } from '../redact/find-secrets.ts';

/** A line is looked through in stretches of so many UTF-16 units, each with as much before and behind it: what names a secret stands near it. */
const STRETCH = 2000;

/** The secrets around a place in a line. Places come in their order and may be many, so each stretch is looked through once. */
export class NearSecrets {
  #line = '';
  #stretch = -1;
  #secrets: readonly Secret[] = [];

  /** As offsets in the line. */
  find(line: string, place: number): readonly Secret[] {
    const stretch = Math.floor(place / STRETCH);
    if (stretch !== this.#stretch || line !== this.#line) {
      const from = Math.max(0, (stretch - 1) * STRETCH);
      const near = line.slice(from, (stretch + 2) * STRETCH);
      this.#line = line;
      this.#stretch = stretch;
      this.#secrets = findSecrets(near).map(({ kind, start, end }) => ({
        kind,
        start: start + from,
        end: end + from,
      }));
    }
    return this.#secrets;
  }
}
