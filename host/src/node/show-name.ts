import { hideSecrets } from '#engine';

const longest = 120;

/**
 * A name from outside as it may stand in a message: control characters and those that turn the writing direction
 * become visible, since a name can hold escape sequences of a terminal, secrets are hidden, and a very long one is cut
 * in its middle.
 */
export function showName(name: string): string {
  const visible = hideSecrets(name).replaceAll(
    // Controls (Cc), formats (Cf), line and paragraph separators, and halves of surrogate pairs.
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  if (visible.length <= longest) return visible;
  return `${visible.slice(0, longest / 2)}...${visible.slice(-longest / 2)}`;
}
