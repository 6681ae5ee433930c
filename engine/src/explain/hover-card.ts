import { baseName } from '../log-formats/detect-kind.ts';
import type { CodeMeaning } from '../model/explanation.ts';
import type { Capture, FindingGroup, Occurrence } from '../model/scan-result.ts';
import type { Signature } from '../model/signature.ts';
import { capitalised, howOften, plainTime } from '../words/plain-words.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { describeCaveats } from './describe-caveats.ts';
import { describeEvidence } from './describe-evidence.ts';
import { codeSpan, escapeMarkdown } from './escape-markdown.ts';
import { toWebAddress } from './uri-reference.ts';

/** What a card tells besides the knowledge itself. */
export interface CardContext {
  /** The occurrence under the cursor. */
  readonly occurrence?: Occurrence;
  /** Values of a text that stands in no file. */
  readonly captured?: readonly Capture[];
  /** All occurrences in this file. */
  readonly group?: FindingGroup;
  /** True where that was counted in a part of the log only. */
  readonly isPart?: boolean;
  readonly codes?: readonly CodeMeaning[];
  /** ISO date of today, to say what has expired; the engine reads no clock. */
  readonly today?: string;
  /** Makes a link that inserts a remediation, where the client has the command for it. */
  readonly insertLink?: (remediationId: string) => string | undefined;
}

/**
 * The card of a known error, in Markdown: what it means, how often and when here, likely causes, what to run,
 * captured values, references with their dates, notes on aged advice. In that order, because the reader is in a hurry.
 */
export function renderHoverCard(catalog: Catalog, signature: Signature, context: CardContext = {}): string {
  return [
    heading(signature),
    escapeMarkdown(signature.meaning, 1000),
    caveats(signature, context),
    occurrenceLine(context),
    evidence(catalog, context),
    causes(signature),
    remedies(catalog, signature, context),
    values(signature, context),
    codes(context),
    references(signature),
    notes(signature),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function heading({ id, title }: Signature): string {
  return `**${escapeMarkdown(title)}** · ${id}`;
}

/** Line by line: each may be the reason not to act. */
function caveats(signature: Signature, { today }: CardContext): string {
  return describeCaveats(signature, today)
    .map((sentence) => `*${escapeMarkdown(sentence)}*`)
    .join('  \n');
}

function occurrenceLine({ group, isPart, occurrence }: CardContext): string {
  if (group === undefined) return '';
  const times = capitalised(howOften(group.count));
  const span =
    group.firstTime === undefined || group.lastTime === undefined
      ? ''
      : group.firstTime === group.lastTime
        ? `, at ${plainTime(group.firstTime)}`
        : `, from ${plainTime(group.firstTime)} to ${plainTime(group.lastTime)}`;
  const parts = [`**Here:** ${times} in this ${isPart === true ? 'part of the log' : 'file'}${span}.`];
  if (occurrence?.also !== undefined) parts.push('The same record stands in the twin log.');
  if (group.resolvedBy !== undefined) {
    parts.push(`A later record says that it was resolved (line ${group.resolvedBy.line}).`);
  }
  return parts.join(' ');
}

/** What belongs to this place: why it counts for less, and the records that conditions asked for. */
function evidence(catalog: Catalog, { occurrence }: CardContext): string {
  if (occurrence === undefined) return '';
  const lines = describeEvidence(catalog, occurrence).map(({ relation, signature, place }) => {
    const where = place.source === occurrence.source ? '' : ` of ${escapeMarkdown(baseName(place.source))}`;
    return `- ${relation} ${escapeMarkdown(signature?.title ?? place.signatureId)} at line ${place.line}${where} (${place.signatureId})`;
  });
  const { lowered } = occurrence;
  if (lowered !== undefined) lines.unshift(`- ${escapeMarkdown(lowered.because, 500)}`);
  return lines.length === 0 ? '' : `**Around it**\n\n${lines.join('\n')}`;
}

function causes({ causes }: Signature): string {
  if (causes.length === 0) return '';
  return `**Likely causes**\n\n${causes.map(({ text }) => `- ${escapeMarkdown(text, 500)}`).join('\n')}`;
}

function remedies(catalog: Catalog, signature: Signature, { insertLink }: CardContext): string {
  const lines: string[] = [];
  signature.steps.forEach((step, index) => lines.push(`${index + 1}. ${escapeMarkdown(step, 500)}`));
  if (lines.length > 0 && signature.remedies.length > 0) lines.push('');
  for (const use of signature.remedies) {
    const remediation = catalog.findRemediation(use.id);
    if (remediation === undefined) continue;
    const link = insertLink?.(remediation.id);
    const name = link === undefined ? `\`${remediation.id}\`` : `[${remediation.id}](${link})`;
    lines.push(
      `- ${remediation.kind === 'check' ? 'Check' : 'Fix'}: ${escapeMarkdown(remediation.title)} ${name}`,
    );
  }
  return lines.length === 0 ? '' : `**What to do**\n\n${lines.join('\n')}`;
}

function values(signature: Signature, { occurrence, captured = [] }: CardContext): string {
  const captures = occurrence?.captures ?? captured;
  if (captures.length === 0) return '';
  const lines = captures.map(
    ({ name, value }) =>
      `- ${escapeMarkdown(name)}: ${codeSpan(value)}${signature.captures[name]?.pii === true ? ' (names a person or machine)' : ''}`,
  );
  return `**Captured here**\n\n${lines.join('\n')}`;
}

function codes({ codes: found }: CardContext): string {
  return found === undefined || found.length === 0 ? '' : renderCodes(found);
}

/** Lines that say what codes mean, also for a hover on a code without a known error. */
export function renderCodes(found: readonly CodeMeaning[]): string {
  return found
    .map(
      ({ text, family, name, message }) =>
        `- ${codeSpan(text)} (${family}): ${codeSpan(name)}${message === '' ? '' : ` ${escapeMarkdown(message, 400)}`}`,
    )
    .join('\n');
}

function references({ references: all }: Signature): string {
  if (all.length === 0) return '';
  const lines = all.map(({ title, url, verified }) => {
    const name = escapeMarkdown(title);
    const address = url === undefined ? undefined : toWebAddress(url);
    return `- ${address === undefined ? name : `[${name}](${address})`}, verified ${verified}`;
  });
  return `**References**\n\n${lines.join('\n')}`;
}

function notes({ notes: all }: Signature): string {
  return all.length === 0
    ? ''
    : `**Mind**\n\n${all.map((note) => `- ${escapeMarkdown(note, 500)}`).join('\n')}`;
}
