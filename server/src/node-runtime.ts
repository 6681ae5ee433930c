import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  type Catalog,
  draftSignature,
  explainSilence,
  explainText,
  FollowScan,
  withoutSignatures,
} from '#engine';
import {
  type Answers,
  checkSignatures,
  createTextSource,
  FileFollower,
  findArchive,
  findSources,
  isAmong,
  loadCatalog,
  loadScriptParser,
  measurePaths,
  openSource,
  processorTime,
  type Question,
  readSignatureFiles,
  RemoteFollowScan,
  ScanPool,
  searchPaths,
} from '#host';
import type { ServerRuntime } from './server-runtime.ts';
import { pathOf, scanPathOf, uriOf } from './source-uri.ts';

/** From here on a source goes to another thread: reading it would hold an answer up. */
const LARGE_BYTES = 512 << 10;

/**
 * The server's outside on Node; `folder` is where the bundle stands, beside the catalog and below package.json, and
 * `program` that of a scanning thread.
 */
export function createNodeRuntime(
  folder: string,
  program = path.join(folder, 'scan-worker.cjs'),
): ServerRuntime {
  const packageFile = path.join(folder, '..', 'package.json');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  const pool = new ScanPool({ program, keepFree: true, largeBytes: LARGE_BYTES });
  // What somebody looks at does not wait for what is scanned at length.
  const soon = new ScanPool({ program, keepFree: true, largeBytes: LARGE_BYTES, threads: 2, isAsked: true });
  const now = (): number => performance.now();
  return {
    version,
    nodeVersion: process.version,
    processId: process.pid,
    loadCatalog: () => loadCatalog(path.join(folder, 'catalog.json')),
    loadScriptParser: () =>
      loadScriptParser({
        runtime: path.join(folder, 'web-tree-sitter.wasm'),
        language: path.join(folder, 'tree-sitter-powershell.wasm'),
      }),
    findSources: findOnDisk,
    scan: (catalog, sources, options) => pool.scan(catalog, sources, options),
    measure: (uris, signal, limits) => measurePaths(uris.map(scanPathOf), signal, limits),
    search: (uris, search) =>
      searchPaths(path.join(folder, 'search-worker.cjs'), { ...search, paths: uris.map(scanPathOf) }),
    scanNow: async (catalog, source, options) => {
      const [scan] = await soon.scanAll(catalog, [source], options);
      return scan ?? { path: source.path, problems: [], found: [] };
    },
    textSource: createTextSource,
    ask: async (catalog, question) =>
      (hasOwn(catalog) || question.kind === 'checkSignatures'
        ? await soon.ask(catalog, question)
        : undefined) ?? answerHere(withoutOwn(catalog), question, now),
    followScan(catalog, file, options) {
      if (!hasOwn(catalog)) return new FollowScan(catalog, file, { ...options, now, processorTime });
      try {
        return new RemoteFollowScan(program, catalog, file, options);
      } catch {
        return new FollowScan(withoutOwn(catalog), file, { ...options, now, processorTime });
      }
    },
    async findFile(uri, limits) {
      try {
        return await openSource(pathOf(uri), limits);
      } catch {
        // No such file, or none that may be read: then there is no twin.
        return undefined;
      }
    },
    readSignatureFiles,
    resolveFolder,
    isSignatureFile,
    followFile: (uri) => (uri.startsWith('file:') ? new FileFollower(pathOf(uri)) : undefined),
    findArchive: async (uri) => await findArchive(pathOf(uri)),
    openFile: async (uri, limits) => await openSource(pathOf(uri), limits),
    isAmong,
    pathOf,
    uriOf,
    now,
    processorTime,
    today: () => new Date().toISOString().slice(0, 10),
    memoryBytes: () => process.memoryUsage.rss(),
  };
}

/** Files of a repository that is only looked at through the network, say, are documents and no files. */
async function* findOnDisk(...[uris, onProblem, limits = {}]: Parameters<ServerRuntime['findSources']>) {
  const paths = uris.map(scanPathOf);
  const isElsewhere = (path: string): boolean => /^(?!file:)[a-z][\w+.-]+:/i.test(path);
  const message =
    'It is on no disk of this machine, so it can not be scanned: open its logs one by one, or copy it first.';
  for (const source of paths.filter(isElsewhere)) onProblem({ kind: 'not-on-disk', source, message });
  yield* findSources(
    paths.filter((path) => !isElsewhere(path)),
    { onProblem, limits },
  );
}

function resolveFolder(named: string, workspaceUri: string | undefined): string {
  const home = /^~(?=$|[\\/])/.test(named) ? os.homedir() + named.slice(1) : named;
  return path.resolve(workspaceUri === undefined ? os.homedir() : pathOf(workspaceUri), home);
}

function isSignatureFile(folder: string, uri: string): boolean {
  if (!uri.startsWith('file:') || !/\.ya?ml$/i.test(uri)) return false;
  const below = path.relative(folder, pathOf(uri));
  return below !== '' && !below.startsWith('..') && !path.isAbsolute(below);
}

function hasOwn({ unproved }: Catalog): boolean {
  return unproved !== undefined && unproved.size > 0;
}

/** What may run in the thread that answers. */
function withoutOwn(catalog: Catalog): Catalog {
  return withoutSignatures(catalog, catalog.unproved ?? new Set());
}

function answerHere<Kind extends Question['kind']>(
  catalog: Catalog,
  question: Extract<Question, { kind: Kind }>,
  now: () => number,
): Answers[Kind];
function answerHere(catalog: Catalog, question: Question, now: () => number): Answers[Question['kind']] {
  switch (question.kind) {
    case 'explainText':
      return explainText(catalog, question.text);
    case 'explainSilence':
      return explainSilence(catalog, { ...question.request, now, processorTime });
    case 'draftSignature':
      return draftSignature(catalog, question.request);
    case 'checkSignatures':
      return checkSignatures(catalog, question);
  }
}
