import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServerInfo } from '#protocol';
import { ourCommands, type Published, startRunningServer } from '../../support/running-server.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { examples, logNames, logs, tokens } from '../material.ts';
import { mutateText } from '../mutate.ts';
import type { Random } from '../random.ts';

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Session {
  readonly uri: string;
  readonly text: string;
  readonly steps: readonly (
    | { readonly edit: { readonly start: Place; readonly end: Place } | null; readonly text: string }
    | { readonly method: string; readonly params: unknown }
  )[];
}

const requests = [
  'textDocument/hover',
  'textDocument/codeAction',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/documentLink',
  'textDocument/semanticTokens/full',
  'textDocument/semanticTokens/range',
  'iplogLens/detectKind',
  'iplogLens/explainFinding',
  'iplogLens/remediate',
  'iplogLens/serverInfo',
];

/** Requests and edits in any order: every one is answered, none fails, and what is known in the end is what a fresh look finds. */
export const languageServer: FuzzTarget = {
  name: 'language-server',
  make(random) {
    const session: Session = {
      uri: `file:///case/${encodeURIComponent(random.pick(logNames))}`,
      text: mutateText(random, random.pick(logs()).slice(0, 3000), examples()).slice(0, 20_000),
      steps: random.several(1, 15, () =>
        random.once(2)
          ? {
              edit: random.once(10) ? null : { start: makePlace(random), end: makePlace(random) },
              text: random.pick([...tokens, '', '\n', random.pick(examples())]),
            }
          : { method: random.pick(requests), params: makeParams(random) },
      ),
    };
    return new TextEncoder().encode(JSON.stringify(session));
  },
  async check(input) {
    const { uri, text, steps } = JSON.parse(new TextDecoder().decode(input)) as Session;
    const server = await startRunningServer({ clientCommands: ourCommands });
    try {
      await server.open(uri, text);
      const mirror = TextDocument.create(uri, 'log', 1, text);
      let version = 1;
      const answers: Promise<unknown>[] = [];
      for (const step of steps) {
        if ('method' in step) {
          answers.push(server.request(step.method, withUri(step.params, uri)));
          continue;
        }
        const change = step.edit === null ? { text: step.text } : { range: step.edit, text: step.text };
        version++;
        server.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
        TextDocument.update(mirror, [change], version);
      }
      await Promise.all(answers);
      const { failures } = (await server.request('iplogLens/serverInfo', {})) as ServerInfo;
      assert.deepEqual(failures, {});
      const known =
        version === 1
          ? undefined
          : await server.waitFor<Published>(
              'textDocument/publishDiagnostics',
              (one) => one.version === version,
            );
      server.close(uri);
      const fresh = await server.open(uri, mirror.getText());
      if (known !== undefined) assert.deepEqual(known.diagnostics, fresh, 'edits change what is found');
    } finally {
      server.stop();
    }
  },
};

function makePlace(random: Random): Place {
  return {
    line: random.pick([0, 1, 2, 5, 20, random.below(100), 1e6]),
    character: random.pick([0, 1, random.below(300), 1e6]),
  };
}

function makeParams(random: Random): object {
  const start = makePlace(random);
  return {
    position: start,
    range: { start, end: makePlace(random) },
    context: { diagnostics: [] },
    finding: { signatureId: random.pick(['MDI1010', 'MDI1020', 'AIP2001', 'x']), line: start.line },
    form: random.pick(['page', 'report']),
    format: random.pick(['plain', 'snippet']),
    uses: random.several(0, 2, () => ({
      remediationId: random.pick(['Get-GmsaPasswordReader', 'Grant-GmsaPasswordReader', 'x']),
      signatureId: 'MDI1010',
      values: { account: random.pick(tokens), domain: random.pick(tokens) },
      provenance: { source: random.pick(tokens), line: 1 },
    })),
    text: random.pick(examples()),
  };
}

function withUri(params: unknown, uri: string): unknown {
  const given = params as { finding: object };
  return { ...given, uri, textDocument: { uri }, finding: { ...given.finding, uri } };
}
