import * as vscode from 'vscode';
import type { ReportFormat } from '#protocol';
import type { Feature, FeatureContext } from '../feature.ts';
import { writeReport } from './write-report.ts';
import { registerCommand } from '../register-command.ts';
import { tellError, tellInformation } from '../tell.ts';

/** Writes a report on the case to a file that the reader names, never over the evidence. */
export const exportReport: Feature = (context) =>
  registerCommand('iplogLens.exportReport', async (format, output) => {
    const chosen = isFormat(format) ? format : await askFormat();
    if (chosen !== undefined) await write(context, chosen, output instanceof vscode.Uri ? output : undefined);
  });

const formats: Readonly<Record<ReportFormat, { label: string; detail: string; extension: string }>> = {
  html: {
    label: 'HTML page',
    detail: 'The case summary as one file, to send or to print',
    extension: 'html',
  },
  markdown: { label: 'Markdown', detail: 'The case summary for a ticket', extension: 'md' },
  sarif: { label: 'SARIF 2.1.0', detail: 'All places, for viewers and pipelines', extension: 'sarif' },
  json: { label: 'JSON', detail: 'Everything, for other programs', extension: 'json' },
};

function isFormat(value: unknown): value is ReportFormat {
  return typeof value === 'string' && Object.hasOwn(formats, value);
}

async function askFormat(): Promise<ReportFormat | undefined> {
  const items = (Object.keys(formats) as ReportFormat[]).map((format) => ({ ...formats[format], format }));
  return (await vscode.window.showQuickPick(items, { title: 'Export Report' }))?.format;
}

async function write({ server }: FeatureContext, format: ReportFormat, named?: vscode.Uri): Promise<void> {
  const { label, extension } = formats[format];
  const output =
    named ??
    (await vscode.window.showSaveDialog({
      title: 'Export Report',
      saveLabel: 'Export',
      filters: { [label]: [extension] },
    }));
  if (output === undefined) return;
  const report = await server.request('iplogLens/report', { format, output: output.toString() });
  if (report === null) {
    void tellInformation('Nothing was scanned yet, and no log is open.');
  } else if ('refused' in report) {
    void tellError(report.refused);
  } else {
    const reason = await writeReport(output, report.text);
    if (reason === undefined) void offerToOpen(output);
    else void tellError(`The report could not be written to ${output.fsPath}: ${reason}`);
  }
}

async function offerToOpen(output: vscode.Uri): Promise<void> {
  const open = 'Open';
  const answer = await tellInformation(`The report was written to ${output.fsPath}.`, open);
  if (answer === open) await vscode.commands.executeCommand('vscode.open', output);
}
