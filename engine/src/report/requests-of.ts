import { hasPassed } from '../explain/describe-expiry.ts';
import type { CaseDescription, CaseNote } from '../model/case.ts';
import type { Problem, ScanResult } from '../model/scan-result.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { period } from '../words/plain-words.ts';
import type { RankedFinding } from './rank-findings.ts';
import { atMost, type Inline, MOST_NOTES } from './report-document.ts';

/** Known errors whose checks are asked for, and how many checks there are at most. */
const MOST_FINDINGS = 5;
const MOST_CHECKS = 10;
/** Files of one kind of problem that are asked for again. */
const MOST_FILES = 20;

/** What a support engineer asks for next: what is not there, what can be checked, which versions run. */
export function requestsOf(
  result: ScanResult,
  { missing }: Pick<CaseDescription, 'missing'>,
  findings: readonly RankedFinding[],
  catalog: Catalog,
  today: string | undefined,
): Inline[] {
  const open = findings.filter(({ group }) => group.resolvedBy === undefined);
  const span = period(result.sources);
  return [
    ...(result.ended === 'cancelled' ? ['Nothing yet: the scan was stopped, so scan the rest first.'] : []),
    ...result.problems.flatMap((problem) => askAgain(problem)).slice(0, MOST_FILES),
    ...atMost(
      MOST_NOTES,
      missing.flatMap(({ kind, node, message }) =>
        kind === 'same-log' ? [] : [`${wanted[kind]}${node === undefined ? '' : ` of ${node}`}: ${message}`],
      ),
    ),
    ...checksFor(open.slice(0, MOST_FINDINGS), catalog),
    ...versionQuestions(open, today),
    span === ''
      ? 'When did it happen? The times of these logs are not known.'
      : `When did it happen? The logs cover ${span}.`,
  ];
}

/** What is there twice need not be asked for. */
const wanted: Readonly<Record<Exclude<CaseNote['kind'], 'same-log'>, string>> = {
  'no-errors-twin': 'The missing log',
  'no-main-log': 'The missing log',
  'rotation-hole': 'The missing parts of a log',
  'log-older': 'A newer log',
  'clocks-differ': 'The time zone',
  'clock-unknown': 'The time zone',
};

function askAgain({ kind, source, message }: Problem): Inline[] {
  if (source === undefined) return [];
  if (kind === 'zip-encrypted')
    return [['A copy without a password of ', { code: source }, ', or the password to unpack it with.']];
  if (kind === 'zip-damaged' || kind === 'not-a-zip' || kind === 'unreadable') {
    return [['A new copy of ', { code: source }, `: ${message}`]];
  }
  return kind === 'other-archive' ? [['As zip or as folder: ', { code: source }, `: ${message}`]] : [];
}

/** Checks only read, so they can be asked for before anything is understood. Those of the likeliest errors first. */
function checksFor(findings: readonly RankedFinding[], catalog: Catalog): Inline[] {
  const asked = new Map<string, Inline>();
  for (const { signature } of findings) {
    for (const use of signature.remedies) {
      const remediation = catalog.findRemediation(use.id);
      if (remediation?.kind !== 'check' || asked.has(remediation.id)) continue;
      asked.set(remediation.id, [
        'The output of the check ',
        { code: remediation.id },
        `, run on: ${remediation.runOn}. ${remediation.title} (${signature.id})`,
      ]);
    }
  }
  return [...asked.values()].slice(0, MOST_CHECKS);
}

/** Knowledge about products of the past helps only who knows which product runs. */
function versionQuestions(findings: readonly RankedFinding[], today: string | undefined): Inline[] {
  const aged = findings
    .filter(({ signature }) => signature.status !== 'current')
    .map(({ signature: { id, appliesTo } }) => (appliesTo === undefined ? id : `${id} (${appliesTo})`));
  const ended = findings.flatMap(({ signature: { id, expires } }) =>
    expires
      .filter((expiry) => hasPassed(expiry, today))
      .map(({ what, date }) => `Is it still in use: ${what}? It ended on ${date} (${id}).`),
  );
  return [
    ...(aged.length === 0
      ? []
      : [`Which versions are installed? This is known of older or retired ones: ${aged.join(', ')}.`]),
    ...new Set(ended),
  ];
}
