import { hostileValues } from '../server/hostile-values.ts';
import { statusText } from '../server/status-texts.ts';
import type { Random } from '../fuzz/random.ts';
import { caseUris } from './case-folder.ts';

/** What a random request is made of. */
export interface RequestWorld {
  readonly random: Random;
  /** Uris of documents that are open. */
  readonly open: readonly string[];
  /** Texts to ask about. */
  readonly texts: readonly string[];
}

/**
 * Every request that the server answers, with parameters of the right shape and any content. A test holds this list to
 * what the server has handlers for, so that a new request is one that random input reaches.
 */
export const requestMaterial: Readonly<Record<string, (world: RequestWorld) => object>> = {
  'textDocument/hover': (world) => ({ ...document(world), position: place(world) }),
  'textDocument/codeAction': (world) => ({
    ...document(world),
    range: range(world),
    context: { diagnostics: [] },
  }),
  'textDocument/documentSymbol': document,
  'textDocument/foldingRange': document,
  'textDocument/documentLink': document,
  'textDocument/semanticTokens/full': document,
  'textDocument/semanticTokens/range': (world) => ({ ...document(world), range: range(world) }),
  'textDocument/willSaveWaitUntil': (world) => ({ ...document(world), reason: 1 }),
  'iplogLens/clearScan': () => ({}),
  'iplogLens/closeLargeFile': (world) => ({ uri: anyUri(world) }),
  'iplogLens/detectKind': (world) => ({ uri: anyUri(world), text: text(world) }),
  'iplogLens/draftSignature': (world) => ({ uri: anyUri(world), range: range(world) }),
  'iplogLens/explainFinding': (world) => ({
    finding: world.random.pick([
      { signatureId: signatureId(world) },
      { signatureId: signatureId(world), uri: anyUri(world), line: place(world).line },
    ]),
    form: world.random.pick(['page', 'card', 'report']),
  }),
  'iplogLens/explainSilence': (world) => ({
    uri: anyUri(world),
    line: place(world).line,
    signatureId: signatureId(world),
  }),
  'iplogLens/explainText': (world) => ({ text: text(world) }),
  'iplogLens/findExcerpt': (world) => ({
    uri: anyUri(world),
    aim: world.random.pick([
      { line: place(world).line },
      { time: world.random.pick(['2026-03-14 09:26', '2026', '', 'x', '9999-99-99 99:99:99']) },
      { nextTo: excerpt(world) },
      { before: excerpt(world) },
    ]),
  }),
  'iplogLens/follow': (world) => ({ uri: anyUri(world), follow: world.random.once(2) }),
  'iplogLens/listFolder': (world) => ({ uri: anyUri(world) }),
  'iplogLens/nameNodes': (world) => ({ uris: world.random.several(0, 6, () => anyUri(world)) }),
  'iplogLens/openBundle': (world) => ({ uri: anyUri(world) }),
  'iplogLens/openLargeFile': (world) => ({ uri: anyUri(world) }),
  'iplogLens/readEntry': (world) => ({ uri: anyUri(world) }),
  'iplogLens/readExcerpt': (world) => ({
    uri: `iplog-excerpt:/x?${encodeURIComponent(JSON.stringify(excerpt(world)))}`,
  }),
  'iplogLens/remediate': (world) => ({
    uses: world.random.several(0, 3, () => ({
      remediationId: world.random.pick([
        'Get-GmsaPasswordReader',
        'Grant-GmsaPasswordReader',
        '__proto__',
        'x',
      ]),
      signatureId: signatureId(world),
      values: { account: value(world), domain: value(world), ['__proto__']: value(world) },
      provenance: { source: value(world), line: place(world).line },
    })),
    format: world.random.pick(['plain', 'snippet']),
  }),
  'iplogLens/report': (world) => ({
    format: world.random.pick(['markdown', 'html', 'sarif', 'json']),
    links: world.random.once(2),
    ...(world.random.once(3) ? { output: anyUri(world) } : {}),
  }),
  'iplogLens/scan': (world) => ({
    uris: world.random.several(0, 3, () => anyUri(world)),
    ...(world.random.once(2) ? { workDoneToken: 'scan' } : {}),
  }),
  'iplogLens/search': (world) => ({
    uris: world.random.several(0, 3, () => anyUri(world)),
    query: {
      text: world.random.pick(['Failed', 'e', '', '[', '(?<=x)', '\\', value(world)]),
      isRegex: world.random.once(2),
      matchCase: world.random.once(2),
    },
    ...(world.random.once(2) ? { partialResultToken: 'places', workDoneToken: 'search' } : {}),
  }),
  'iplogLens/serverInfo': () => ({}),
  'iplogLens/statEntry': (world) => ({ uri: anyUri(world) }),
  'iplogLens/status': (world) => ({
    sources: world.random.several(0, 4, () => ({
      uri: anyUri(world),
      ...(world.random.once(2) ? { text: world.random.pick([statusText(), text(world)]) } : {}),
    })),
  }),
  'iplogLens/statusTable': (world) => ({ row: statusRow(world, 3) }),
};

function document(world: RequestWorld): { textDocument: { uri: string } } {
  return { textDocument: { uri: anyUri(world) } };
}

/** Mostly a document that is open, or something of the case; at times an address that means nothing. */
function anyUri({ random, open }: RequestWorld): string {
  if (random.once(12))
    return random.pick([
      '',
      ':',
      'file:///gone/x.log',
      'file://evil.test/share/x.log',
      'untitled:x',
      'iplog-zip:/gone.zip',
      'x%',
    ]);
  return random.pick(random.once(2) ? open : caseUris);
}

function place({ random }: RequestWorld): { line: number; character: number } {
  return {
    line: random.pick([0, 1, 2, 5, 20, random.below(100), 1e6]),
    character: random.pick([0, 1, random.below(300), 1e6]),
  };
}

function range(world: RequestWorld): object {
  return { start: place(world), end: place(world) };
}

function excerpt(world: RequestWorld): object {
  const firstLine = place(world).line;
  return { source: anyUri(world), firstLine, endLine: firstLine + place(world).line };
}

function signatureId({ random }: RequestWorld): string {
  return random.pick(['MDI1010', 'MDI1020', 'AIP2001', 'AIP1004', 'SEC1001', 'PS1001', '__proto__', 'x', '']);
}

function value({ random }: RequestWorld): string {
  return random.pick(hostileValues);
}

function text({ random, texts }: RequestWorld): string {
  return random.pick(texts);
}

/** A row as the view sends it back. */
function statusRow(world: RequestWorld, depth: number): object {
  const { random } = world;
  return {
    id: value(world),
    kind: random.pick(['cluster', 'snapshot', 'node', 'repository', 'field', 'more']),
    label: value(world),
    description: value(world),
    tooltip: '',
    attention: 0,
    ...(random.once(2) ? { value: value(world) } : {}),
    ...(depth > 0 ? { children: random.several(0, 4, () => statusRow(world, depth - 1)) } : {}),
  };
}
