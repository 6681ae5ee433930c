import * as vscode from 'vscode';
import {
  type ErrorHandler,
  type LanguageClientOptions,
  type ServerOptions,
  CloseAction,
  ErrorAction,
  LanguageClient,
  ProgressType,
  RevealOutputChannelOn,
  State,
  TransportKind,
  WorkDoneProgress,
} from 'vscode-languageclient/node';
import {
  type ClientRequests,
  type CommandId,
  type FoundPlaces,
  type InitializationOptions,
  type ServerNotifications,
  languageIds,
} from '#protocol';
import { CrashCount } from './crash-count.ts';
import { scriptLanguage } from './script-interest.ts';
import { withoutTexts } from './without-texts.ts';

export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';

const stateNames: Readonly<Record<State, ServerState>> = {
  [State.Running]: 'running',
  [State.Starting]: 'starting',
  [State.StartFailed]: 'failed',
  [State.Stopped]: 'stopped',
};

/** The only commands that may stand in a hover card or a code action: they read, or insert text that the server quoted. */
export const linkCommands = [
  'iplogLens.copyFinding',
  'iplogLens.explainFinding',
  'iplogLens.insertRemediation',
  'iplogLens.showNodeFindings',
] as const satisfies readonly CommandId[];

/** The server ended though nobody asked it to. */
export interface Crash {
  /** False where it ended too often to be started again by itself. */
  readonly restarts: boolean;
  /** True where a scan broke off, which tells of it itself. */
  readonly brokeScan: boolean;
}

/** How often a message may fail to travel in a row before the connection counts as lost. */
const MOST_ERRORS = 3;

/**
 * The language server: started when first needed, restarted one restart at a time, also when it ended by itself. After
 * too many of those ends it stays away until a person restarts it.
 */
export class LanguageServer implements vscode.Disposable {
  readonly #client: LanguageClient;
  readonly #output: vscode.LogOutputChannel;
  readonly #stateChanged = new vscode.EventEmitter<ServerState>();
  readonly #crashed = new vscode.EventEmitter<Crash>();
  readonly #crashes = new CrashCount(() => performance.now());
  /** Starts and stops happen in the order in which they were asked for, never at the same time. */
  #queue: Promise<void> = Promise.resolve();
  #queuedRestart: Promise<void> | undefined;
  #startMilliseconds: number | undefined;
  #scans = 0;
  #brokeScan = false;
  /** The server is gone, and the library is about to say so by its state. */
  #hasEnded = false;
  #gaveUp = false;
  #disposed = false;

  constructor(extension: vscode.ExtensionContext, output: vscode.LogOutputChannel) {
    this.#output = output;
    this.#client = new LanguageClient('iplogLens', 'IPLog Lens', serverOptions(extension), {
      ...clientOptions(output),
      errorHandler: this.#errorHandler(),
    });
    this.#client.onDidChangeState(({ newState }) => {
      this.#stateChanged.fire(this.state);
      if (this.#hasEnded && (newState === State.Stopped || newState === State.StartFailed)) this.#recover();
    });
  }

  readonly onDidChangeState = this.#stateChanged.event;
  readonly onDidCrash = this.#crashed.event;

  get state(): ServerState {
    return this.#gaveUp ? 'failed' : stateNames[this.#client.state];
  }

  /** How long the last start took, from the call to the answer of `initialize`. */
  get startMilliseconds(): number | undefined {
    return this.#startMilliseconds;
  }

  /** Starts the server unless it runs. Rejects when it can not be started, or ended too often. */
  async start(): Promise<void> {
    if (this.#client.isRunning()) return;
    if (this.#gaveUp) throw new Error('The language server ended too often; it has to be restarted by hand.');
    await this.#enqueue(async () => await this.#startNow());
  }

  /** Stops and starts it; a second call while one is waiting joins that one. */
  async restart(): Promise<void> {
    this.#queuedRestart ??= this.#enqueue(async () => {
      this.#queuedRestart = undefined;
      this.#gaveUp = false;
      this.#crashes.forgive();
      if (this.#client.isRunning()) await this.#client.stop();
      await this.#startNow();
    });
    await this.#queuedRestart;
  }

  async request<Method extends keyof ClientRequests>(
    method: Method,
    params: ClientRequests[Method]['params'],
    token?: vscode.CancellationToken,
  ): Promise<ClientRequests[Method]['result']> {
    await this.start();
    const isScan = method === 'iplogLens/scan';
    if (isScan) this.#scans++;
    try {
      // An undefined token would travel as a second parameter.
      return token === undefined
        ? await this.#client.sendRequest(method, params)
        : await this.#client.sendRequest(method, params, token);
    } finally {
      if (isScan) this.#scans--;
    }
  }

  onNotification<Method extends keyof ServerNotifications>(
    method: Method,
    handle: (params: ServerNotifications[Method]) => void,
  ): vscode.Disposable {
    return this.#client.onNotification(method, handle);
  }

  /** The settings say something else than before, though no setting was changed: the workspace is trusted now. */
  async settingsChanged(): Promise<void> {
    if (this.#client.isRunning()) {
      await this.#client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    }
  }

  /** Progress of a request that carries `workDoneToken`. */
  onProgress(
    workDoneToken: string,
    handle: (message: string | undefined, percentage: number | undefined) => void,
  ) {
    return this.#client.onProgress(WorkDoneProgress.type, workDoneToken, (progress) => {
      if (progress.kind !== 'end') handle(progress.message, progress.percentage);
    });
  }

  /** What a search with this `partialResultToken` finds, while it runs. */
  onFoundPlaces(partialResultToken: string, handle: (found: FoundPlaces) => void): vscode.Disposable {
    return this.#client.onProgress(new ProgressType<FoundPlaces>(), partialResultToken, handle);
  }

  dispose(): void {
    this.#disposed = true;
    this.#stateChanged.dispose();
    this.#crashed.dispose();
    void this.#enqueue(async () => await this.#client.dispose()).catch(() => {});
  }

  /** The library would start it again on its own, beside our queue, and tell of it in words of its own. */
  #errorHandler(): ErrorHandler {
    return {
      error: (_error, _message, count = 1) => ({
        action: count <= MOST_ERRORS ? ErrorAction.Continue : ErrorAction.Shutdown,
        handled: true,
      }),
      closed: () => {
        this.#hasEnded = true;
        this.#brokeScan ||= this.#scans > 0;
        return {
          action: CloseAction.DoNotRestart,
          handled: true,
          message: 'The language server ended unexpectedly.',
        };
      },
    };
  }

  #recover(): void {
    this.#hasEnded = false;
    if (this.#disposed) return;
    const restarts = this.#crashes.mayRestart();
    this.#gaveUp = !restarts;
    const brokeScan = this.#brokeScan;
    this.#brokeScan = false;
    // What could not be started is in the output already.
    if (restarts) void this.#enqueue(async () => await this.#startNow()).catch(() => {});
    else this.#stateChanged.fire(this.state);
    this.#crashed.fire({ restarts, brokeScan });
  }

  async #startNow(): Promise<void> {
    if (this.#disposed || this.#gaveUp || this.#client.isRunning()) return;
    const before = performance.now();
    try {
      await this.#client.start();
      this.#startMilliseconds = Math.round(performance.now() - before);
      this.#output.info(`Language server started in ${this.#startMilliseconds} ms.`);
    } finally {
      if (!this.#disposed) this.#stateChanged.fire(this.state);
    }
  }

  async #enqueue(task: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(task);
    this.#queue = done.catch(() => {});
    await done;
  }
}

function serverOptions(extension: vscode.ExtensionContext): ServerOptions {
  const module = extension.asAbsolutePath('dist/server.cjs');
  const run = { module, transport: TransportKind.ipc };
  // The port of the launch configuration "Extension and server".
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } };
}

function clientOptions(output: vscode.LogOutputChannel): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { clientCommands: linkCommands };
  return {
    documentSelector: [...languageIds, scriptLanguage].map((language) => ({ language })),
    diagnosticCollectionName: 'iplog-lens',
    initializationOptions,
    outputChannel: output,
    traceOutputChannel: withoutTextsIn(output),
    // What goes wrong is said by the view and the language status, where the reader looks.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    markdown: { isTrusted: { enabledCommands: linkCommands }, supportHtml: false },
    middleware: {
      workspace: {
        configuration: async (params, token, next) => {
          const answers = await next(params, token);
          if (!Array.isArray(answers) || vscode.workspace.isTrusted) return answers;
          return answers.map((section: unknown) => withoutFolder(section));
        },
      },
    },
  };
}

/** The same channel, in which a trace tells what was sent and no text of it. */
function withoutTextsIn(output: vscode.LogOutputChannel): vscode.LogOutputChannel {
  return new Proxy(output, {
    get: (channel, name) => {
      if (name === 'trace') return (message: string) => channel.trace(withoutTexts(message));
      const value: unknown = Reflect.get(channel, name);
      return typeof value === 'function' ? value.bind(channel) : value;
    },
  });
}

/** Signatures of a folder are not read in a workspace that is not trusted, whoever named the folder. */
function withoutFolder(section: unknown): unknown {
  return typeof section === 'object' && section !== null && 'userSignatures' in section
    ? { ...section, userSignatures: { folder: '' } }
    : section;
}
