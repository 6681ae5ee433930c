/** What a terminal could take for an order, or what turns the direction of text, beyond what JSON itself escapes. */
const risky = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * A report as JSON with one line end behind it. The same value as any JSON, but its text is harmless on a terminal:
 * log text and file names may hold C1 control characters, which JSON does not escape.
 */
export function toJsonText(report: object): string {
  const json = JSON.stringify(report, undefined, 2);
  return `${json.replace(risky, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
