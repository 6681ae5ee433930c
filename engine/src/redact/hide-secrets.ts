import { findSecrets, type Secret, type SecretKind } from './find-secrets.ts';

/** What stands in the place of a secret. */
export function hiddenSecret(kind: SecretKind): string {
  return `[hidden: ${kind}]`;
}

/** True for a value that was hidden, or that holds something hidden: it is of no use in a script. */
export function isHidden(value: string): boolean {
  return /\[hidden: [a-z ]{1,20}\]/.test(value);
}

/**
 * The one redactor: a text with every secret replaced by what it was. All log text that leaves the log goes through
 * it: captured values, previews, reports, outlines.
 */
export function hideSecrets(text: string): string {
  return hideIn(text, 0, text.length, findSecrets(text));
}

/** The part [start, end) of a text with the secrets of the whole text hidden, also those that it holds only a piece of. */
export function hideIn(text: string, start: number, end: number, secrets: readonly Secret[]): string {
  const parts: string[] = [];
  let at = start;
  for (const secret of secrets) {
    if (secret.end <= start || secret.start >= end) continue;
    parts.push(text.slice(at, Math.max(at, secret.start)), hiddenSecret(secret.kind));
    at = secret.end;
  }
  parts.push(at < end ? text.slice(at, end) : '');
  return parts.join('');
}
