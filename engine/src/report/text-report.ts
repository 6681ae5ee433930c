import { describeCase } from '../case/describe-case.ts';
import { describeClock } from '../case/describe-clock.ts';
import type { CaseDescription, CaseNode } from '../model/case.ts';
import type { FindingGroup, ScanResult } from '../model/scan-result.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { describeCaveats } from '../explain/describe-caveats.ts';
import { describeEvidence } from '../explain/describe-evidence.ts';
import { baseName } from '../log-formats/detect-kind.ts';
import { howOften, plural } from '../words/plain-words.ts';
import { terminalText } from './terminal-text.ts';

/** A path that is cut leads nowhere. In UTF-16 units. */
const MAX_PATH = 2000;
/** Places shown of each finding. */
const PLACES = 3;
/** Machines and notes shown of a case; the JSON has them all. */
const CASE_LINES = 12;

/** A scan for people, for a terminal of 100 columns: the worst first, what to run, and what could not be read. */
export function textReport(result: ScanResult, catalog: Catalog, today?: string): string {
  const lines: string[] = [];
  for (const group of result.groups) lines.push(...finding(group, catalog, today), '');
  if (result.groups.length === 0 && result.sources.length > 0) lines.push('No known error was found.', '');
  const bytes = result.sources.reduce((sum, source) => sum + source.bytes, 0);
  const total = result.groups.reduce((sum, group) => sum + group.count, 0);
  lines.push(
    `${plural(result.groups.length, 'known error')}, ${plural(total, 'occurrence')}, in ${plural(result.sources.length, 'file')} (${(bytes / 1e6).toFixed(1)} MB)` +
      (result.ended === 'cancelled' ? ', stopped before the end' : ''),
  );
  if (result.sources.length > 1) lines.push(...describe(describeCase(result.sources)));
  for (const problem of result.problems) {
    const where = problem.source === undefined ? '' : `${terminalText(problem.source, MAX_PATH)}: `;
    lines.push(`note: ${where}${terminalText(problem.message, 400)}`);
  }
  return `${lines.join('\n')}\n`;
}

function finding(group: FindingGroup, catalog: Catalog, today: string | undefined): string[] {
  const signature = catalog.findSignature(group.signatureId);
  if (signature === undefined) return [];
  const lines = [`${group.severity.toUpperCase().padEnd(11)} ${signature.id}  ${signature.title}`];
  const span =
    group.firstTime === undefined || group.lastTime === undefined
      ? ''
      : group.firstTime === group.lastTime
        ? `, ${group.firstTime}`
        : `, ${group.firstTime} to ${group.lastTime}`;
  lines.push(`            ${howOften(group.count)}${span}`);
  lines.push(...wrap(signature.meaning, 12, 100));
  for (const caveat of describeCaveats(signature, today)) lines.push(...wrap(caveat, 12, 100));
  for (const occurrence of group.occurrences.slice(0, PLACES)) {
    const values = occurrence.captures
      .map(({ name, value }) => `${name}=${terminalText(value, 60)}`)
      .join(' ');
    lines.push(
      `  at ${terminalText(occurrence.source, MAX_PATH)}:${occurrence.line}${values === '' ? '' : `  ${values}`}`,
    );
    for (const { relation, signature: other, place } of describeEvidence(catalog, occurrence)) {
      const where =
        place.source === occurrence.source ? '' : ` of ${terminalText(baseName(place.source), MAX_PATH)}`;
      lines.push(
        `     ${relation} ${other?.id ?? place.signatureId} at line ${place.line}${where}: ${other?.title ?? ''}`,
      );
    }
    if (occurrence.lowered !== undefined) lines.push(...wrap(occurrence.lowered.because, 5, 100));
  }
  if (group.count > PLACES)
    lines.push(`  and ${group.count - Math.min(PLACES, group.occurrences.length)} more`);
  if (group.resolvedBy !== undefined) {
    lines.push(
      `  resolved later: ${terminalText(group.resolvedBy.source, MAX_PATH)}:${group.resolvedBy.line}`,
    );
  }
  for (const use of signature.remedies) {
    const remediation = catalog.findRemediation(use.id);
    if (remediation !== undefined)
      lines.push(`  ${remediation.kind.padEnd(5)} ${remediation.id}: ${remediation.title}`);
  }
  return lines;
}

/** Where the files came from, and what is not among them. */
function describe({ nodes, logs, missing }: CaseDescription): string[] {
  const lines = nodes.slice(0, CASE_LINES).map((node) => {
    const own = logs.filter((log) => log.node === node.name);
    const rotated = own.reduce((sum, { parts }) => sum + parts.length - 1, 0);
    const parts = rotated === 0 ? '' : ` with ${plural(rotated, 'rotated part')}`;
    return `node: ${terminalText(node.name, 60)}, ${plural(own.length, 'log')}${parts}${when(node)}`;
  });
  if (nodes.length > CASE_LINES) lines.push(`node: and ${nodes.length - CASE_LINES} more`);
  for (const { node, message } of missing.slice(0, CASE_LINES)) {
    const where = node === undefined ? '' : `${terminalText(node, 60)}: `;
    lines.push(`missing: ${where}${terminalText(message, 400)}`);
  }
  if (missing.length > CASE_LINES) lines.push(`missing: and ${missing.length - CASE_LINES} more notes`);
  return lines;
}

function when({ firstTime, lastTime, utcOffset, utcOffsetBy }: CaseNode): string {
  const span = firstTime === undefined || lastTime === undefined ? '' : `, ${firstTime} to ${lastTime}`;
  if (utcOffset === undefined || utcOffsetBy === undefined) return span;
  return `${span}, local time ${terminalText(describeClock(utcOffset, utcOffsetBy), 120)}`;
}

/** Our own text in lines of at most `width` columns. */
export function wrap(text: string, indent: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width - indent) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.map((wrapped) => ' '.repeat(indent) + wrapped);
}
