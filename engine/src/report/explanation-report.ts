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
): string {
  return format === 'json' ? asJson(explanation, catalog) : asText(explanation, catalog);
}

function asJson({ matches, codes, understood }: Explanation, catalog: Catalog): string {
  const report = {
    schema: 'iplog-lens.explanation/1',
    matches: matches.map(({ signature, captures, by }) => ({
      id: signature.id,
      title: signature.title,
      severity: signature.severity,
      by,
      captures: captureValues(captures),
      ...knowledge(catalog, signature, { captures }),
    })),
    codes: codes.map(({ text, family, name, message }) => ({ text, family, name, message })),
    understood,
  };
  return toJsonText(report);
}

function asText({ matches, codes, understood }: Explanation, catalog: Catalog): string {
  const lines: string[] = [];
  matches.forEach(({ signature, captures, by }, index) => {
    lines.push(
      `${index + 1}. ${signature.id}  ${signature.title}${by === 'words' ? '  (similar words only)' : ''}`,
    );
    // The first answer is read whole; the others are there to choose from.
    if (index > 0) return;
    lines.push(...wrap(signature.meaning, 3, 100));
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
  for (const { text, family, name, message } of codes) {
    lines.push(`${terminalText(text)} (${family}) ${name}${message === '' ? '' : `: ${message}`}`);
  }
  if (matches.length === 0) {
    lines.push('No known error.');
    const parts = [
      understood.kind === 'text' ? undefined : `log kind ${understood.kind}`,
      understood.component === undefined ? undefined : `component ${terminalText(understood.component)}`,
      understood.level === undefined ? undefined : `level ${understood.level}`,
      understood.exceptionTypes.length === 0
        ? undefined
        : `exceptions ${understood.exceptionTypes.map((type) => terminalText(type)).join(', ')}`,
    ].filter((part) => part !== undefined);
    if (parts.length > 0) lines.push(`Understood: ${parts.join('; ')}.`);
    lines.push('To teach it: see "Add a signature in five minutes" in CONTRIBUTING.md.');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
