import type * as vscode from 'vscode';
import type { FindingStore } from './findings/finding-store.ts';
import type { LanguageServer } from './connection/language-client.ts';
import type { SearchResults } from './search/search-results.ts';
import type { ShownFindings } from './findings/shown-findings.ts';
import type { StatusStore } from './status/status-store.ts';

/** What features share. */
export interface FeatureContext {
  readonly extension: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  readonly server: LanguageServer;
  readonly findings: FindingStore;
  readonly shown: ShownFindings;
  readonly status: StatusStore;
  readonly search: SearchResults;
}

/** One thing the extension can do, in one file. It registers itself and returns how to undo that. */
export type Feature = (context: FeatureContext) => vscode.Disposable;
