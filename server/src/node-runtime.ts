import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  FileFollower,
  findArchive,
  findSources,
  isAmong,
  loadCatalog,
  loadScriptParser,
  measurePaths,
  openSource,
  readSignatureFiles,
  ScanPool,
  searchPaths,
  tryPattern,
} from '#host';
import type { ServerRuntime } from './server-runtime.ts';
import { pathOf, scanPathOf, uriOf } from './source-uri.ts';

/** The server's outside on Node; `folder` is where the bundle stands, beside the catalog and below package.json. */
export function createNodeRuntime(folder: string): ServerRuntime {
  const packageFile = path.join(folder, '..', 'package.json');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  const pool = new ScanPool({ program: path.join(folder, 'scan-worker.cjs'), keepFree: true });
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
    findSources: (uris, onProblem, limits = {}) => findSources(uris.map(scanPathOf), { onProblem, limits }),
    scan: (catalog, sources, options) => pool.scan(catalog, sources, options),
    measure: (uris, signal, limits) => measurePaths(uris.map(scanPathOf), signal, limits),
    search: (uris, search) =>
      searchPaths(path.join(folder, 'search-worker.cjs'), { ...search, paths: uris.map(scanPathOf) }),
    async findFile(uri, limits) {
      try {
        return await openSource(pathOf(uri), limits);
      } catch {
        // No such file, or none that may be read: then there is no twin.
        return undefined;
      }
    },
    readSignatureFiles,
    tryPattern,
    resolveFolder,
    isSignatureFile,
    followFile: (uri) => (uri.startsWith('file:') ? new FileFollower(pathOf(uri)) : undefined),
    findArchive: async (uri) => await findArchive(pathOf(uri)),
    openFile: async (uri, limits) => await openSource(pathOf(uri), limits),
    isAmong,
    pathOf,
    uriOf,
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    memoryBytes: () => process.memoryUsage.rss(),
  };
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
