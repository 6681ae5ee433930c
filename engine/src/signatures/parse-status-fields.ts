import type { HealthReference } from '../model/scanner-status.ts';
import type { StatusFieldMeaning, StatusPart } from '../model/status-field.ts';
import { findKnownName, recordKinds } from '../scanner-status/field-names.ts';
import { isUsable, type LocatedProblem } from './located-problem.ts';
import { listWords } from './nearest-word.ts';
import { YamlFile } from './yaml-file.ts';
import type { YamlMapping } from './yaml-mapping.ts';

export interface ParsedStatusFields {
  /** Empty when a problem stands against the file. */
  readonly fields: readonly StatusFieldMeaning[];
  readonly problems: readonly LocatedProblem[];
}

/** knowledge/status-fields.yaml, from text to entries. Never throws; problems say where and how to mend. */
export function parseStatusFields(text: string, file: string): ParsedStatusFields {
  const yaml = new YamlFile(file, text);
  const root = yaml.findRoot('the status fields', ['sources', 'fields']);
  const sources = root === undefined ? new Map() : readSources(yaml, root);
  const fields = (root?.items('fields') ?? []).flatMap((item) => readField(yaml, item, sources) ?? []);
  return { fields: isUsable(yaml.problems) ? fields : [], problems: yaml.problems };
}

function readSources(yaml: YamlFile, root: YamlMapping): Map<string, HealthReference> {
  const sources = new Map<string, HealthReference>();
  const all = yaml.readMapping(root.find('sources'), '`sources`', '*');
  for (const { name } of all?.names() ?? []) {
    const source = yaml.readMapping(all?.find(name), 'a source', ['title', 'url', 'verified']);
    const title = source?.requireText('title');
    const url = source?.requireText('url');
    const verified = source?.date('verified');
    if (title !== undefined && url !== undefined && verified !== undefined) {
      sources.set(name, { title, url, verified });
    }
  }
  return sources;
}

function readField(
  yaml: YamlFile,
  item: unknown,
  sources: ReadonlyMap<string, HealthReference>,
): StatusFieldMeaning | undefined {
  const entry = yaml.readMapping(item, 'a field', ['name', 'of', 'meaning', 'words', 'source']);
  const name = entry?.requireText('name');
  const meaning = entry?.requireText('meaning');
  const source = entry?.word('source', [...sources.keys()]);
  const reference = sources.get(source ?? '');
  if (entry === undefined || name === undefined || meaning === undefined || reference === undefined) {
    return undefined;
  }
  const of = entry.requireTexts('of').flatMap((part) => recordKinds.find((kind) => kind === part) ?? []);
  const printedBy: readonly StatusPart[] = findKnownName(name)?.kinds ?? [];
  if (of.length === 0 || of.some((part) => !printedBy.includes(part))) {
    const mend = printedBy.length === 0 ? 'no output has this name.' : `it is ${listWords(printedBy)}.`;
    yaml.report(entry.find('of'), `\`of\` says what prints \`${name}\`; ${mend}`);
  }
  const words = Object.entries(entry.textsByName('words')).map(([word, says]) => ({ word, meaning: says }));
  return { name, of, meaning, words, reference };
}
