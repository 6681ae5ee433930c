import { describeCase } from '../case/describe-case.ts';
import type { ScanResult } from '../model/scan-result.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { coverageBlocks } from './coverage-blocks.ts';
import { type CaseReportOptions, findingBlocks } from './finding-blocks.ts';
import { period, plural } from '../words/plain-words.ts';
import { type RankedFinding, rankFindings } from './rank-findings.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';
import {
  atMost,
  type Block,
  heading,
  type Inline,
  list,
  MOST_NOTES,
  paragraph,
  type ReportTable,
} from './report-document.ts';
import { requestsOf } from './requests-of.ts';

/** Known errors that are told in full; what comes after them stands in a table. */
const MOST_FINDINGS = 30;
const title = 'Case summary';

/** The summary of a case as a Markdown document: what is wrong, what was read, what to ask for. */
export function markdownReport(
  result: ScanResult,
  catalog: Catalog,
  options: CaseReportOptions = {},
): string {
  return renderMarkdown(caseBlocks(result, catalog, options));
}

/** The same as one HTML page that needs nothing else. */
export function htmlReport(result: ScanResult, catalog: Catalog, options: CaseReportOptions = {}): string {
  return renderHtml(title, caseBlocks(result, catalog, options));
}

function caseBlocks(result: ScanResult, catalog: Catalog, options: CaseReportOptions): Block[] {
  const described = describeCase(result.sources);
  const findings = rankFindings(result, catalog, described);
  return [
    heading(1, title),
    ...verdict(result, findings, described.nodes.length),
    heading(2, 'What is wrong, most likely first'),
    ...(findings.length === 0
      ? [paragraph('No known error stands in what was read. That does not prove that all is well.')]
      : []),
    ...findings
      .slice(0, MOST_FINDINGS)
      .flatMap((finding, index) => findingBlocks(finding, index + 1, catalog, described, options)),
    ...furtherFindings(findings.slice(MOST_FINDINGS)),
    heading(2, 'What was read'),
    ...coverageBlocks(result, described),
    heading(2, 'What to ask the customer for'),
    ...list(requestsOf(result, described, findings, catalog, options.today)),
    ...problemBlocks(result),
  ];
}

function verdict(result: ScanResult, findings: readonly RankedFinding[], nodes: number): Block[] {
  const total = findings.reduce((sum, { group }) => sum + group.count, 0);
  const bytes = result.sources.reduce((sum, source) => sum + source.bytes, 0);
  const span = period(result.sources);
  const [first] = findings;
  const blocks = [
    paragraph(
      [
        `${plural(findings.length, 'known error')}, ${plural(total, 'occurrence')}, in ${plural(result.sources.length, 'file')} (${(bytes / 1e6).toFixed(1)} MB)`,
        nodes === 0 ? '' : ` of ${plural(nodes, 'machine')}`,
        span === '' ? '' : `, ${span}`,
        '.',
        result.ended === 'cancelled' ? ' The scan was stopped before its end.' : '',
      ].join(''),
    ),
  ];
  if (first !== undefined && first.group.resolvedBy === undefined) {
    const { id, title, meaning } = first.signature;
    blocks.push(paragraph(['Look first at ', { strong: title }, ` (${id}): ${meaning}`]));
  }
  return blocks;
}

function furtherFindings(findings: readonly RankedFinding[]): ReportTable[] {
  if (findings.length === 0) return [];
  const rows = findings.map(({ signature, group }): Inline[] => [
    signature.id,
    signature.title,
    group.severity,
    String(group.count),
    group.firstTime ?? '',
    group.lastTime ?? '',
  ]);
  const columns = ['Known error', 'Title', 'Severity', 'Count', 'First', 'Last'];
  return [{ kind: 'table', caption: 'Also found', columns, rows }];
}

function problemBlocks({ problems }: ScanResult): Block[] {
  if (problems.length === 0) return [];
  const items = problems.map(({ source, line, message }): Inline => {
    const where = source === undefined ? '' : `${source}${line === undefined ? '' : `:${line}`}`;
    return where === '' ? message : [{ code: where }, `: ${message}`];
  });
  return [heading(2, 'What could not be read, or not fully'), ...list(atMost(MOST_NOTES, items))];
}
