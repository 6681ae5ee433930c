import { type Catalog, type CodeMeaning, findErrorCodes, type Signature } from '#engine';

/** What the pages are made of. */
export interface ReferenceSource {
  readonly catalog: Catalog;
  /** Signatures by id, so that a new one changes few lines. */
  readonly signatures: readonly Signature[];
  /** Path of a signature's file below the root. */
  readonly fileOf: (id: string) => string | undefined;
  /** ISO date of the newest reference: what ended before it is said to have ended. The pages know no other clock. */
  readonly today: string;
  /** The codes that a signature shows or speaks of. */
  readonly codesOf: (signature: Signature) => readonly CodeMeaning[];
}

/** Gathers once what several pages need. */
export function createReferenceSource(catalog: Catalog, files: ReadonlyMap<string, string>): ReferenceSource {
  const signatures = [...catalog.signatures].sort((a, b) => (a.id < b.id ? -1 : 1));
  const dates = signatures.flatMap(({ references }) => references.map(({ verified }) => verified));
  const codes = new Map(signatures.map((signature) => [signature.id, findCodes(catalog, signature)]));
  return {
    catalog,
    signatures,
    fileOf: (id) => files.get(id),
    today: dates.sort().at(-1) ?? '',
    codesOf: ({ id }) => codes.get(id) ?? [],
  };
}

function findCodes(catalog: Catalog, signature: Signature): readonly CodeMeaning[] {
  const { title, keywords, examples, meaning, causes, notes, steps } = signature;
  const texts = [
    title,
    ...keywords,
    ...examples.match.map(({ text }) => text),
    meaning,
    ...causes.map(({ text }) => text),
    ...notes,
    ...steps,
  ];
  const found = new Map<string, CodeMeaning>();
  for (const code of texts.flatMap((text) => findErrorCodes(catalog.codes, text))) {
    const key = `${code.text.toLowerCase()} ${code.name}`;
    if (!found.has(key)) found.set(key, code);
  }
  return [...found.values()];
}

/** A link to the page of a signature, with its title. */
export function linkTo(id: string): string {
  return `[${id}](${id}.md)`;
}
