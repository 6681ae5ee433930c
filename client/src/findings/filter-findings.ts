import * as vscode from 'vscode';
import type { Feature, FeatureContext } from '../feature.ts';
import { registerCommand } from '../register-command.ts';
import { formatPeriod } from './tree/finding-labels.ts';
import { type FindingFilter, productNames, severityNames } from './tree/finding-filter.ts';
import { parseTimeRange } from './tree/parse-time-range.ts';
import { plainLabel } from '../plain-label.ts';

/** Narrows the findings down by severity, product, text and time. What is set is always said in the view. */
export const filterFindings: Feature = (context) =>
  vscode.Disposable.from(
    registerCommand('iplogLens.filterFindings', async () => await chooseFilter(context)),
    registerCommand('iplogLens.clearFilter', () => context.shown.setFilter({})),
  );

interface Choice extends vscode.QuickPickItem {
  ask(): Promise<FindingFilter | undefined>;
}

async function chooseFilter(context: FeatureContext): Promise<void> {
  const { shown } = context;
  const { filter } = shown;
  const { severities, products, text } = filter;
  const choices: Choice[] = [
    {
      label: '$(warning) Severity...',
      description: severities?.map((one) => severityNames[one]).join(', ') ?? 'all',
      ask: async () =>
        await pickSome(filter, 'severities', severityNames, 'Which severities should be shown?'),
    },
    {
      label: '$(package) Product...',
      description: products?.map((one) => productNames[one]).join(', ') ?? 'all',
      ask: async () => await pickSome(filter, 'products', productNames, 'Findings of which product?'),
    },
    {
      label: '$(search) Text...',
      description: plainLabel(text ?? 'any'),
      ask: async () => await askText(filter),
    },
    {
      label: '$(clock) Time...',
      description: [filter.from ?? '', filter.to ?? ''].join(' .. ').replace(/^ \.\. $/, 'any'),
      ask: async () => await askTime(context),
    },
    { label: '$(clear-all) Show everything', ask: async () => ({}) },
  ];
  const choice = await vscode.window.showQuickPick(choices, {
    title: 'Filter Findings',
    placeHolder: 'Narrow down by',
  });
  const changed = await choice?.ask();
  if (changed !== undefined) shown.setFilter(changed);
}

/** All of them chosen is the same as no filter; none chosen too, because an empty view helps nobody. */
async function pickSome<Word extends string>(
  filter: FindingFilter,
  key: 'severities' | 'products',
  names: Readonly<Record<Word, string>>,
  title: string,
): Promise<FindingFilter | undefined> {
  const words = Object.keys(names) as Word[];
  const set: readonly string[] | undefined = filter[key];
  const items = words.map((word) => ({ label: names[word], word, picked: set?.includes(word) ?? true }));
  const picked = await vscode.window.showQuickPick(items, { canPickMany: true, title });
  if (picked === undefined) return undefined;
  const { [key]: _, ...rest } = filter;
  const all = picked.length === 0 || picked.length === words.length;
  return all ? rest : { ...rest, [key]: picked.map(({ word }) => word) };
}

async function askText(filter: FindingFilter): Promise<FindingFilter | undefined> {
  const text = await vscode.window.showInputBox({
    title: 'Filter Findings by Text',
    prompt: 'Words that stand in the title, id, file, machine, text or values. Empty for any.',
    value: filter.text ?? '',
    ignoreFocusOut: true,
  });
  if (text === undefined) return undefined;
  const { text: _, ...rest } = filter;
  return text.trim() === '' ? rest : { ...rest, text: text.trim() };
}

async function askTime({ shown, findings }: FeatureContext): Promise<FindingFilter | undefined> {
  const { from, to, ...rest } = shown.filter;
  const range = await vscode.window.showInputBox({
    title: 'Filter Findings by Time (UTC)',
    // Whoever looks up a time in the log meanwhile does not begin again.
    ignoreFocusOut: true,
    prompt: `For example 2026-03-14, or 2026-03-14 09:15 .. 2026-03-14 10. Empty for any. ${describeSpan(findings)}`,
    value: from === undefined && to === undefined ? '' : `${toInput(from)} .. ${toInput(to)}`.trim(),
    validateInput: (value) =>
      value.trim() === '' || parseTimeRange(value) !== undefined
        ? undefined
        : 'Write a day or a moment, or two with .. between them; either side may be left open.',
  });
  return range === undefined ? undefined : { ...rest, ...parseTimeRange(range) };
}

function toInput(iso: string | undefined): string {
  return iso?.replace('T', ' ').replace('Z', '') ?? '';
}

function describeSpan(findings: FeatureContext['findings']): string {
  const span = formatPeriod(findings.sources().flatMap(({ groups }) => groups));
  return span === '' ? '' : `Found: ${span}.`;
}
