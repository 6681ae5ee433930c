import {
  holdsStatus,
  noStatusProblem,
  parseScannerStatus,
  type Problem,
  readStatusSource,
  type ScannerStatusReport,
} from '#engine';
import type { StatusParams, StatusSource, StatusTree } from '#protocol';
import { toStatusTree } from '../convert/status/to-status-tree.ts';
import type { ServerContext } from '../server-context.ts';

/** Reads saved status from open documents and files, and puts all of it into one tree. */
export async function scannerStatus(context: ServerContext, { sources }: StatusParams): Promise<StatusTree> {
  const catalog = await context.catalog();
  const reports: ScannerStatusReport[] = [];
  const problems: Problem[] = [];
  const uris = new Map<string, string>();
  for (const source of sources) {
    const path = context.runtime.pathOf(source.uri);
    // Two spellings of one file would show everything twice.
    if (uris.has(path)) continue;
    uris.set(path, source.uri);
    const read = await readSource(context, source, path);
    problems.push(...read.problems);
    const { report } = read;
    if (report === undefined) continue;
    // A source may know itself by another spelling of its path.
    uris.set(report.path, source.uri);
    reports.push(report);
    if (!holdsStatus(report)) problems.push(noStatusProblem(report));
  }
  return toStatusTree(catalog.statusFields, { reports, problems, uris });
}

interface ReadSource {
  readonly report: ScannerStatusReport | undefined;
  readonly problems: readonly Problem[];
}

/** The text that the client sent counts; the disk only where nothing is open. */
async function readSource(
  { documents, runtime, status }: ServerContext,
  { uri, text }: StatusSource,
  path: string,
): Promise<ReadSource> {
  const document = documents.get(uri);
  if (document !== undefined) return { report: status.read(document, path).report, problems: [] };
  if (text !== undefined) return { report: parseScannerStatus({ path, text }), problems: [] };
  const file = await runtime.findFile(uri);
  if (file === undefined) return { report: undefined, problems: [unreadable(path)] };
  try {
    return await readStatusSource(file);
  } catch {
    return { report: undefined, problems: [unreadable(path)] };
  }
}

function unreadable(path: string): Problem {
  return { kind: 'unreadable', source: path, message: 'This file cannot be read.' };
}
