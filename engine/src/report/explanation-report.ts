import { describeCaveats } from '../explain/describe-caveats.ts';
import { describeUnderstood, likeness, noKnownError } from '../explain/describe-explanation.ts';
import { signatureGuide } from '../explain/project-pages.ts';
import type { Explanation } from '../model/explanation.ts';
import { captureValues } from '../remediation/values-for.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { knowledge } from './json-report.ts';
import { toJsonText } from './json-text.ts';
import { terminalText } from './terminal-text.ts';
import { wrap } from './text-report.ts';

/** An explanation for a terminal (`text`) or for other programs (`iplog-lens.explanation/1`). */
export function explanationReport(
  explanation: Explanation,
  catalog: Catalog,
  format: 'text' | 'json',
  today?: string,
): string {
  return format === 'json' ? asJson(explanation, catalog, today) : asText(explanation, catalog, today);
}

function asJson(
  { matches, codes, understood }: Explanation,
  catalog: Catalog,
  today: string | undefined,
): string {
  const report = {
    schema: 'iplog-lens.explanation/1',
    matches: matches.map(({ signature, captures, by }) => ({
      id: signature.id,
      title: signature.title,
      severity: signature.severity,
      by,
      captures: captureValues(captures),
      ...knowledge(catalog, signature, { captures }, today),
    })),
    codes: codes.map(({ text, family, name, message }) => ({ text, family, name, message })),
    understood,
  };
  return toJsonText(report);
}

function asText(explanation: Explanation, catalog: Catalog, today: string | undefined): string {
  const { onlyCodes } = explanation;
  const codes = codeLines(explanation);
  const answers = answerLines(explanation, catalog, today);
  // Who asks for a code wants to know first what it means.
  const lines = onlyCodes ? [...codes, '', ...answers] : [...answers, ...codes];
  return `${lines.join('\n').trim()}\n`;
}

function codeLines({ codes }: Explanation): string[] {
  return codes.map(
    ({ text, family, name, message }) =>
      `${terminalText(text)} (${family}) ${name}${message === '' ? '' : `: ${message}`}`,
  );
}

function answerLines(explanation: Explanation, catalog: Catalog, today: string | undefined): string[] {
  const { matches } = explanation;
  if (matches.length === 0) return nothingKnown(explanation, catalog);
  const lines: string[] = [];
  matches.forEach((match, index) => {
    const { signature, captures } = match;
    const like = likeness(match);
    lines.push(`${index + 1}. ${signature.id}  ${signature.title}${like === '' ? '' : `  (${like})`}`);
    // The first answer is read whole; the others are there to choose from.
    if (index > 0) return;
    lines.push(...wrap(signature.meaning, 3, 100));
    for (const caveat of describeCaveats(signature, today)) lines.push(...wrap(caveat, 3, 100));
    for (const { name, value } of captures) lines.push(`   ${name}: ${terminalText(value)}`);
    if (signature.causes.length > 0) lines.push('   Likely causes:');
    for (const { text } of signature.causes) lines.push(...wrap(`- ${text}`, 5, 100));
    if (signature.steps.length > 0) lines.push('   What to do:');
    signature.steps.forEach((step, n) => lines.push(...wrap(`${n + 1}. ${step}`, 5, 100)));
    for (const use of signature.remedies) {
      const remediation = catalog.findRemediation(use.id);
      if (remediation !== undefined)
        lines.push(`   ${remediation.kind.padEnd(5)} ${remediation.id}: ${remediation.title}`);
    }
    for (const { title, url, verified } of signature.references) {
      lines.push(`   ${title}, verified ${verified}${url === undefined ? '' : `\n     ${url}`}`);
    }
    for (const note of signature.notes) lines.push(...wrap(`Mind: ${note}`, 3, 100));
    lines.push('');
  });
  return lines;
}

function nothingKnown(explanation: Explanation, catalog: Catalog): string[] {
  const parts = describeUnderstood(explanation, catalog)
    // The codes stand above, with their meaning.
    .filter(({ name }) => !explanation.onlyCodes || !name.startsWith('code'))
    .map(({ name, values }) => `${name} ${values.map((value) => terminalText(value)).join(', ')}`);
  return [
    noKnownError(explanation),
    ...(parts.length === 0 ? [] : [`Understood: ${parts.join('; ')}.`]),
    `To teach it: ${signatureGuide}`,
    '',
  ];
}
