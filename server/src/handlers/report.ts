import {
  baseName,
  htmlReport,
  jsonReport,
  markdownReport,
  sarifReport,
  type ScanResult,
  type SourcePlace,
  type SourceScan,
  toUriReference,
} from '#engine';
import type { PlaceRef, PlaceScheme, Report, ReportParams } from '#protocol';
import { findScan, type ServerContext } from '../server-context.ts';

const scheme: PlaceScheme = 'iplog-lens-place';

/** A report on everything that was scanned, and on every log that is open as it is now. */
export async function report(context: ServerContext, params: ReportParams): Promise<Report | null> {
  const { runtime, scanned } = context;
  const documents = await scanDocuments(context);
  if (params.output !== undefined) {
    const inputs = [...scanned.paths, ...documents.map(({ path }) => path)];
    const output = runtime.pathOf(params.output);
    if (await runtime.isAmong(output, inputs)) {
      const refused = `${baseName(output)} is part of what was scanned, and evidence is not overwritten. Name another file.`;
      return { refused };
    }
  }
  const result = scanned.result(await context.catalog(), documents);
  if (result.sources.length + result.problems.length === 0) return null;
  return { text: await makeReport(context, result, params) };
}

/** Excerpts are parts of logs that are scanned themselves; scripts and signatures of the user are no logs. */
async function scanDocuments(context: ServerContext): Promise<SourceScan[]> {
  const scans: SourceScan[] = [];
  for (const uri of context.documents.keys()) {
    if (uri.startsWith('iplog-excerpt:')) continue;
    const scan = await findScan(context, uri);
    if (scan !== undefined) scans.push(scan.source);
  }
  return scans;
}

async function makeReport(
  { runtime, catalog: loadCatalog }: ServerContext,
  result: ScanResult,
  { format, links }: ReportParams,
): Promise<string> {
  const catalog = await loadCatalog();
  const tool = { name: 'iplog-lens', version: runtime.version };
  const linkTo = ({ source, line }: SourcePlace): string => {
    const ref: PlaceRef = { uri: runtime.uriOf(source), line: line - 1 };
    return `${scheme}:/place?${toUriReference(JSON.stringify(ref))}`;
  };
  const options = { today: runtime.today(), ...(links === true ? { linkTo } : {}) };
  switch (format) {
    case 'markdown':
      return markdownReport(result, catalog, options);
    case 'html':
      return htmlReport(result, catalog, options);
    case 'sarif':
      return sarifReport(result, catalog, tool);
    case 'json':
      return jsonReport(result, catalog, tool, runtime.today());
  }
}
