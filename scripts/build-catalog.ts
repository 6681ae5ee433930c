import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  type CatalogData,
  checkCatalog,
  checkCmdlets,
  type Cmdlet,
  type CodeFamily,
  type ErrorCode,
  type ErrorCodeTable,
  type LocatedProblem,
  parseCmdlets,
  parseRemediation,
  parseSignature,
  parseSourceKind,
  type ParsedStatusFields,
  parseStatusFields,
  type Remediation,
  type SignatureEntry,
  type SourceKind,
} from '#engine';

export interface BuiltCatalog {
  /** All entries against which nothing stands. */
  readonly data: CatalogData;
  /** What is wrong; a file with a problem of severity `error` is not in the data. */
  readonly problems: readonly LocatedProblem[];
  /** Rules of good style that are not met; the entries are in the data. */
  readonly warnings: readonly LocatedProblem[];
}

/** Reads knowledge/ below the root and checks it, one by one and together. */
export function buildCatalog(root: string): BuiltCatalog {
  const { kinds, remediations, entries, problems: found } = parseKnowledge(root);
  const checked = checkCatalog(entries, { signatures: [], remediations, kinds });
  const { fields: statusFields, problems: ofFields } = readStatusFields(root);
  const { cmdlets, problems: ofCmdlets } = readCmdlets(root);
  const problems = [...found, ...checked.problems, ...ofFields, ...ofCmdlets];
  const codes = readCodes(root);
  const content = { signatures: checked.accepted, remediations, kinds, codes, statusFields, cmdlets };
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return {
    data: { hash, ...content },
    problems: problems.filter(({ severity }) => severity === 'error'),
    warnings: problems.filter(({ severity }) => severity === 'warning'),
  };
}

/** What the files of knowledge/ say, one by one. */
export interface ParsedKnowledge {
  readonly kinds: readonly SourceKind[];
  readonly remediations: readonly Remediation[];
  readonly entries: readonly SignatureEntry[];
  /** Paths of the signatures below the root, by id. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly LocatedProblem[];
}

/** Reads knowledge/ below the root, for whoever does not need it checked together: that takes most of the time. */
export function parseKnowledge(root: string): ParsedKnowledge {
  const problems: LocatedProblem[] = [];
  const kinds: SourceKind[] = [];
  for (const { file, text } of readFiles(root, 'knowledge/sources', '.yaml')) {
    const parsed = parseSourceKind(text, file);
    problems.push(...parsed.problems);
    if (parsed.kind !== undefined) kinds.push(parsed.kind);
  }
  const remediations: Remediation[] = [];
  for (const { file, text } of readFiles(root, 'knowledge/remediations', '.ps1')) {
    const parsed = parseRemediation(text, file);
    problems.push(...parsed.problems);
    if (parsed.remediation !== undefined) remediations.push(parsed.remediation);
  }
  const entries: SignatureEntry[] = [];
  const files = new Map<string, string>();
  for (const { file, text } of readFiles(root, 'knowledge/signatures', '.yaml')) {
    const { signature, problems: found, problemAt } = parseSignature(text, file);
    problems.push(...found);
    if (signature === undefined) continue;
    entries.push({ signature, problemAt });
    files.set(signature.id, file);
  }
  return { kinds, remediations, entries, files, problems };
}

/** Writes dist/catalog.json, which host and server load. */
export function writeCatalog(root: string, data: CatalogData): void {
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, 'dist/catalog.json'), JSON.stringify(data));
}

/** `file:line:column: message`, as compilers write it, so that terminals make it a link. */
export function describeProblem({ file, line, column, severity, message }: LocatedProblem): string {
  return `${file}:${line}:${column}: ${severity}: ${message}`;
}

interface KnowledgeFile {
  /** Path below the root, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** Files of a folder and those below it, by name, so that every machine builds the same catalogue. */
function readFiles(root: string, folder: string, extension: string): KnowledgeFile[] {
  const absolute = path.join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

/** What the names of scanner output mean: one file, so that it reads like the page that it is. */
export function readStatusFields(root: string): ParsedStatusFields {
  const file = 'knowledge/status-fields.yaml';
  return parseStatusFields(readFileSync(path.join(root, file), 'utf8'), file);
}

/** The cmdlets of the products' modules, one file each. */
export function readCmdlets(root: string): {
  cmdlets: readonly Cmdlet[];
  problems: readonly LocatedProblem[];
} {
  const modules = readFiles(root, 'knowledge/cmdlets', '.yaml').map(({ file, text }) =>
    parseCmdlets(text, file),
  );
  return {
    cmdlets: modules.flatMap((module) => module.cmdlets),
    problems: [...modules.flatMap((module) => module.problems), ...checkCmdlets(modules)],
  };
}

/** Tables of error codes, generated from public sources. */
export function readCodes(root: string): ErrorCodeTable {
  const codes: ErrorCode[] = [];
  for (const { text } of readFiles(root, 'knowledge/codes', '.json')) {
    // Written by our own generator, whose output a test checks. The family stands once, to keep the files small.
    const table = JSON.parse(text) as { family: CodeFamily; codes: Omit<ErrorCode, 'family'>[] };
    codes.push(...table.codes.map((row) => ({ family: table.family, ...row })));
  }
  return { codes };
}

if (process.argv[1] === import.meta.filename) {
  const root = path.resolve(import.meta.dirname, '..');
  const { data, problems, warnings } = buildCatalog(root);
  for (const problem of [...problems, ...warnings]) console.error(describeProblem(problem));
  writeCatalog(root, data);
  const { signatures, remediations, kinds, codes, cmdlets } = data;
  console.log(
    `${signatures.length} signatures, ${remediations.length} remediations, ${kinds.length} kinds, ${codes.codes.length} codes, ${cmdlets.length} cmdlets; ` +
      `${problems.length} problems, ${warnings.length} warnings`,
  );
  if (problems.length > 0) process.exitCode = 1;
}
