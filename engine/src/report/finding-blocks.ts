import { describeCaveats } from '../explain/describe-caveats.ts';
import { describeEvidence } from '../explain/describe-evidence.ts';
import { baseName } from '../log-formats/detect-kind.ts';
import type { CaseDescription } from '../model/case.ts';
import type { SourcePlace } from '../model/scan-result.ts';
import type { Signature } from '../model/signature.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { capitalised, howOften, period, plainTime, plural } from '../words/plain-words.ts';
import type { RankedFinding } from './rank-findings.ts';
import { type Block, heading, type Inline, type InlineMark, list, paragraph } from './report-document.ts';

/** What a report on a case needs besides the scan itself. */
export interface CaseReportOptions {
  /** Makes the address of a place, where the reader's program can open one. */
  readonly linkTo?: (place: SourcePlace) => string | undefined;
  /** ISO date of today; the engine reads no clock. */
  readonly today?: string;
}

/** Places shown of each known error, and how many of one file. */
const PLACES = 5;
const PLACES_OF_SOURCE = 2;

/** One known error of a case: why it stands where it stands, the evidence, the likely causes, what to run. */
export function findingBlocks(
  finding: RankedFinding,
  position: number,
  catalog: Catalog,
  described: Pick<CaseDescription, 'nodes'>,
  options: CaseReportOptions,
): Block[] {
  const { group, signature } = finding;
  const span = period([group]);
  const where = finding.nodes.length === 0 ? '' : `, on ${finding.nodes.join(', ')}`;
  return [
    heading(3, `${position}. ${signature.title} (${signature.id})`),
    paragraph([
      { strong: capitalised(group.severity) },
      `, ${howOften(group.count)}${span === '' ? '' : `, ${span}`}${where}. ${signature.meaning}`,
    ]),
    ...list([
      ...reasons(finding, described.nodes.length, options),
      ...describeCaveats(signature, options.today),
    ]),
    ...titled('Evidence', evidence(finding, catalog, described, options)),
    ...titled(
      'Likely causes',
      signature.causes.map(({ text }) => text),
    ),
    ...titled('What to do', whatToDo(signature, catalog)),
  ];
}

function titled(title: string, items: readonly Inline[]): Block[] {
  return items.length === 0 ? [] : [heading(4, title), ...list(items)];
}

/** Why it stands in front of others or behind them. */
function reasons(
  { group, followsFrom, explains, goesOn, nodes }: RankedFinding,
  nodesOfCase: number,
  options: CaseReportOptions,
): Inline[] {
  const all: Inline[] = [];
  if (group.resolvedBy !== undefined) {
    all.push(['A later record says that it was settled: ', placeMark(group.resolvedBy, options), '.']);
  }
  if (followsFrom.length > 0) {
    all.push(`It usually follows from ${naming(followsFrom)}, which is here too: look there first.`);
  }
  if (explains.length > 0) all.push(`It usually stands behind ${naming(explains)}, which is here too.`);
  if (goesOn === true) all.push('It goes on: it stands in the last hour of a log.');
  if (goesOn === false && group.resolvedBy === undefined) {
    all.push('It seems to be over: the last hour of its logs does not have it.');
  }
  // Of one machine the name stands above.
  if (nodes.length > 1) {
    all.push(`It stands on ${nodes.length} of ${plural(nodesOfCase, 'machine')}.`);
  }
  return all;
}

function naming(signatures: readonly Signature[]): string {
  return signatures.map(({ id, title }) => `${id} (${title})`).join(', ');
}

function evidence(
  { group, nodes }: RankedFinding,
  catalog: Catalog,
  described: Pick<CaseDescription, 'nodes'>,
  options: CaseReportOptions,
): Inline[] {
  // A link names the file only, and logs of several machines have the same name.
  const nodeOf = new Map(
    nodes.length < 2 || options.linkTo === undefined
      ? []
      : described.nodes.flatMap(({ name, sources }) => sources.map((path) => [path, name] as const)),
  );
  const ofSource = new Map<string, number>();
  const shown = group.occurrences
    .filter(({ source }) => {
      const before = ofSource.get(source) ?? 0;
      ofSource.set(source, before + 1);
      return before < PLACES_OF_SOURCE;
    })
    .slice(0, PLACES);
  const items = shown.map((occurrence): Inline => {
    const time = occurrence.time === undefined ? '' : `, ${plainTime(occurrence.time)}`;
    const values = occurrence.captures.flatMap(({ name, value }) => [`, ${name} `, { code: value }]);
    const around = describeEvidence(catalog, occurrence).flatMap(({ relation, signature, place }) => [
      `; ${relation.toLowerCase()} ${signature?.title ?? ''} (${place.signatureId}) `,
      placeMark(place, options),
    ]);
    const { lowered } = occurrence;
    const node = nodeOf.get(occurrence.source);
    return [
      ...(node === undefined ? [] : [`${node}: `]),
      placeMark(occurrence, options),
      time,
      ...values,
      ...around,
      ...(lowered === undefined ? [] : [`; ${lowered.severity} only: ${lowered.because}`]),
    ];
  });
  const more = group.count - shown.length;
  return more > 0 ? [...items, `${plural(more, 'more place')}.`] : items;
}

/** A place as link, where there is something to open it; its whole path in any case. */
function placeMark(place: SourcePlace, { linkTo }: CaseReportOptions): InlineMark {
  const href = linkTo?.(place);
  return href === undefined
    ? { code: `${place.source}:${place.line}` }
    : { link: `${baseName(place.source)}:${place.line}`, href };
}

function whatToDo(signature: Signature, catalog: Catalog): Inline[] {
  return [
    ...signature.steps,
    ...signature.remedies.flatMap((use): Inline[] => {
      const remediation = catalog.findRemediation(use.id);
      if (remediation === undefined) return [];
      const { kind, title, id } = remediation;
      return [[`${kind === 'check' ? 'Check' : 'Fix'}: ${title} `, { code: id }]];
    }),
  ];
}
