import * as vscode from 'vscode';
import type { FeatureContext } from './feature.ts';
import { bundlesView } from './features/bundles-view.ts';
import { caseSummary } from './features/case-summary.ts';
import { copyFinding } from './features/copy-finding.ts';
import { excerptLenses } from './features/excerpt-lenses.ts';
import { excerptLineNumbers } from './features/excerpt-line-numbers.ts';
import { excerpts } from './features/excerpts.ts';
import { explainFinding } from './features/explain-finding.ts';
import { explainSilence } from './features/explain-silence.ts';
import { exportReport } from './features/export-report.ts';
import { filterFindings } from './features/filter-findings.ts';
import { explainText } from './features/explain-text.ts';
import { findingCards } from './features/finding-cards.ts';
import { findingsIntake } from './features/findings-intake.ts';
import { findingsTable } from './features/findings-table.ts';
import { findingsView } from './features/findings-view.ts';
import { followLog } from './features/follow-log.ts';
import { insertRemediation } from './features/insert-remediation.ts';
import { languageOffer } from './features/language-offer.ts';
import { largeFiles } from './features/large-files.ts';
import { languageStatus } from './features/language-status.ts';
import { placeLinks } from './features/place-links.ts';
import { placeOpening } from './features/place-opening.ts';
import { newSignature } from './features/new-signature.ts';
import { nodeNames } from './features/node-names.ts';
import { nodeFindings } from './features/node-findings.ts';
import { reportProblem } from './features/report-problem.ts';
import { scanCommand } from './features/scan-command.ts';
import { serverControl } from './features/server-control.ts';
import { statusIntake } from './features/status-intake.ts';
import { statusScript } from './features/status-script.ts';
import { statusView } from './features/status-view.ts';
import { userSignatures } from './features/user-signatures.ts';
import { stepFindings } from './features/step-findings.ts';
import { walkthrough } from './features/walkthrough.ts';
import { zipFiles } from './features/zip-files.ts';
import { FindingStore } from './finding-store.ts';
import { LanguageServer } from './language-client.ts';
import { ShownFindings } from './shown-findings.ts';
import { StatusStore } from './status-store.ts';

const features = [
  serverControl,
  findingsIntake,
  findingsView,
  zipFiles,
  bundlesView,
  largeFiles,
  findingCards,
  placeOpening,
  excerpts,
  excerptLineNumbers,
  excerptLenses,
  nodeNames,
  filterFindings,
  stepFindings,
  findingsTable,
  caseSummary,
  placeLinks,
  exportReport,
  scanCommand,
  followLog,
  explainFinding,
  explainSilence,
  newSignature,
  explainText,
  insertRemediation,
  copyFinding,
  statusIntake,
  statusView,
  nodeFindings,
  statusScript,
  languageStatus,
  languageOffer,
  reportProblem,
  userSignatures,
  walkthrough,
];

/** What `activate` returns: the tests inside VS Code read it, nobody else is meant to. */
export interface ExtensionExports {
  readonly findings: FindingStore;
  readonly shown: ShownFindings;
  readonly status: StatusStore;
}

export function activate(extension: vscode.ExtensionContext): ExtensionExports {
  const output = vscode.window.createOutputChannel('IPLog Lens', { log: true });
  const server = new LanguageServer(extension, output);
  const findings = new FindingStore();
  const shown = new ShownFindings(findings);
  const status = new StatusStore();
  const context: FeatureContext = { extension, output, server, findings, shown, status };
  extension.subscriptions.push(output, server, ...features.map((register) => register(context)));
  return { findings, shown, status };
}
