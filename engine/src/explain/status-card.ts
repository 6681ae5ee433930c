import type { HealthReference, HealthVerdict } from '../model/scanner-status.ts';
import type { StatusFieldMeaning } from '../model/status-field.ts';
import { describeProgress, drawProgress, listProgress } from '../scanner-status/progress-picture.ts';
import type { ScanLook } from '../scanner-status/scan-progress.ts';
import { codeSpan, escapeMarkdown } from './escape-markdown.ts';

/** What a name of scanner output means, in Markdown; with a printed value also what that value means. */
export function renderStatusField(field: StatusFieldMeaning, value?: string): string {
  const word = findWord(field, value);
  const title =
    value === undefined || value.trim() === ''
      ? `**${escapeMarkdown(field.name)}**`
      : `**${escapeMarkdown(field.name)}** ${codeSpan(value)}`;
  const words = field.words.map((one) => `- ${codeSpan(one.word)}: ${escapeMarkdown(one.meaning, 500)}`);
  return [
    title,
    ...(word === undefined ? [] : [escapeMarkdown(word.meaning, 500)]),
    escapeMarkdown(field.meaning, 1000),
    ...(word === undefined && words.length > 0 ? [words.join('\n')] : []),
    renderReference(field.reference),
  ].join('\n\n');
}

/** What was judged, why, and where that is documented, in Markdown. */
export function renderVerdict(verdict: HealthVerdict): string {
  return [
    `**${levelNames[verdict.level]}:** ${escapeMarkdown(verdict.message)}`,
    escapeMarkdown(verdict.explanation, 1000),
    renderReference(verdict.reference),
  ].join('\n\n');
}

/**
 * How a scan got on, in Markdown; empty where nothing shows it.
 *
 * @param picture false where pictures cannot be shown; the text says the same
 */
export function renderProgress(looks: readonly ScanLook[], picture: boolean): string {
  const text = describeProgress(looks);
  if (text === '') return '';
  const svg = picture ? drawProgress(looks) : undefined;
  const lines = listProgress(looks).map((line) => `- ${escapeMarkdown(line)}`);
  return [
    `**Progress** ${escapeMarkdown(text)}`,
    // Digits, units and our own markup only, so nothing in it can end the link.
    ...(svg === undefined ? [] : [`![${escapeMarkdown(text)}](data:image/svg+xml;utf8,${encodeSvg(svg)})`]),
    lines.join('\n'),
  ].join('\n\n');
}

const levelNames: Readonly<Record<HealthVerdict['level'], string>> = {
  healthy: 'Healthy',
  unknown: 'Not known',
  degraded: 'Needs attention',
  failed: 'Failed',
};

function findWord(field: StatusFieldMeaning, value: string | undefined) {
  const wanted = value?.trim().toLowerCase();
  return field.words.find(({ word }) => word.toLowerCase() === wanted);
}

function renderReference({ title, url, verified }: HealthReference): string {
  const name = escapeMarkdown(title);
  return `*Source: ${url === undefined ? name : `[${name}](${url})`}, ${verified}*`;
}

function encodeSvg(svg: string): string {
  return encodeURIComponent(svg).replace(/[()'*!]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
}
