import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.ts';
import { allChecksKind, codeActions } from './handlers/code-action.ts';
import { documentLinks } from './handlers/document-link.ts';
import { documentSymbols } from './handlers/document-symbol.ts';
import { foldingRanges } from './handlers/folding-range.ts';
import { hover } from './handlers/hover.ts';
import { fixAllKind, scriptActions } from './handlers/script-action.ts';
import { scriptHover } from './handlers/script-hover.ts';
import { semanticTokens, semanticTokensInRange, semanticTokensLegend } from './handlers/semantic-tokens.ts';
import { isScript } from './script-store.ts';
import type { ServerContext } from './server-context.ts';

/** What `initialize` answers: each of it is handled below. */
export function serverCapabilities({ commands }: ClientFeatures): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, allChecksKind, fixAllKind] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    // VS Code asks for no visible range any more once it was given a whole document, of which only the first lines are
    // answered.
    semanticTokensProvider: { legend: semanticTokensLegend, full: commands.length === 0, range: true },
  };
}

/** The requests of LSP about documents. Log and script are told apart here, and by nobody behind it. */
export function registerLanguageFeatures(context: ServerContext): void {
  const { connection, documents, guard } = context;
  connection.onHover(
    guard.request('textDocument/hover', null, (params) => {
      const document = documents.get(params.textDocument.uri);
      return isScript(document) ? scriptHover(context, document, params) : hover(context, params);
    }),
  );
  connection.onCodeAction(
    guard.request('textDocument/codeAction', [], (params) => {
      const document = documents.get(params.textDocument.uri);
      return isScript(document) ? scriptActions(context, document, params) : codeActions(context, params);
    }),
  );
  // Null leaves scripts to the editor and to others; an empty answer would take their folding and colours away.
  const forLog = <Answer>(uri: string, answer: () => Answer): Answer | null =>
    isScript(documents.get(uri)) ? null : answer();
  connection.onDocumentSymbol(
    guard.request('textDocument/documentSymbol', [], (params) =>
      forLog(params.textDocument.uri, () => documentSymbols(context, params)),
    ),
  );
  connection.onFoldingRanges(
    guard.request('textDocument/foldingRange', [], (params) =>
      forLog(params.textDocument.uri, () => foldingRanges(context, params)),
    ),
  );
  connection.onDocumentLinks(
    guard.request('textDocument/documentLink', [], (params) =>
      forLog(params.textDocument.uri, () => documentLinks(context, params)),
    ),
  );
  connection.languages.semanticTokens.on(
    guard.request('textDocument/semanticTokens/full', { data: [] }, (params) =>
      forLog(params.textDocument.uri, () => semanticTokens(context, params)),
    ),
  );
  connection.languages.semanticTokens.onRange(
    guard.request('textDocument/semanticTokens/range', { data: [] }, (params) =>
      forLog(params.textDocument.uri, () => semanticTokensInRange(context, params)),
    ),
  );
}
