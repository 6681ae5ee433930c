import { caseFolder, casePath, caseUris } from '../../support/case-folder.ts';
import { requestMaterial } from '../../support/request-material.ts';
import { examples, logNames, logs, scripts, signatureFiles, statusTexts, tokens } from '../material.ts';
import { mutateText } from '../mutate.ts';
import type { Random } from '../random.ts';
import type { Edit, OpenDocument, Place, Session, Step } from './session.ts';

/** A few documents, and up to twenty requests, edits and changes of settings in any order. */
export function makeSession(random: Random): Session {
  const documents = makeDocuments(random);
  const world = { random, open: documents.map(({ uri }) => uri), texts: examples() };
  return {
    settings: makeSettings(random),
    documents,
    steps: random.several(1, 20, (): Step => {
      if (random.once(12)) return { settings: makeSettings(random) };
      if (random.once(2)) return makeEdit(random, documents);
      const [method, make] = random.pick(Object.entries(requestMaterial));
      return { method, params: make(world), cancel: random.once(6) };
    }),
  };
}

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
