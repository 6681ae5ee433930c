import { defaultSettings, type Settings } from '#protocol';
import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Bundles } from './bundles.ts';
import { CaseStore } from './case-store.ts';
import { type ClientFeatures, readClientFeatures } from './client-features.ts';
import { ExcerptIndexes } from './excerpt-indexes.ts';
import { FindingsSender } from './findings-sender.ts';
import { FolderNotices } from './folder-notices.ts';
import { Guard } from './guard.ts';
import { DiagnosticsPublisher } from './handlers/diagnostics.ts';
import { LogFollowers } from './handlers/follow-log.ts';
import { LargeFiles } from './handlers/large-file.ts';
import { registerLanguageFeatures, serverCapabilities } from './language-features.ts';
import { limitBundles } from './limit-bundles.ts';
import { mergeSettings } from './merge-settings.ts';
import { registerOwnRequests } from './own-requests.ts';
import { RecentScans } from './recent-scans.ts';
import { ScanMemory } from './scan-memory.ts';
import { ScanStore } from './scan-store.ts';
import { ScriptStore } from './script-store.ts';
import type { ServerContext } from './server-context.ts';
import type { ServerRuntime } from './server-runtime.ts';
import { StatusReports } from './status-reports.ts';
import { UserSignatures } from './user-signatures.ts';

/** Wires the server to a connection and starts listening. The same for every editor and for the tests. */
export function startServer(connection: Connection, outside: ServerRuntime): void {
  const guard = new Guard(connection.console);
  const documents = new TextDocuments(TextDocument);
  let features: ClientFeatures = readClientFeatures({}, undefined);
  let workspaceUri: string | undefined;
  let settings: Promise<Settings> | undefined;
  const runtime = limitBundles(outside, async () => (await context.settings()).limits.zip);

  const context: ServerContext = {
    connection,
    runtime,
    guard,
    documents,
    findings: new FindingsSender(connection),
    scans: new ScanStore(runtime, (hang) => context.onHang(hang)),
    excerpts: new ExcerptIndexes(runtime),
    bundles: new Bundles(runtime),
    scripts: new ScriptStore(runtime),
    largeFiles: new Map(),
    recent: new RecentScans(),
    scanned: new CaseStore(),
    memory: new ScanMemory(),
    status: new StatusReports(),
    catalog: async () => await users.catalog(),
    isSignatureFile: (uri) => users.has(uri),
    onHang(hang) {
      if (users.switchOff(hang)) lookAgain();
    },
    switchedOff: () => users.switchedOff,
    features: () => features,
    settings: () => (settings ??= readSettings(connection, features)),
  };
  const diagnostics = new DiagnosticsPublisher(context);
  const followers = new LogFollowers(context);
  const largeFiles = new LargeFiles(context);
  const notices = new FolderNotices(connection, runtime, context.features);
  const users = new UserSignatures(
    context,
    () => workspaceUri,
    (folder) => guard.run('client/registerCapability', async () => await notices.watch(folder)),
  );
  /** The knowledge or the settings have changed: what is open is looked at again. */
  const lookAgain = (): void => {
    users.forget();
    guard.run('iplogLens/knowledge', async () => {
      await context.catalog();
      for (const { uri } of documents.all()) diagnostics.changed(uri);
      largeFiles.lookAgain();
    });
  };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    features = readClientFeatures(params.capabilities, params.initializationOptions);
    workspaceUri = params.workspaceFolders?.[0]?.uri;
    return {
      serverInfo: { name: 'IPLog Lens', version: runtime.version },
      capabilities: serverCapabilities(features),
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
    context.bundles.forget();
    lookAgain();
  });
  connection.onDidChangeWatchedFiles(lookAgain);

  documents.onDidOpen(({ document }) => {
    diagnostics.opened(document.uri);
    users.documentChanged(document.uri);
  });
  // The library reports an opened document as changed too; its scan is at hand by then.
  documents.onDidChangeContent(({ document }) => {
    if (context.scans.has(document.uri) || context.scripts.has(document)) diagnostics.changed(document.uri);
    if (users.has(document.uri)) users.documentChanged(document.uri);
  });
  documents.onDidClose(({ document }) => {
    if (users.has(document.uri)) users.documentChanged(document.uri);
    else diagnostics.closed(document.uri);
  });

  registerLanguageFeatures(context);
  registerOwnRequests(context, { diagnostics, followers, largeFiles });

  documents.listen(connection);
  connection.listen();
}

/** A client without configuration, or one that answers nonsense, gets the defaults. */
async function readSettings(connection: Connection, features: ClientFeatures): Promise<Settings> {
  if (!features.configuration) return defaultSettings;
  try {
    return mergeSettings(await connection.workspace.getConfiguration('iplogLens'));
  } catch {
    return defaultSettings;
  }
}
