import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Where a failure of a handler is told. */
export interface FailureLog {
  error(message: string): void;
}

/**
 * Runs every handler: whatever a document or a client makes it do, the answer is the harmless value, the failure is
 * logged and counted, and the server lives on.
 */
export class Guard {
  readonly #log: FailureLog;
  readonly #failures: Record<string, number> = {};

  constructor(log: FailureLog) {
    this.#log = log;
  }

  /** Failures since the start, by method. */
  get failures(): Readonly<Record<string, number>> {
    return this.#failures;
  }

  /** A request handler that answers `fallback` when it fails, and says so when it was cancelled. */
  request<Params, Result>(
    method: string,
    fallback: Result,
    handle: (params: Params, token: CancellationToken) => Result | Promise<Result>,
  ): (params: Params, token: CancellationToken) => Promise<Result | ResponseError> {
    return async (params, token) => {
      if (token.isCancellationRequested) return cancelled();
      try {
        return await handle(params, token);
      } catch (error) {
        if (token.isCancellationRequested) return cancelled();
        this.#fail(method, error);
        return fallback;
      }
    };
  }

  /** Work that nobody waits for: a notification, a scan after a change. */
  run(method: string, work: () => void | Promise<void>): void {
    const settle = async (): Promise<void> => {
      try {
        await work();
      } catch (error) {
        this.#fail(method, error);
      }
    };
    void settle();
  }

  #fail(method: string, error: unknown): void {
    this.#failures[method] = (this.#failures[method] ?? 0) + 1;
    try {
      this.#log.error(`${method} failed: ${describe(error)}`);
    } catch {
      // The client is gone, and nobody is left to be told.
    }
  }
}

/** What failed and where. The message is left out: it may quote the log, and this channel goes into tickets. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s{4}at /.test(line));
  return [error.name, ...frames].join('\n');
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}
