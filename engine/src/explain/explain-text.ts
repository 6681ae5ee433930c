import { detectKind, formatForText, textKind } from '../log-formats/detect-kind.ts';
import { parseTriHeader } from '../log-formats/tri-format.ts';
import type { ExplainedMatch, Explanation, Understood } from '../model/explanation.ts';
import type { Capture } from '../model/scan-result.ts';
import type { Product, Signature } from '../model/signature.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { RecordSecrets } from '../redact/record-secrets.ts';
import { findCandidates, matchParagraph, type RecordMatch } from '../scan/match-record.ts';
import { getScanPlan, type PlannedRule } from '../scan/scan-plan.ts';
import { asksForCodes } from './code-notation.ts';
import { findErrorCodes, findUnknownCodes } from './error-codes.ts';
import { findByCodes } from './find-by-codes.ts';
import { rankByWords } from './rank-by-words.ts';
import { stripQuoteMarks } from './strip-quote-marks.ts';

/** Longer texts are cut: whoever has more has a file to scan. In UTF-16 units. */
const MAX_TEXT = 200_000;
/** Up to this length every pattern is tried. In UTF-16 units. */
const SHORT_TEXT = 20_000;
/** What is longer is a paste, in which an id is one word of many. In UTF-16 units. */
const MAX_QUESTION = 200;
/** How many answers are given. */
const MAX_MATCHES = 10;

/**
 * What a pasted message, code, alert title or id means. The texts of every log and place are tried, because a paste
 * does not say where it comes from; a text that looks like a known log prefers the errors of that log.
 */
export function explainText(catalog: Catalog, pasted: string): Explanation {
  const text = stripQuoteMarks(pasted.slice(0, MAX_TEXT));
  const kind = detectKind(catalog.kinds, '', text).kind;
  const matches: ExplainedMatch[] = [];
  const known = new Set<string>();
  const add = (match: ExplainedMatch): void => {
    if (known.has(match.signature.id)) return;
    known.add(match.signature.id);
    matches.push(match);
  };

  for (const signature of findNamed(catalog, text)) add({ signature, captures: [], by: 'id' });

  const plan = getScanPlan(catalog, textKind);
  // A short text is tried against everything; the filter is for what somebody pasted whole.
  const findRules = (view: string): readonly PlannedRule[] =>
    view.length <= SHORT_TEXT ? plan.rules : findCandidates(view, plan.plainFilter);
  const found = matchParagraph(text, findRules, { paragraph: true });
  const product = kind.id.startsWith('mdi.')
    ? 'mdi-sensor'
    : kind.id.startsWith('mip.')
      ? 'aip-scanner'
      : findProduct(text);
  const ofProduct = product === undefined ? [] : productScopes[product];
  const scopes = kind.scopes.includes('any') ? ofProduct : kind.scopes;
  const secrets = new RecordSecrets(text, found);
  const best = new Map<string, ScoredMatch>();
  for (const match of found) {
    const score = scoreOf(match, scopes, text.length);
    const before = best.get(match.signature.id);
    if (before === undefined || before.score < score) best.set(match.signature.id, { match, score });
  }
  for (const { match } of inOrder([...best.values()])) {
    add({ signature: match.signature, captures: toCaptures(match, secrets), by: 'text' });
  }
  const codes = findErrorCodes(catalog.codes, text);
  const onlyCodes = asksForCodes(text);
  // In a sentence the words around a code say more than the code, which other products show as well.
  const byCodes = onlyCodes ? findByCodes(catalog, codes) : [];
  for (const signature of byCodes) add({ signature, captures: [], by: 'code' });
  const namedOnly = matches.length > 0 && byCodes.length === 0;
  for (const signature of rankByWords(catalog, text, { namedOnly }))
    add({ signature, captures: [], by: 'words' });

  return {
    onlyCodes,
    matches: matches.slice(0, MAX_MATCHES),
    codes,
    understood: {
      ...understand(text, kind.id, product),
      cmdlets: findCmdletNames(catalog, text),
      unknownCodes: findUnknownCodes(catalog.codes, text),
    },
  };
}

/** Errors whose ids a question names: `MDI1010`, `what is AIP1007?`. */
function findNamed(catalog: Catalog, text: string): readonly Signature[] {
  if (text.length > MAX_QUESTION) return [];
  return [text.trim(), ...(text.match(/[\p{L}\p{N}_-]+/gu) ?? [])].flatMap(
    (word) => catalog.findSignature(word) ?? [],
  );
}

interface ScoredMatch {
  readonly match: RecordMatch;
  readonly score: number;
}

/** How many cmdlets are named. */
const MAX_CMDLETS = 10;

function findCmdletNames(catalog: Catalog, text: string): readonly string[] {
  const names = (text.match(/(?<![\w-])[a-z]{2,12}-\w{2,60}/gi) ?? []).flatMap(
    (name) => (catalog.findCmdlet(name) ?? catalog.findMisspeltCmdlet(name))?.name ?? [],
  );
  return [...new Set(names)].slice(0, MAX_CMDLETS);
}

/** Hints on the product in a text whose log is not known. */
function findProduct(text: string): Product | undefined {
  if (/Microsoft\.Tri|AATPSensor|Azure ATP|\batp\.azure|Defender for Identity|gMSA/i.test(text))
    return 'mdi-sensor';
  if (/InformationProtection|Information Protection|MSIP|MIP ?Scanner|AIP ?Scanner|aadrm|Purview/i.test(text))
    return 'aip-scanner';
  return undefined;
}

/** Where texts of a product stand, the likely places first. */
const productScopes: Readonly<Record<Product, readonly string[]>> = {
  'mdi-sensor': ['mdi.sensor', 'mdi.updater', 'mdi.deployer', 'mdi.burn', 'mdi.msi'],
  'aip-scanner': ['mip.iplog', 'powershell'],
  'any-product': [],
};

/** The longer the text a pattern accounts for, and the surer the knowledge, the better the answer. */
function scoreOf(match: RecordMatch, scopes: readonly string[], textLength: number): number {
  const { signature, rule } = match;
  let score = (10 * (match.end - match.start)) / Math.max(1, textLength);
  score += Math.min(6, (match.end - match.start) / 40);
  if (rule.rule.scopes.some((scope) => scopes.includes(scope))) score += 6;
  if (match.captures.length > 0) score += 1;
  if (rule.rule.inferred) score -= 3;
  if (signature.status === 'legacy' || signature.status === 'retired') score -= 1;
  return score;
}

/** The best first; of two errors one of which supersedes the other, the special one, however long the other's text is. */
function inOrder(matches: readonly ScoredMatch[]): readonly ScoredMatch[] {
  const rank = ({ match, score }: ScoredMatch): number => {
    const general = matches.filter((other) =>
      match.signature.related.supersedes.includes(other.match.signature.id),
    );
    return Math.max(score, ...general.map((other) => other.score + 0.01));
  };
  return [...matches].sort((a, b) => rank(b) - rank(a));
}

function toCaptures(match: RecordMatch, secrets: RecordSecrets): Capture[] {
  return match.captures.map((capture) => ({
    name: capture.name,
    value: secrets.value(match, capture),
    span: { startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 },
  }));
}

const exceptionType = /(?<![\w.])(?:[A-Za-z_]\w*\.)*[A-Z]\w*Exception\b/g;

function understand(
  text: string,
  kind: string,
  product: Product | undefined,
): Omit<Understood, 'cmdlets' | 'unknownCodes'> {
  const firstLine = text.trimStart().split('\n', 1)[0] ?? '';
  const header =
    kind === 'text' || kind === 'powershell'
      ? parseTriHeader(firstLine, 'utc')
      : formatForText(textKind, text).parseHeader(firstLine, 'utc');
  const tri = header.component === undefined ? parseTriHeader(firstLine, 'utc') : header;
  const level = header.level ?? tri.level;
  return {
    kind,
    ...(product === undefined ? {} : { product }),
    // `Error 1069:` begins like a record, but no part of a program has such a name.
    ...(tri.component === undefined || !/^[\p{L}_]/u.test(tri.component) ? {} : { component: tri.component }),
    ...(level === undefined ? {} : { level }),
    exceptionTypes: [...new Set(text.match(exceptionType) ?? [])].slice(0, 20),
  };
}
