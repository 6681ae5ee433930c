import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol';
import type { FindingsParams, ServerInfo } from '#protocol';
import { assertHarmlessMarkdown } from '../../support/assert-harmless.ts';
import { caseFolder, casePath, caseUris, inCaseFolder, makeCaseFolder } from '../../support/case-folder.ts';
import { requestMaterial } from '../../support/request-material.ts';
import {
  ourCommands,
  type Published,
  type RunningServer,
  type ServerSetup,
  startRunningServer,
} from '../../support/running-server.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { examples, logNames, logs, scripts, signatureFiles, statusTexts, tokens } from '../material.ts';
import { mutateText } from '../mutate.ts';
import type { Random } from '../random.ts';

interface Place {
  readonly line: number;
  readonly character: number;
}

interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}

interface Edit {
  /** Number of the document. */
  readonly edit: number;
  /** Null for the whole text. */
  readonly range: { readonly start: Place; readonly end: Place } | null;
  readonly text: string;
}

interface Request {
  readonly method: string;
  readonly params: object;
  /** Taken back at once. */
  readonly cancel: boolean;
}

type Step = Edit | Request | { readonly settings: unknown };

/** How long two servers may differ, in milliseconds. */
const PATIENCE = 5000;

/** All of one case; uris in it name the folder of the case by a sign. */
interface Session {
  readonly settings: unknown;
  readonly documents: readonly OpenDocument[];
  readonly steps: readonly Step[];
}

/**
 * Every request that there is, edits, changed settings and cancelled requests in any order: each request is answered, none
 * fails, and what is known in the end is what a new server finds that sees only the end.
 */
export const languageServer: FuzzTarget = {
  name: 'language-server',
  share: 4,
  // Two servers that each read the knowledge and a folder of signatures, and up to twenty requests.
  limit: 5000,
  make(random) {
    const documents = makeDocuments(random);
    const world = { random, open: documents.map(({ uri }) => uri), texts: examples() };
    const session: Session = {
      settings: makeSettings(random),
      documents,
      steps: random.several(1, 20, (): Step => {
        if (random.once(12)) return { settings: makeSettings(random) };
        if (random.once(2)) return makeEdit(random, documents);
        const [method, make] = random.pick(Object.entries(requestMaterial));
        return { method, params: make(world), cancel: random.once(6) };
      }),
    };
    return new TextEncoder().encode(JSON.stringify(session));
  },
  async check(input) {
    const text = inCaseFolder(new TextDecoder().decode(input), makeCaseFolder());
    const { settings, documents, steps } = JSON.parse(text) as Session;
    const setup: { clientCommands: typeof ourCommands; settings: unknown } = {
      clientCommands: ourCommands,
      settings,
    };
    const server = await startRunningServer(setup);
    const followed = new Set<string>();
    try {
      const mirrors = documents.map((one) => TextDocument.create(one.uri, one.languageId, 1, one.text));
      for (const { uri, languageId, text } of documents)
        server.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
      const answers: Promise<void>[] = [];
      for (const step of steps) {
        if ('settings' in step) {
          setup.settings = step.settings;
          server.notify('workspace/didChangeConfiguration', { settings: null });
        } else if ('edit' in step) change(server, mirrors, step);
        else {
          if (step.method === 'iplogLens/follow' && 'uri' in step.params)
            followed.add(String(step.params.uri));
          answers.push(ask(server, step));
        }
      }
      await Promise.all(answers);
      // Whatever came before, this text is scanned with the settings of now.
      for (const [edit, mirror] of mirrors.entries())
        change(server, mirrors, { edit, range: null, text: `${mirror.getText()}\n` });
      const judged = mirrors.filter(({ languageId }) => languageId !== 'yaml');
      // A script is not looked at where the checks are switched off; what is known of it is compared all the same.
      const logs = judged.filter(({ languageId }) => languageId !== 'powershell');
      await Promise.all(logs.map(async (log) => await waitForMarks(server, log)));
      const { failures } = (await server.request('iplogLens/serverInfo', {})) as ServerInfo;
      assert.deepEqual(failures, {});
      await compareWithFresh(server, setup, judged);
    } finally {
      for (const uri of followed) await server.request('iplogLens/follow', { uri, follow: false });
      server.stop();
    }
  },
};

/** Documents are known by their uri, so each has one. */
function makeDocuments(random: Random): OpenDocument[] {
  const made = random.several(1, 3, () => makeDocument(random));
  return made.filter(({ uri }, i) => made.findIndex((other) => other.uri === uri) === i);
}

function makeDocument(random: Random): OpenDocument {
  const name = encodeURIComponent(random.pick(logNames));
  const excerpt = { source: caseUris[1], firstLine: 2, endLine: 30 };
  const [uri, languageId, texts] = random.pick<readonly [string, string, readonly string[]]>([
    [`file:///case/${name}`, 'log', logs()],
    [`file:///other/${name}`, 'log', logs()],
    [`${caseFolder}/DC01/${name}`, 'log', logs()],
    [`iplog-zip:${caseFolder}/case.zip!/Logs/${name}`, 'log', logs()],
    [`iplog-excerpt:/x?${encodeURIComponent(JSON.stringify(excerpt))}`, 'log', logs()],
    ['untitled:Untitled-1', 'scanner-status', statusTexts().any],
    ['file:///case/Mend.ps1', 'powershell', scripts()],
    [`${caseFolder}/signatures/CONTOSO-001.yaml`, 'yaml', signatureFiles()],
  ]);
  const text = mutateText(random, random.pick(texts).slice(0, 3000), examples()).slice(0, 20_000);
  return { uri, languageId, text };
}

function makeEdit(random: Random, documents: readonly OpenDocument[]): Edit {
  const edit = random.below(documents.length);
  const lines = documents[edit]?.text.split('\n').length ?? 1;
  const place = (): Place => ({
    line: random.pick([0, lines - 1, random.below(lines), random.below(lines), 1e6]),
    character: random.pick([0, 1, random.below(300), 1e6]),
  });
  return {
    edit,
    range: random.once(10) ? null : { start: place(), end: place() },
    text: random.pick([...tokens, '', '\n', '\ud83d', '\ude00', random.pick(examples())]),
  };
}

/** Settings as somebody may write them, at times with values of another type. */
function makeSettings(random: Random): unknown {
  const number = (): unknown => random.pick([1, 3, 50, 1000, 0, -1, 1e9, 1.5, '7', null]);
  return random.pick<unknown>([
    null,
    {},
    [],
    'x',
    { limits: null, userSignatures: 7, powershell: [] },
    { limits: { occurrencesPerFinding: number(), diagnosticsPerFile: number() } },
    { powershell: { enabled: random.once(2) } },
    {
      userSignatures: {
        folder: random.pick([`${casePath}/signatures`, `${casePath}/gone`, '[x](command:y)', '\0']),
      },
    },
  ]);
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

/** A request is answered; one that is taken back may be refused. */
async function ask(server: RunningServer, { method, params, cancel }: Request): Promise<void> {
  const source = new CancellationTokenSource();
  try {
    const answer = server.connection.sendRequest(method, params, source.token);
    if (cancel) source.cancel();
    assertHarmlessAnswer(await answer);
  } catch (error) {
    const isCancelled =
      error instanceof Error && 'code' in error && error.code === LSPErrorCodes.RequestCancelled;
    if (!cancel || !isCancelled) throw error;
  }
}

async function waitForMarks(server: RunningServer, { uri, version }: TextDocument): Promise<void> {
  await server.waitFor<Published>(
    'textDocument/publishDiagnostics',
    (one) => one.uri === uri && one.version === version,
  );
}

/** What one server knows of each document in the end, another knows that was started for the end. */
async function compareWithFresh(
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
