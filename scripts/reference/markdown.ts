import { codeSpan, escapeMarkdown } from '#engine';

/** Said on every page, so that nobody mends the wrong file. */
const generatedNote =
  '<!-- Generated from knowledge/ by scripts/build-reference.ts. Do not edit: change the source, run `npm run generate`. -->';

/** Text of the knowledge in prose; longer than any that it holds. */
export function prose(text: string): string {
  return escapeMarkdown(text, 4000);
}

/** One cell of a table: a bar would end it, inside of code as well. */
export function cell(text: string): string {
  return codeSpan(text, 400).replaceAll('|', '\\|');
}

/** Lines as they are. The fence is longer than any run of backticks in them, so that nothing can break out of it. */
export function codeBlock(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const shown = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd').trimEnd();
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** Parts with an empty line between them; those that are empty are left out. */
export function page(parts: readonly string[]): string {
  return `${[generatedNote, ...parts].filter((part) => part !== '').join('\n\n')}\n`;
}

/** The anchor that GitHub gives a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
