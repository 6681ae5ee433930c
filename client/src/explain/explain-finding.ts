import * as vscode from 'vscode';
import { chooseFindingRef } from '../findings/choose-finding.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { isFindingRef } from '../findings/finding-argument.ts';
import { isReadingLog } from '../logs/log-editor.ts';
import { registerCommand } from '../register-command.ts';

/** Scheme of the pages that explain a finding. The reference stands in the query, so a page survives a reload. */
const scheme = 'iplog-lens-finding';

/** Opens the explanation of a finding as a rendered page beside the log. */
export const explainFinding: Feature = (context) =>
  vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: async (uri) => await pageOf(context, uri),
    }),
    registerCommand('iplogLens.explainFinding', async (argument) => {
      const ref = await chooseFindingRef(context.findings, argument);
      if (ref === undefined) return;
      const page = vscode.Uri.from({
        scheme,
        path: `/${ref.signatureId.replace(/[^\w.-]/g, '_')}.md`,
        query: JSON.stringify(ref),
      });
      const show = isReadingLog() ? 'markdown.showPreviewToSide' : 'markdown.showPreview';
      await vscode.commands.executeCommand(show, page);
    }),
  );

async function pageOf({ server }: FeatureContext, uri: vscode.Uri): Promise<string> {
  const finding = parseQuery(uri.query);
  const explained =
    finding === undefined
      ? null
      : await server.request('iplogLens/explainFinding', { finding, form: 'page' });
  return explained?.markdown ?? 'Nothing is known about this finding any more.';
}

function parseQuery(query: string) {
  try {
    const value: unknown = JSON.parse(query);
    return isFindingRef(value) ? value : undefined;
  } catch {
    return undefined; // The query is not one of ours.
  }
}
