/** Text that a snippet shows as it is (LSP: `$`, `}` and the backslash mean something there). */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A place to fill in, with the text that stands there at first. */
export function placeholder(index: number, text: string): string {
  return `\${${index}:${escapeSnippet(text)}}`;
}

/** A place to choose from a list; the first entry stands there at first. */
export function choicePlaceholder(index: number, choices: readonly string[]): string {
  return `\${${index}|${choices.map((choice) => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}
