import { nameNodes } from '#engine';
import { defaultSettings, type ClientRequests, type Settings } from '#protocol';
import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { toMarkdownTable } from './convert/status/to-markdown-table.ts';
import { bindUses } from './bind-uses.ts';
import { Bundles } from './bundles.ts';
import { openBundle, statEntry, listFolder, readEntry } from './handlers/bundle.ts';
import { ExcerptIndexes } from './excerpt-indexes.ts';
import { type ClientFeatures, readClientFeatures } from './client-features.ts';
import { FolderNotices } from './folder-notices.ts';
import { CaseStore } from './case-store.ts';
import { Guard } from './guard.ts';
import { allChecksKind, codeActions } from './handlers/code-action.ts';
import { detectLogKind } from './handlers/detect-kind.ts';
import { DiagnosticsPublisher } from './handlers/diagnostics.ts';
import { documentLinks } from './handlers/document-link.ts';
import { documentSymbols } from './handlers/document-symbol.ts';
import { findExcerpt, readExcerptText } from './handlers/excerpt.ts';
import { draftSignature } from './handlers/draft-signature.ts';
import { explainFinding } from './handlers/explain-finding.ts';
import { explainSilence } from './handlers/explain-silence.ts';
import { explainText } from './handlers/explain-text.ts';
import { foldingRanges } from './handlers/folding-range.ts';
import { LogFollowers } from './handlers/follow-log.ts';
import { hover } from './handlers/hover.ts';
import { report } from './handlers/report.ts';
import { LargeFiles } from './handlers/large-file.ts';
import { scanPaths } from './handlers/scan-paths.ts';
import { scannerStatus } from './handlers/scanner-status.ts';
import { fixAllKind, scriptActions } from './handlers/script-action.ts';
import { scriptHover } from './handlers/script-hover.ts';
import { semanticTokens, semanticTokensInRange, semanticTokensLegend } from './handlers/semantic-tokens.ts';
import { mergeSettings } from './merge-settings.ts';
import { RecentScans } from './recent-scans.ts';
import { ScanMemory } from './scan-memory.ts';
import { ScanStore } from './scan-store.ts';
import { isScript, ScriptStore } from './script-store.ts';
import type { ServerContext } from './server-context.ts';
import type { ServerRuntime } from './server-runtime.ts';
import { StatusReports } from './status-reports.ts';
import { UserSignatures } from './user-signatures.ts';

/** Wires the server to a connection and starts listening. The same for every editor and for the tests. */
export function startServer(connection: Connection, runtime: ServerRuntime): void {
  const guard = new Guard(connection.console);
  const documents = new TextDocuments(TextDocument);
  const recent = new RecentScans();
  const scanned = new CaseStore();
  const startedAt = runtime.now();
  let features: ClientFeatures = readClientFeatures({}, undefined);
  let workspaceUri: string | undefined;
  let settings: Promise<Settings> | undefined;

  const context: ServerContext = {
    connection,
    runtime,
    guard,
    documents,
    scans: new ScanStore(runtime),
    excerpts: new ExcerptIndexes(runtime),
    bundles: new Bundles(runtime),
    scripts: new ScriptStore(runtime),
    largeFiles: new Map(),
    status: new StatusReports(),
    catalog: async () => await users.catalog(),
    isSignatureFile: (uri) => users.has(uri),
    features: () => features,
    settings: () => (settings ??= readSettings(connection, features)),
  };
  const diagnostics = new DiagnosticsPublisher(context);
  const notices = new FolderNotices(connection, runtime, context.features);
  const users = new UserSignatures(
    context,
    () => workspaceUri,
    (folder) => guard.run('client/registerCapability', async () => await notices.watch(folder)),
  );
  /** The knowledge or the settings have changed: what is open is looked at again. */
  const lookAgain = (): void => {
    users.forget();
    context.scans.forgetAll();
    guard.run('iplogLens/knowledge', async () => {
      await context.catalog();
      for (const { uri } of documents.all()) diagnostics.changed(uri);
    });
  };
  const followers = new LogFollowers(context);
  const largeFiles = new LargeFiles(context);
  const memory = new ScanMemory();

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    features = readClientFeatures(params.capabilities, params.initializationOptions);
    workspaceUri = params.workspaceFolders?.[0]?.uri;
    return {
      serverInfo: { name: 'IPLog Lens', version: runtime.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, allChecksKind, fixAllKind] },
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        documentLinkProvider: {},
        semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
      },
    };
  });
  connection.onInitialized(() => {
    guard.run('initialized', async () => {
      if (features.dynamicConfiguration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'iplogLens' });
      }
      await context.catalog();
    });
  });
  connection.onDidChangeConfiguration(() => {
    settings = undefined;
    lookAgain();
  });
  connection.onDidChangeWatchedFiles(lookAgain);

  documents.onDidOpen(({ document }) => {
    diagnostics.opened(document.uri);
    users.documentChanged(document.uri);
  });
  // The library reports an opened document as changed too; its scan is at hand by then.
  documents.onDidChangeContent(({ document }) => {
    if (context.scans.find(document.uri) !== undefined || context.scripts.has(document))
      diagnostics.changed(document.uri);
    if (users.has(document.uri)) users.documentChanged(document.uri);
  });
  documents.onDidClose(({ document }) => {
    if (users.has(document.uri)) users.documentChanged(document.uri);
    else diagnostics.closed(document.uri);
  });

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

  onRequest('iplogLens/detectKind', null, (params) => detectLogKind(context, params));
  onRequest('iplogLens/draftSignature', null, (params) => draftSignature(context, params));
  onRequest('iplogLens/explainSilence', null, (params) => explainSilence(context, params));
  onRequest('iplogLens/explainFinding', null, (params) => explainFinding(context, params));
  onRequest('iplogLens/openLargeFile', failed, (params, token) => largeFiles.open(params, token));
  onRequest('iplogLens/closeLargeFile', null, (params) => largeFiles.close(params));
  onRequest('iplogLens/openBundle', failed, (params) => openBundle(context, params));
  onRequest('iplogLens/statEntry', failed, (params) => statEntry(context, params));
  onRequest('iplogLens/listFolder', failed, (params) => listFolder(context, params));
  onRequest('iplogLens/readEntry', failed, (params) => readEntry(context, params));
  onRequest('iplogLens/findExcerpt', failed, (params) => findExcerpt(context, params));
  onRequest('iplogLens/readExcerpt', failed, (params) => readExcerptText(context, params));
  onRequest('iplogLens/clearScan', null, () => {
    scanned.clear();
    return null;
  });
  onRequest('iplogLens/nameNodes', { nodes: [] }, ({ uris }) => {
    const paths = uris.map((uri) => runtime.pathOf(uri));
    // A document without a file has no folder in common with anything.
    const names = nameNodes(paths.filter((path, i) => path !== uris[i]));
    return { nodes: paths.map((path) => names.get(path) ?? null) };
  });
  onRequest(
    'iplogLens/follow',
    { following: false, problem: 'It could not be followed; see the output channel.' },
    (params) => followers.handle(params),
  );
  onRequest('iplogLens/explainText', null, (params) => explainText(context, params));
  onRequest(
    'iplogLens/remediate',
    { text: '', fileName: 'Remediation.ps1', problems: ['It failed; see the output channel.'] },
    async ({ uses, format }) => bindUses(await context.catalog(), uses, format),
  );
  onRequest(
    'iplogLens/scan',
    {
      sources: 0,
      sourcesWithFindings: 0,
      bytes: 0,
      milliseconds: 0,
      problems: [{ kind: 'failed', message: 'The scan failed; see the output channel.' }],
      ended: 'complete',
    },
    (params, token) => scanPaths(context, recent, memory, scanned, params, token),
  );
  onRequest(
    'iplogLens/report',
    { refused: 'The report could not be made; see the output channel.' },
    (params) => report(context, scanned, params),
  );
  onRequest('iplogLens/status', { rows: [], attention: 0, snapshots: 0 }, (params) =>
    scannerStatus(context, params),
  );
  onRequest('iplogLens/statusTable', { markdown: '' }, ({ row }) => ({ markdown: toMarkdownTable(row) }));
  connection.onRequest('iplogLens/serverInfo', async () => {
    // Where the knowledge could not be loaded, a problem report has to be able to say so.
    const known = await context.catalog().catch(() => undefined);
    return {
      version: runtime.version,
      nodeVersion: runtime.nodeVersion,
      catalog: {
        hash: known?.hash ?? '',
        signatures: known?.signatures.length ?? 0,
        remediations: known?.remediations.length ?? 0,
      },
      uptimeMilliseconds: Math.round(runtime.now() - startedAt),
      memoryBytes: runtime.memoryBytes(),
      recentScans: recent.timings,
      failures: guard.failures,
    } satisfies ClientRequests['iplogLens/serverInfo']['result'];
  });

  documents.listen(connection);
  connection.listen();

  function onRequest<Method extends keyof ClientRequests>(
    method: Method,
    fallback: ClientRequests[Method]['result'],
    handle: Parameters<
      typeof guard.request<ClientRequests[Method]['params'], ClientRequests[Method]['result']>
    >[2],
  ): void {
    connection.onRequest<unknown, void>(method, guard.request(method, fallback, handle));
  }
}

const failed = { refused: 'It failed; see the output channel.' };

/** A client without configuration, or one that answers nonsense, gets the defaults. */
async function readSettings(connection: Connection, features: ClientFeatures): Promise<Settings> {
  if (!features.configuration) return defaultSettings;
  try {
    return mergeSettings(await connection.workspace.getConfiguration('iplogLens'));
  } catch {
    return defaultSettings;
  }
}
