import { createCatalog } from '#engine';
import { type ParsedKnowledge, readCmdlets, readCodes, readStatusFields } from './build-catalog.ts';
import { agedAdvicePage } from './reference/aged-advice-page.ts';
import { cmdletIndexPage, cmdletPages } from './reference/cmdlet-pages.ts';
import { codePage } from './reference/code-page.ts';
import { errorPage } from './reference/error-page.ts';
import { indexPage } from './reference/index-page.ts';
import { createReferenceSource } from './reference/reference-source.ts';
import { symptomPage } from './reference/symptom-page.ts';

/** The folder of the generated reference; whatever else lies in it is stale. */
export const referenceFolder = 'docs/errors';

/** Pages that lead to the errors, with the words of the link. */
const ways: readonly (readonly [file: string, what: string])[] = [
  ['symptoms.md', 'by symptom: exceptions, titles, alerts, messages'],
  ['codes.md', 'by code: HRESULT, installer, sockets, sign-in, events'],
  ['cmdlets.md', 'cmdlets old and new'],
  ['aged-advice.md', 'aged advice: what older guides say and does not hold any more'],
];

/**
 * The pages by their paths below the root. Works from the parsed files and does not check them together, which takes
 * most of the time of a build and is done by the tests.
 */
export function generateReference(root: string, knowledge: ParsedKnowledge): ReadonlyMap<string, string> {
  const { kinds, remediations, entries, files } = knowledge;
  const signatures = entries.map(({ signature }) => signature);
  const codes = readCodes(root);
  const { fields: statusFields } = readStatusFields(root);
  const { cmdlets } = readCmdlets(root);
  const catalog = createCatalog({
    hash: '',
    signatures,
    remediations,
    kinds,
    codes,
    statusFields,
    cmdlets,
  });
  const source = createReferenceSource(catalog, files);
  const pages: [name: string, text: string][] = [
    ['README.md', indexPage(source, ways)],
    ['symptoms.md', symptomPage(source)],
    ['codes.md', codePage(source)],
    ['aged-advice.md', agedAdvicePage(source)],
    ['cmdlets.md', cmdletIndexPage(source)],
    ...cmdletPages(source),
    ...source.signatures.map((signature): [string, string] => [
      `${signature.id}.md`,
      errorPage(source, signature),
    ]),
  ];
  return new Map(pages.map(([name, text]) => [`${referenceFolder}/${name}`, text]));
}
