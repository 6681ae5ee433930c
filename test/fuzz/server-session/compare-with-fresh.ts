import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FindingsParams } from '#protocol';
import {
  type Published,
  type RunningServer,
  type ServerSetup,
  startRunningServer,
} from '../../support/running-server.ts';

/** How long two servers may differ, in milliseconds between looks, which a busy machine makes longer. */
const PATIENCE = 20_000;

/** What one server knows of each document in the end, another knows that was started for the end. */
export async function compareWithFresh(
  server: RunningServer,
  setup: ServerSetup,
  mirrors: readonly TextDocument[],
): Promise<void> {
  const fresh = await startRunningServer(setup);
  try {
    for (const mirror of mirrors) {
      const { uri, languageId } = mirror;
      await fresh.open(uri, mirror.getText(), languageId);
      // The twin of a log is read a moment later.
      for (
        let left = PATIENCE;
        left > 0 && !isDeepStrictEqual(known(server, uri), known(fresh, uri));
        left -= 20
      )
        await new Promise((resolve) => setTimeout(resolve, 20));
      assert.deepEqual(known(server, uri), known(fresh, uri), 'what was before changes what is found');
    }
  } finally {
    fresh.stop();
  }
}

/** The latest marks and findings of a document. */
function known({ received }: RunningServer, uri: string): unknown {
  const marks = received.findLast(
    ({ method, params }) => method === 'textDocument/publishDiagnostics' && (params as Published).uri === uri,
  );
  const told = received.findLast(({ method, params }) => {
    if (method !== 'iplogLens/findings') return false;
    const { origin, source } = params as FindingsParams;
    return source.uri === uri && (origin === 'document' || origin === 'excerpt');
  });
  return { marks: (marks?.params as Published | undefined)?.diagnostics, findings: told?.params };
}
