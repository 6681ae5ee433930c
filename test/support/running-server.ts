import path from 'node:path';
import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { ClientCapabilities, Diagnostic, InitializeResult } from 'vscode-languageserver-protocol';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { searchPaths } from '#host';
import type { CommandId } from '#protocol';
import { startAwakeTimer } from '../../host/src/node/awake-timer.ts';
import { createNodeRuntime } from '../../server/src/node-runtime.ts';
import type { ServerRuntime } from '../../server/src/server-runtime.ts';
import { scanPathOf } from '../../server/src/source-uri.ts';
import { startServer } from '../../server/src/start-server.ts';
import { getScriptParser } from './parse-powershell.ts';
import { getRealCatalog, root } from './real-catalog.ts';
import { searchProgram, workerProgram } from './worker-program.ts';

/** The date that servers under test take for today. */
const today = '2026-03-14';

/** How long anything may take before a test calls it lost, in milliseconds. */
const PATIENCE = 150_000;

/** What a client such as VS Code can do, beyond which nothing is asked of one. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'], snippetEditSupport: true },
  },
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source'] } } },
  },
};

/** The commands of our own client that answers may carry. */
export const ourCommands: readonly CommandId[] = [
  'iplogLens.insertRemediation',
  'iplogLens.insertAllChecks',
  'iplogLens.explainFinding',
  'iplogLens.copyFinding',
];

export interface ServerSetup {
  readonly capabilities?: ClientCapabilities;
  readonly clientCommands?: readonly CommandId[];
  /** The section `iplogLens`, as a client answers it; whatever a test likes. */
  readonly settings?: unknown;
  /** Parts of the server's outside that a test replaces. */
  readonly runtime?: Partial<ServerRuntime>;
  /** Told of every request and notification before the server handles it. */
  readonly onMessage?: (method: string) => void;
}

/** A diagnostic whose message is a string: we never send Markdown there, and a test says so. */
export type PlainDiagnostic = Omit<Diagnostic, 'message'> & { readonly message: string };

/** Parameters of `textDocument/publishDiagnostics`. */
export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: PlainDiagnostic[];
}

export interface Received {
  readonly method: string;
  readonly params: unknown;
}

/** A started server with a client beside it; both live in this process and talk over real streams. */
export interface RunningServer {
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  /** Notifications of the server so far. */
  readonly received: readonly Received[];
  /** Puts bytes on the wire as they are. */
  sendRaw(bytes: string): void;
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): void;
  /** Opens a document and resolves with its first diagnostics. */
  open(uri: string, text: string, languageId?: string): Promise<PlainDiagnostic[]>;
  /** Replaces the whole text and resolves with the diagnostics of the new version. */
  change(uri: string, version: number, text: string): Promise<PlainDiagnostic[]>;
  close(uri: string): void;
  /** The next notification that fits, from those not yet looked at by `from`. */
  waitFor<Params>(method: string, fits?: (params: Params) => boolean, from?: number): Promise<Params>;
  stop(): void;
}

/** Starts the real server with the real knowledge and shakes hands with it. */
export async function startRunningServer(setup: ServerSetup = {}): Promise<RunningServer> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  // Readers instead of bare streams: with those the library ends the process when a stream ends.
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
    {
      messageStrategy: {
        handleMessage(message, next) {
          if ('method' in message && typeof message.method === 'string') setup.onMessage?.(message.method);
          return next(message);
        },
      },
    },
  );
  startServer(server, {
    ...createNodeRuntime(path.join(root, 'dist'), await workerProgram()),
    loadCatalog: async () => getRealCatalog(),
    loadScriptParser: getScriptParser,
    search: async (uris, search) =>
      await searchPaths(await searchProgram(), { ...search, paths: uris.map(scanPathOf) }),
    today: () => today,
    ...setup.runtime,
  });

  const connection = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const received: Received[] = [];
  const listeners = new Set<() => void>();
  const take = (method: string, params: unknown): void => {
    received.push({ method, params });
    for (const listener of listeners) listener();
  };
  connection.onNotification(take);
  connection.onUnhandledProgress((params) => take('$/progress', params));
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    items.map(() => setup.settings ?? null),
  );
  connection.onRequest((method, params) => {
    take(method, params);
    return method.startsWith('client/') ? null : undefined;
  });
  connection.listen();

  const request = async (method: string, params: unknown): Promise<unknown> =>
    await connection.sendRequest(method, params);
  const notify = (method: string, params: unknown): void => {
    void connection.sendNotification(method, params);
  };
  const waitFor = async <Params>(
    method: string,
    fits: (params: Params) => boolean = () => true,
    from = 0,
  ): Promise<Params> =>
    await new Promise((resolve, reject) => {
      const look = (): void => {
        const found = received.slice(from).find((one) => one.method === method && fits(one.params as Params));
        if (found === undefined) return;
        listeners.delete(look);
        cancel();
        resolve(found.params as Params);
      };
      const cancel = startAwakeTimer(PATIENCE, () => {
        listeners.delete(look);
        reject(new Error(`No ${method} came in ${PATIENCE} ms.`));
      });
      listeners.add(look);
      look();
    });
  const published = async (uri: string, version: number, from: number): Promise<PlainDiagnostic[]> => {
    const { diagnostics } = await waitFor<Published>(
      'textDocument/publishDiagnostics',
      (params) => params.uri === uri && params.version === version,
      from,
    );
    return diagnostics;
  };

  const initialized = (await request('initialize', {
    processId: null,
    rootUri: null,
    capabilities: setup.capabilities ?? fullCapabilities,
    ...(setup.clientCommands === undefined
      ? {}
      : { initializationOptions: { clientCommands: setup.clientCommands } }),
  })) as InitializeResult;
  notify('initialized', {});

  return {
    connection,
    initialized,
    received,
    sendRaw: (bytes) => toServer.write(bytes),
    request,
    notify,
    async open(uri, text, languageId = 'log') {
      const from = received.length;
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
      return await published(uri, 1, from);
    },
    async change(uri, version, text) {
      const from = received.length;
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
      return await published(uri, version, from);
    },
    close: (uri) => notify('textDocument/didClose', { textDocument: { uri } }),
    waitFor,
    stop() {
      connection.dispose();
      server.dispose();
      // The streams stay: the server may be about to say something, and a stream that has ended would throw.
    },
  };
}
