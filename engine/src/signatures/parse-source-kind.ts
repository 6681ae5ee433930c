import type { Clock, SourceKind } from '../model/source.ts';
import { isUsable, type LocatedProblem } from './located-problem.ts';
import { parseRegex } from './regex-syntax.ts';
import { sourceKindKeys } from './signature-words.ts';
import { YamlFile } from './yaml-file.ts';
import type { YamlMapping } from './yaml-mapping.ts';

export interface ParsedSourceKind {
  /** Absent when a problem stands against it. */
  readonly kind?: SourceKind;
  readonly problems: readonly LocatedProblem[];
}

const clocks: readonly Clock[] = ['utc', 'local', 'unknown'];

/** One file of knowledge/sources, from text to a log kind. Never throws; problems say where and how to mend. */
export function parseSourceKind(text: string, file: string): ParsedSourceKind {
  const yaml = new YamlFile(file, text);
  const kind = readKind(yaml);
  return { ...(kind !== undefined && isUsable(yaml.problems) ? { kind } : {}), problems: yaml.problems };
}

function readKind(yaml: YamlFile): SourceKind | undefined {
  const root = yaml.findRoot('a log kind', sourceKindKeys);
  if (root === undefined) return undefined;
  const id = root.requireText('id');
  const title = root.requireText('title');
  const format = root.requireText('format');
  const clock = root.word('clock', clocks);
  const names = readPatterns(yaml, root, 'names');
  const contents = readPatterns(yaml, root, 'contents');
  const excludes = readPatterns(yaml, root, 'excludes');
  const scopes = root.requireTexts('scopes');
  const wraps = root.flag('wraps');
  if (id === undefined || title === undefined || format === undefined || clock === undefined)
    return undefined;
  return { id, title, format, names, contents, excludes, scopes, clock, wraps };
}

function readPatterns(yaml: YamlFile, root: YamlMapping, key: string): readonly string[] {
  const patterns = root.texts(key);
  for (const pattern of patterns) {
    const parsed = parseRegex(pattern);
    if ('mistake' in parsed) {
      yaml.reportInside(
        root.find(key),
        pattern,
        parsed.mistake.index,
        `Not a regular expression: ${parsed.mistake.message}.`,
      );
    }
  }
  return patterns;
}
