import type { Signature } from '../model/signature.ts';
import type { RuleFilter } from './rule-filter.ts';
import type { PlannedRule } from './scan-plan.ts';
import { joinedView, plainView, type TextView } from './text-view.ts';

/** A named value, with its offsets in UTF-16 units in the record's text. */
export interface MatchedCapture {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** One match of a signature in a record's text. */
export interface RecordMatch {
  readonly signature: Signature;
  readonly rule: PlannedRule;
  readonly start: number;
  readonly end: number;
  readonly captures: readonly MatchedCapture[];
}

export interface MatchOptions {
  /** True where a message may be broken over lines and several errors may stand in one record. */
  readonly paragraph: boolean;
  /** Told for every pattern that ran, so that a slow one can be found. The engine itself reads no clock. */
  readonly onPattern?: (rule: PlannedRule, run: () => RegExpExecArray | null) => RegExpExecArray | null;
}

/** A record that repeats one error more often than this is cut; the count says so. */
const MAX_MATCHES_PER_RULE = 1000;

/**
 * Tries rules on the text of one record. A signature matches a record once (a paragraph: once for each place); the
 * first of its rules that fits decides. Signatures superseded by another match of the same place are left out.
 */
export function matchRecord(
  text: string,
  candidates: Iterable<PlannedRule>,
  options: MatchOptions,
): RecordMatch[] {
  const found = new Map<Signature, RecordMatch[]>();
  collect(plainView(text), candidates, options, found);
  return withoutSuperseded([...found.values()].flat(), options.paragraph);
}

/**
 * The same for a paragraph of console text, in which a message may be broken at any column: the text as it is, then
 * joined. `findRules` says which rules are worth trying on a text.
 */
export function matchParagraph(
  text: string,
  findRules: (text: string) => readonly PlannedRule[],
  options: MatchOptions,
): RecordMatch[] {
  const found = new Map<Signature, RecordMatch[]>();
  const views = text.includes('\n')
    ? [plainView(text), joinedView(text, 'nothing'), joinedView(text, 'blank')]
    : [plainView(text)];
  for (const view of views) {
    const before = new Set(found.keys());
    collect(
      view,
      findRules(view.text).filter((rule) => !before.has(rule.signature)),
      options,
      found,
    );
  }
  return withoutSuperseded([...found.values()].flat(), options.paragraph);
}

const encoder = new TextEncoder();

/** Rules one of whose anchors stands in the text, in the order of the plan. */
export function findCandidates(text: string, filter: RuleFilter): PlannedRule[] {
  const rules = new Set<PlannedRule>();
  filter.gram.findIn(encoder.encode(text), (literal) => {
    for (const rule of filter.rulesOf(literal)) rules.add(rule);
  });
  return [...rules].sort((a, b) => a.order - b.order);
}

function collect(
  view: TextView,
  candidates: Iterable<PlannedRule>,
  options: MatchOptions,
  found: Map<Signature, RecordMatch[]>,
): void {
  for (const rule of candidates) {
    if (found.has(rule.signature)) continue;
    const matches = runRule(view, rule, options);
    if (matches.length > 0) found.set(rule.signature, matches);
  }
}

function runRule(view: TextView, rule: PlannedRule, options: MatchOptions): RecordMatch[] {
  const regex = rule.regex();
  const matches: RecordMatch[] = [];
  regex.lastIndex = 0;
  rule.watch?.begin(rule.rule);
  while (matches.length < MAX_MATCHES_PER_RULE) {
    const run = (): RegExpExecArray | null => regex.exec(view.text);
    const m = options.onPattern === undefined ? run() : options.onPattern(rule, run);
    if (m === null) break;
    matches.push(toMatch(view, rule, m));
    if (!options.paragraph) break;
    if (m[0] === '') regex.lastIndex++;
  }
  rule.watch?.end();
  return matches;
}

function toMatch(view: TextView, rule: PlannedRule, m: RegExpExecArray): RecordMatch {
  const captures: MatchedCapture[] = [];
  for (const [name, range] of Object.entries(m.indices?.groups ?? {})) {
    // The types promise a range for every group; one that did not take part has none.
    if ((range as [number, number] | undefined) === undefined) continue;
    captures.push({
      name,
      value: view.text.slice(range[0], range[1]),
      start: view.toSource(range[0]),
      end: range[1] > range[0] ? view.toSource(range[1] - 1) + 1 : view.toSource(range[0]),
    });
  }
  // Leading line ends belong to the pattern's way of saying "start", not to the error.
  const lead = /^\s*/.exec(m[0])?.[0].length ?? 0;
  const start = m.index + (lead < m[0].length ? lead : 0);
  const end = m.index + m[0].length;
  return {
    signature: rule.signature,
    rule,
    start: view.toSource(start),
    end: end > start ? view.toSource(end - 1) + 1 : view.toSource(start),
    captures,
  };
}

/** In a record the more specific error is the whole story; in a paragraph only where the two stand in one place. */
function withoutSuperseded(matches: RecordMatch[], paragraph: boolean): RecordMatch[] {
  if (matches.length < 2) return matches;
  const givesWayTo = (match: RecordMatch, other: RecordMatch): boolean =>
    other.signature.related.supersedes.includes(match.signature.id) && (!paragraph || overlaps(other, match));
  return matches.filter((match) => !matches.some((other) => givesWayTo(match, other)));
}

function overlaps(a: RecordMatch, b: RecordMatch): boolean {
  return a.start < b.end && b.start < a.end;
}
