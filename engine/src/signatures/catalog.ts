import type { ErrorCodeTable } from '../explain/error-codes.ts';
import type { Cmdlet } from '../model/cmdlet.ts';
import type { Remediation } from '../model/remediation.ts';
import type { MatchRule, Signature } from '../model/signature.ts';
import type { SourceKind } from '../model/source.ts';
import type { StatusFieldMeaning } from '../model/status-field.ts';

/** The catalogue as plain JSON, as the build writes it. */
export interface CatalogData {
  /** Fingerprint of the content. */
  readonly hash: string;
  readonly signatures: readonly Signature[];
  readonly remediations: readonly Remediation[];
  readonly kinds: readonly SourceKind[];
  readonly codes: ErrorCodeTable;
  /** What the names and words of scanner output mean. */
  readonly statusFields: readonly StatusFieldMeaning[];
  /** Cmdlets of the products' modules, for scripts. */
  readonly cmdlets: readonly Cmdlet[];
  /** Ids of signatures whose patterns nobody proved linear: the user's own. */
  readonly unproved?: ReadonlySet<string>;
}

/** Is told when a pattern that nobody proved begins to run on a text, and when it has ended. */
export interface PatternWatch {
  begin(rule: MatchRule): void;
  end(): void;
}

/** All knowledge, by id. */
export interface Catalog extends CatalogData {
  /** Told of the patterns of `unproved` by whoever runs them with this catalogue. */
  readonly watch?: PatternWatch;
  /** By id or former id, whatever the case. */
  findSignature(id: string): Signature | undefined;
  findRemediation(id: string): Remediation | undefined;
  /** By its name, without module, whatever the case. */
  findCmdlet(name: string): Cmdlet | undefined;
  /** The cmdlet that a name means which documents print and no module has. */
  findMisspeltCmdlet(name: string): Cmdlet | undefined;
}

/**
 * Makes knowledge findable. Of two entries with one id the first counts and the other is left out; check-catalog.ts
 * has said so to whoever put them together.
 */
export function createCatalog(data: CatalogData & Pick<Catalog, 'watch'>): Catalog {
  const signatures = new Map<string, Signature>();
  for (const signature of data.signatures) keepFirst(signatures, signature.id, signature);
  const unique = [...signatures.values()];
  // Ids come before former ids, so that no former id hides a signature of today.
  for (const signature of unique) for (const id of signature.formerIds) keepFirst(signatures, id, signature);
  const remediations = new Map<string, Remediation>();
  for (const remediation of data.remediations) keepFirst(remediations, remediation.id, remediation);
  const cmdlets = new Map<string, Cmdlet>();
  const misspelt = new Map<string, Cmdlet>();
  for (const cmdlet of data.cmdlets) {
    keepFirst(cmdlets, cmdlet.name, cmdlet);
    for (const name of cmdlet.misspellings) keepFirst(misspelt, name, cmdlet);
  }
  return {
    ...data,
    signatures: unique,
    remediations: [...remediations.values()],
    findSignature: (id) => signatures.get(id.toLowerCase()),
    findRemediation: (id) => remediations.get(id.toLowerCase()),
    findCmdlet: (name) => cmdlets.get(name.toLowerCase()),
    findMisspeltCmdlet: (name) => misspelt.get(name.toLowerCase()),
  };
}

/** The same knowledge without some signatures; itself where there is nothing to leave out. */
export function withoutSignatures(catalog: Catalog, ids: ReadonlySet<string>): Catalog {
  if (ids.size === 0) return catalog;
  const { unproved } = catalog;
  return createCatalog({
    ...catalog,
    signatures: catalog.signatures.filter(({ id }) => !ids.has(id)),
    ...(unproved === undefined ? {} : { unproved: new Set([...unproved].filter((id) => !ids.has(id))) }),
  });
}

function keepFirst<Entry>(entries: Map<string, Entry>, id: string, entry: Entry): void {
  const key = id.toLowerCase();
  if (!entries.has(key)) entries.set(key, entry);
}
