/** Longest piece of log text on one line of a terminal, in UTF-16 units. */
const MAX_SHOWN = 160;

/**
 * The only way log text reaches a terminal: escape sequences, other control characters and characters that reorder
 * text become visible marks.
 */
export function terminalText(text: string, maxLength = MAX_SHOWN): string {
  const shown = text.length > maxLength ? `${text.slice(0, maxLength)}...` : text;
  return shown
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, '\ufffd');
}
