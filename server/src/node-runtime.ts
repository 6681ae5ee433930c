import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FileFollower, findSources, loadCatalog, openSource, readSignatureFiles } from '#host';
import type { ServerRuntime } from './server-runtime.ts';

/** The server's outside on Node; `folder` is where the bundle stands, beside the catalog and below package.json. */
export function createNodeRuntime(folder: string): ServerRuntime {
  const packageFile = path.join(folder, '..', 'package.json');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  return {
    version,
    nodeVersion: process.version,
    loadCatalog: () => loadCatalog(path.join(folder, 'catalog.json')),
    findSources: (uris, onProblem) => findSources(uris.map(pathOf), { onProblem }),
    async findFile(uri) {
      try {
        return uri.startsWith('file:') ? await openSource(pathOf(uri)) : undefined;
      } catch {
        // No such file, or none that may be read: then there is no twin.
        return undefined;
      }
    },
    readSignatureFiles,
    resolveFolder,
    isSignatureFile,
    followFile: (uri) => (uri.startsWith('file:') ? new FileFollower(pathOf(uri)) : undefined),
    pathOf,
    uriOf,
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    memoryBytes: () => process.memoryUsage.rss(),
  };
}

function pathOf(uri: string): string {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : uri;
  } catch {
    return uri;
  }
}

/** A path of an archive's inside stays as it is until there is a file system for it. */
function uriOf(file: string): string {
  return path.isAbsolute(file) ? pathToFileURL(file).href : file;
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
