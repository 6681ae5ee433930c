import type { MatchedCapture, RecordMatch } from '../scan/match-record.ts';
import { findSecrets, joinOverlaps, type Secret } from './find-secrets.ts';
import { hiddenSecret, hideIn, hideSecrets } from './hide-secrets.ts';

/** The secrets of one record, for everything that is shown of it. */
export class RecordSecrets {
  readonly #text: string;
  readonly #secrets: readonly Secret[];

  /** `matches` are all of the record: what one signature captures as a secret the others do not show either. */
  constructor(text: string, matches: readonly RecordMatch[]) {
    this.#text = text;
    const captured = matches.flatMap((match) =>
      match.captures
        .filter(({ name }) => isSecret(match, name))
        .map(({ start, end }): Secret => ({ kind: 'secret', start, end })),
    );
    const found = findSecrets(text);
    this.#secrets = captured.length === 0 ? found : joinOverlaps([...found, ...captured]);
  }

  /** The value of a capture, as it may be shown. Values are as patterns see them, places as the record has them. */
  value(match: RecordMatch, { name, value, start, end }: MatchedCapture): string {
    const inside = this.#secrets.find((secret) => secret.start < end && secret.end > start);
    if (isSecret(match, name)) return hiddenSecret(inside?.kind ?? 'secret');
    if (inside === undefined) return hideSecrets(value);
    // Where the view is the text itself only the secret goes; else nobody could say which part of the value it is.
    return value === this.#text.slice(start, end) ? this.part(start, end) : hiddenSecret(inside.kind);
  }

  /** A part of the record, as it may be shown. */
  part(start: number, end: number): string {
    return hideIn(this.#text, start, end, this.#secrets);
  }
}

/** Signatures of secrets say which of their captures is one. */
function isSecret({ signature }: RecordMatch, name: string): boolean {
  return signature.captures[name]?.kind === 'secret';
}
