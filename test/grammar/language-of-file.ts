import { contributions } from './log-grammars.ts';

/** VS Code's own languages that could hold the same files; what it registers by extension. */
const builtIn = [
  { id: 'log', endings: ['.log', '*.log.?'] },
  { id: 'plaintext', endings: ['.txt'] },
  { id: 'markdown', endings: ['.md'] },
];

/**
 * The language that VS Code gives a file by its base name: the longest pattern that fits, then extensions, both
 * without regard to case.
 */
export function findLanguageOfFile(name: string): string | undefined {
  const fitting = contributions.languages
    .flatMap(({ id, filenamePatterns = [] }) => filenamePatterns.map((pattern) => ({ id, pattern })))
    .filter(({ pattern }) => toRegExp(pattern).test(name))
    .sort((a, b) => b.pattern.length - a.pattern.length);
  if (fitting[0] !== undefined) return fitting[0].id;
  return builtIn.find(({ endings }) => endings.some((ending) => name.toLowerCase().endsWith(ending)))?.id;
}

function toRegExp(pattern: string): RegExp {
  const literal = pattern.replace(/[.+^${}()|[\]\\?]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${literal}$`, 'i');
}
