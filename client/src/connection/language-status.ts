import * as vscode from 'vscode';
import { languageIds } from '#protocol';
import type { Feature } from '../feature.ts';
import { formatCount } from '../findings/tree/finding-labels.ts';
import { plainLabel } from '../plain-label.ts';

/** Says in the status bar of a log what it was recognised as, how it was decoded, and what could not be read. */
export const languageStatus: Feature = ({ server, findings }) => {
  const item = vscode.languages.createLanguageStatusItem(
    'iplogLens.kind',
    languageIds.map((language) => ({ language })),
  );
  item.name = 'IPLog Lens';
  const show: vscode.Command = { command: 'iplogLens.findings.focus', title: 'Show findings' };
  const restart: vscode.Command = { command: 'iplogLens.restartServer', title: 'Restart' };

  const describe = (): void => {
    item.command = server.state === 'failed' ? restart : show;
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const source = uri === undefined ? undefined : findings.find(uri);
    item.busy = server.state === 'starting' || (source === undefined && server.state === 'running');
    if (source === undefined) {
      item.text = 'Log';
      item.detail = server.state === 'failed' ? 'The language server does not run' : 'Reading';
      item.severity =
        server.state === 'failed'
          ? vscode.LanguageStatusSeverity.Error
          : vscode.LanguageStatusSeverity.Information;
      return;
    }
    const { groups, problems, encoding } = source;
    const recognised = source.kind !== 'text';
    item.text = recognised ? plainLabel(source.kindTitle) : 'Not recognised, read as text';
    item.detail = [
      encoding,
      `${formatCount(groups.length)} known ${groups.length === 1 ? 'error' : 'errors'}`,
      ...problems.map(({ message }) => plainLabel(message)),
    ].join(' · ');
    item.severity =
      problems.length > 0 || !recognised
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
  };
  const update = (): void => {
    describe();
    // Among the items of other extensions the text alone says little to those who only hear it.
    item.accessibilityInformation = { label: `IPLog Lens: ${item.text}, ${item.detail ?? ''}` };
  };
  update();
  return vscode.Disposable.from(
    item,
    findings.onDidChange(update),
    server.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
};
