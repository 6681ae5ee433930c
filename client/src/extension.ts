import * as vscode from 'vscode';
import type { FeatureContext } from './feature.ts';
import { bundlesView } from './bundles/bundles-view.ts';
import { caseSummary } from './report/case-summary.ts';
import { copyFinding } from './findings/copy-finding.ts';
import { excerptLenses } from './excerpts/excerpt-lenses.ts';
import { excerptLineNumbers } from './excerpts/excerpt-line-numbers.ts';
import { excerpts } from './excerpts/excerpts.ts';
import { explainFinding } from './explain/explain-finding.ts';
import { explainSilence } from './signatures/explain-silence.ts';
import { exportReport } from './report/export-report.ts';
import { filterFindings } from './findings/filter-findings.ts';
import { explainText } from './explain/explain-text.ts';
import { findingCards } from './logs/finding-cards.ts';
import { findingsIntake } from './findings/findings-intake.ts';
import { findingsTable } from './findings/findings-table.ts';
import { findingsView } from './findings/findings-view.ts';
import { followLog } from './logs/follow-log.ts';
import { insertRemediation } from './remediation/insert-remediation.ts';
import { languageOffer } from './logs/language-offer.ts';
import { largeFiles } from './logs/large-files.ts';
import { languageStatus } from './connection/language-status.ts';
import { placeLinks } from './report/place-links.ts';
import { placeOpening } from './logs/place-opening.ts';
import { newSignature } from './signatures/new-signature.ts';
import { nodeNames } from './status/node-names.ts';
import { nodeFindings } from './status/node-findings.ts';
import { reportProblem } from './connection/report-problem.ts';
import { scanCommand } from './findings/scan-command.ts';
import { searchCommand } from './search/search-command.ts';
import { SearchResults } from './search/search-results.ts';
import { searchView } from './search/search-view.ts';
import { serverControl } from './connection/server-control.ts';
import { statusIntake } from './status/status-intake.ts';
import { statusScript } from './status/status-script.ts';
import { statusView } from './status/status-view.ts';
import { userSignatures } from './signatures/user-signatures.ts';
import { stepFindings } from './findings/step-findings.ts';
import { walkthrough } from './walkthrough.ts';
import { zipFiles } from './bundles/zip-files.ts';
import { FindingStore } from './findings/finding-store.ts';
import { LanguageServer } from './connection/language-client.ts';
import { ShownFindings } from './findings/shown-findings.ts';
import { StatusStore } from './status/status-store.ts';

const features = [
  serverControl,
  findingsIntake,
  findingsView,
  zipFiles,
  bundlesView,
  searchView,
  searchCommand,
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
  readonly server: LanguageServer;
  readonly search: SearchResults;
}

export function activate(extension: vscode.ExtensionContext): ExtensionExports {
  const output = vscode.window.createOutputChannel('IPLog Lens', { log: true });
  const server = new LanguageServer(extension, output);
  const findings = new FindingStore();
  const shown = new ShownFindings(findings);
  const status = new StatusStore();
  const search = new SearchResults();
  const context: FeatureContext = { extension, output, server, findings, shown, status, search };
  extension.subscriptions.push(output, server, ...features.map((register) => register(context)));
  return { findings, shown, status, server, search };
}
