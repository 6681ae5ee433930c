import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServerInfo } from '#protocol';
import {
  ourCommands,
  type Published,
  type RunningServer,
  type ServerSetup,
  startRunningServer,
} from '../../support/running-server.ts';
import { whenIdle } from '../cost.ts';
import { ask } from './ask.ts';
import { compareWithFresh } from './compare-with-fresh.ts';
import type { Pace } from './pace.ts';
import { type Edit, mirrorsOf, type Session } from './session.ts';

/**
 * Plays a session against a server of its own: each request is answered, none fails, and what is known in the end is
 * what a new server finds that sees only the end.
 */
export async function playSession(
  session: Session,
  onMessage: (method: string) => void,
  pace: Pace,
): Promise<void> {
  const setup: ServerSetup & { settings: unknown } = {
    clientCommands: ourCommands,
    settings: session.settings,
    onMessage,
  };
  const mirrors = mirrorsOf(session);
  const followed = new Set<string>();
  const starting = startRunningServer(setup);
  await pace.step('initialize', async () => void (await starting));
  const server = await starting;
  try {
    for (const { uri, languageId, text } of session.documents) {
      const textDocument = { uri, languageId, version: 1, text };
      await pace.step('textDocument/didOpen', () => server.notify('textDocument/didOpen', { textDocument }));
    }
    for (const step of session.steps) {
      if ('settings' in step) {
        setup.settings = step.settings;
        const name = 'workspace/didChangeConfiguration';
        await pace.step(name, () => server.notify(name, { settings: null }));
      } else if ('edit' in step) {
        await pace.step('textDocument/didChange', () => change(server, mirrors, step));
      } else {
        if (step.method === 'iplogLens/follow' && 'uri' in step.params) followed.add(String(step.params.uri));
        await pace.step(step.method, async () => await ask(server, step));
      }
    }
    await pace.answers();
    // Whatever came before, this text is scanned with the settings of now.
    for (const [edit, mirror] of mirrors.entries()) {
      const text = `${mirror.getText()}\n`;
      await pace.step('textDocument/didChange', () => change(server, mirrors, { edit, range: null, text }));
    }
    const judged = mirrors.filter(({ languageId }) => languageId !== 'yaml');
    // A script is not looked at where the checks are switched off; what is known of it is compared all the same.
    const logs = judged.filter(({ languageId }) => languageId !== 'powershell');
    await Promise.all(logs.map(async (log) => await waitForMarks(server, log)));
    // What nobody waits for may fail and cost as well.
    await whenIdle();
    const { failures } = (await server.request('iplogLens/serverInfo', {})) as ServerInfo;
    assert.deepEqual(failures, {});
    await compareWithFresh(server, setup, judged);
  } finally {
    for (const uri of followed) await server.request('iplogLens/follow', { uri, follow: false });
    server.stop();
  }
}

function change(server: RunningServer, mirrors: readonly TextDocument[], { edit, range, text }: Edit): void {
  const mirror = mirrors[edit];
  if (mirror === undefined) return;
  const version = mirror.version + 1;
  const contentChange = range === null ? { text } : { range, text };
  const textDocument = { uri: mirror.uri, version };
  server.notify('textDocument/didChange', { textDocument, contentChanges: [contentChange] });
  TextDocument.update(mirror, [contentChange], version);
}

async function waitForMarks(server: RunningServer, { uri, version }: TextDocument): Promise<void> {
  await server.waitFor<Published>(
    'textDocument/publishDiagnostics',
    (one) => one.uri === uri && one.version === version,
  );
}
