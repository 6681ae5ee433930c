import * as vscode from 'vscode';
import type { RemediationUse } from '#protocol';
import { chooseFinding, findShownUri } from '../findings/choose-finding.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { sayNoFinding } from '../findings/finding-argument.ts';
import { checksOf, useOf } from '../findings/located-finding.ts';
import { registerCommand } from '../register-command.ts';
import { insertScript } from './script-editor.ts';
import { isFindingNode } from '../findings/tree/finding-node.ts';
import { tellInformation, tellWarning } from '../tell.ts';
import { plainLabel } from '../plain-label.ts';

/** Inserts checks and fixes into a script, with the values of the log filled in by the server. */
export const insertRemediation: Feature = (context) =>
  vscode.Disposable.from(
    registerCommand('iplogLens.insertRemediation', async (argument) => {
      if (isRemediationUse(argument)) await insert(context, [argument]);
    }),
    registerCommand('iplogLens.insertCheck', async (argument) => await choose(context, argument, 'check')),
    registerCommand('iplogLens.insertFix', async (argument) => await choose(context, argument, 'fix')),
    registerCommand('iplogLens.insertAllChecks', async (argument) => await insertAll(context, argument)),
  );

async function choose(context: FeatureContext, argument: unknown, kind: 'check' | 'fix'): Promise<void> {
  const finding = await chooseFinding(context.findings, argument);
  if (finding === undefined) return;
  const offers = finding.group.remediations.filter((offer) => offer.kind === kind);
  const [first] = offers;
  if (first === undefined) {
    void tellInformation(`No ${kind} is known for "${finding.group.title}".`);
    return;
  }
  const items = offers.map((offer) => ({ label: plainLabel(offer.title), description: offer.id, offer }));
  const chosen =
    offers.length === 1
      ? first
      : (
          await vscode.window.showQuickPick(items, {
            title: finding.group.title,
            placeHolder: `Which ${kind}?`,
          })
        )?.offer;
  if (chosen !== undefined) await insert(context, [useOf(finding, chosen.id)]);
}

async function insertAll(context: FeatureContext, argument: unknown): Promise<void> {
  const { findings } = context;
  const uri = argument instanceof vscode.Uri ? argument : findShownUri();
  const source = isFindingNode(argument)
    ? argument.source
    : uri === undefined
      ? undefined
      : findings.find(uri.toString());
  const uses = source === undefined ? [] : checksOf(source);
  if (uses.length === 0) return sayNoFinding();
  await insert(context, uses);
}

async function insert({ server }: FeatureContext, uses: readonly RemediationUse[]): Promise<void> {
  const { text, problems } = await server.request('iplogLens/remediate', { uses, format: 'snippet' });
  if (text !== '') await insertScript(text);
  if (problems.length > 0) void tellWarning(`Not filled in: ${problems.join(' ')}`);
}

/** The argument comes from a link or a code action; the server checks the values once more. */
function isRemediationUse(value: unknown): value is RemediationUse {
  if (typeof value !== 'object' || value === null) return false;
  const use = value as Partial<Record<keyof RemediationUse, unknown>>;
  return (
    typeof use.remediationId === 'string' &&
    typeof use.signatureId === 'string' &&
    typeof use.values === 'object' &&
    use.values !== null &&
    typeof use.provenance === 'object' &&
    use.provenance !== null
  );
}
