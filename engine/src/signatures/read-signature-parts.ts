import type {
  CaptureDeclaration,
  Cause,
  Expiry,
  Reference,
  RemedyUse,
  Signature,
  SignatureRelations,
} from '../model/signature.ts';
import { signatureKeys } from './signature-words.ts';
import type { YamlFile } from './yaml-file.ts';
import type { YamlMapping } from './yaml-mapping.ts';

export function readCaptures(yaml: YamlFile, root: YamlMapping): Record<string, CaptureDeclaration> {
  const mapping = readOptionalMapping(yaml, root, 'captures', '`captures`', '*');
  const captures: [string, CaptureDeclaration][] = [];
  for (const { name } of mapping?.names() ?? []) {
    const entry = yaml.readMapping(mapping?.find(name), 'a capture', signatureKeys.capture);
    const kind = entry?.requireText('kind');
    if (entry === undefined || kind === undefined) continue;
    captures.push([name, { kind, pii: entry.flag('pii'), future: entry.flag('future') }]);
  }
  return Object.fromEntries(captures);
}

export function readCauses(yaml: YamlFile, root: YamlMapping): Cause[] {
  if (!root.has('causes'))
    yaml.report(root.node, 'A signature needs the key `causes` with at least one cause.');
  return readEntries(yaml, root, 'causes', 'a cause', signatureKeys.cause, (entry) => {
    const id = entry.requireText('id');
    const text = entry.requireText('text');
    return id !== undefined && text !== undefined && { id, text, remedies: entry.texts('remedies') };
  });
}

export function readRemedies(yaml: YamlFile, root: YamlMapping): RemedyUse[] {
  return readEntries(yaml, root, 'remedies', 'a remedy', signatureKeys.remedy, (entry) => {
    const id = entry.requireText('use');
    return id !== undefined && { id, bind: entry.textsByName('bind'), set: entry.textsByName('set') };
  });
}

export function readReferences(yaml: YamlFile, root: YamlMapping): Reference[] {
  return readEntries(yaml, root, 'references', 'a reference', signatureKeys.reference, (entry) => {
    const title = entry.requireText('title');
    const verified = entry.date('verified');
    const url = entry.text('url');
    // A link in a hover is followed with one click; only the web is allowed there.
    if (url !== undefined && !/^https:\/\/[^\s<>()"]+$/.test(url)) {
      yaml.report(
        entry.find('url'),
        'A `url` begins with `https://` and has no blanks, brackets or quotes in it.',
      );
      return false;
    }
    return (
      title !== undefined &&
      verified !== undefined && { title, verified, ...(url === undefined ? {} : { url }) }
    );
  });
}

export function readExpiries(yaml: YamlFile, root: YamlMapping): Expiry[] {
  return readEntries(yaml, root, 'expires', 'an end', signatureKeys.expiry, (entry) => {
    const what = entry.requireText('what');
    const date = entry.date('date');
    return what !== undefined && date !== undefined && { what, date };
  });
}

export function readRelations(yaml: YamlFile, root: YamlMapping): SignatureRelations {
  const related = readOptionalMapping(yaml, root, 'related', '`related`', signatureKeys.related);
  return {
    supersedes: related?.texts('supersedes') ?? [],
    causedBy: related?.texts('causedBy') ?? [],
    similar: related?.texts('similar') ?? [],
    resolves: related?.texts('resolves') ?? [],
  };
}

export function readSeed(yaml: YamlFile, root: YamlMapping): Signature['seed'] {
  const seed = readOptionalMapping(yaml, root, 'seed', '`seed`', signatureKeys.seed);
  const file = seed?.requireText('file');
  const section = seed?.requireText('section');
  return file === undefined || section === undefined ? undefined : { file, section };
}

export function readExamples(yaml: YamlFile, root: YamlMapping): Signature['examples'] {
  const examples = readOptionalMapping(yaml, root, 'examples', '`examples`', signatureKeys.examples);
  if (examples === undefined) return { match: [], nearMiss: [] };
  return {
    match: readEntries(yaml, examples, 'match', 'an example', signatureKeys.matchExample, (entry) => {
      const source = entry.requireText('source');
      const text = entry.requireText('text');
      return (
        source !== undefined &&
        text !== undefined && { source, text, captures: entry.textsByName('captures') }
      );
    }),
    nearMiss: readEntries(
      yaml,
      examples,
      'nearMiss',
      'a near miss',
      signatureKeys.nearMissExample,
      (entry) => {
        const source = entry.requireText('source');
        const text = entry.requireText('text');
        return source !== undefined && text !== undefined && { source, text };
      },
    ),
  };
}

/** The entries of a list of mappings; what could not be read is left out, and reported by the reading. */
export function readEntries<Entry>(
  yaml: YamlFile,
  parent: YamlMapping,
  key: string,
  what: string,
  keys: readonly string[],
  read: (entry: YamlMapping) => Entry | false,
): Entry[] {
  const entries: Entry[] = [];
  for (const node of parent.items(key)) {
    const mapping = yaml.readMapping(node, what, keys);
    const entry = mapping !== undefined && read(mapping);
    if (entry !== false) entries.push(entry);
  }
  return entries;
}

function readOptionalMapping(
  yaml: YamlFile,
  parent: YamlMapping,
  key: string,
  what: string,
  keys: readonly string[] | '*',
): YamlMapping | undefined {
  const node = parent.find(key);
  return node === undefined ? undefined : yaml.readMapping(node, what, keys);
}
