import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { startAwakeTimer } from '../../../host/src/node/awake-timer.ts';
import { assertHarmlessMarkdown } from '../../support/assert-harmless.ts';
import type { RunningServer } from '../../support/running-server.ts';
import type { Request } from './session.ts';

/** After this time a request counts as forgotten, in milliseconds by the clock: many times what a busy machine needs. */
const FORGOTTEN = 180_000;

/** A request is answered, with nothing in it that does harm; one that is taken back may be refused. */
export async function ask(server: RunningServer, { method, params, cancel }: Request): Promise<void> {
  const source = new CancellationTokenSource();
  let cancelWatch: (() => void) | undefined;
  const forgotten = new Promise<never>((_, reject) => {
    cancelWatch = startAwakeTimer(FORGOTTEN, () =>
      reject(new Error(`${method} was not answered in ${FORGOTTEN / 1000} s.`)),
    );
  });
  try {
    const answer = server.connection.sendRequest(method, params, source.token);
    if (cancel) source.cancel();
    assertHarmlessAnswer(await Promise.race([answer, forgotten]));
  } catch (error) {
    const isCancelled =
      error instanceof Error && 'code' in error && error.code === LSPErrorCodes.RequestCancelled;
    if (!cancel || !isCancelled) throw error;
  } finally {
    cancelWatch?.();
  }
}

/** Markdown anywhere in an answer, by the names of its fields: links run our own commands or lead to pages of references. */
function assertHarmlessAnswer(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return;
  for (const [name, value] of Object.entries(answer)) {
    const isMarkdown =
      name === 'markdown' ||
      name === 'tooltip' ||
      (name === 'value' && 'kind' in answer && answer.kind === 'markdown');
    if (isMarkdown && typeof value === 'string') assertHarmlessMarkdown(value, isOurCommand);
    assertHarmlessAnswer(value);
  }
}

/** A name of ours, and an argument in which nothing can end the link. */
function isOurCommand(link: string): boolean {
  return /^command:iplogLens\.\w+(?:\?[\w%.!~*-]*)?$/.test(link);
}
