import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { explainText } from '#engine';
import { buildSnippets, readCommandSnippets } from '../../scripts/build-snippets.ts';
import { expandSnippet } from '../support/expand-snippet.ts';
import { getRealCatalog, root } from '../support/real-catalog.ts';
import { wordsOfCommand } from './seed-commands.ts';
import { readSeedItems, readSeedProse, seedFolder, type SeedItem } from './seed-documents.ts';

// Everything that the seed documents say of errors and commands is in the knowledge, or on a list with the reason.

/** Why something of a seed document is not in the knowledge as it stands there. */
interface Exemption {
  readonly document: string;
  /** Beginning of the line that is missing. */
  readonly text: string;
  readonly reason: string;
}

const listName = 'test/package/seed-coverage-reasons.yaml';

describe('the seed documents', () => {
  const items = readSeedItems();
  if (items === undefined) {
    it('are not here, so nothing was held against the knowledge', () => {
      console.log(`      not run: there is no folder ${path.relative(root, seedFolder)}`);
    });
    return;
  }
  const exemptions = parse(readFileSync(path.join(root, listName), 'utf8')) as readonly Exemption[];
  const isExempt = (document: string, piece: string): boolean =>
    exemptions.some((one) => one.document === document && piece.startsWith(one.text));

  it('are read: three of them, with errors, commands and sections', () => {
    assert.deepEqual([...new Set(items.map(({ document }) => document))], ['000', '001', '002']);
    for (const [kind, least] of [
      ['code block', 25],
      ['inline code', 30],
      ['error text', 10],
      ['cmdlet', 15],
      ['section', 45],
    ] as const) {
      const count = items.filter((item) => item.kind === kind).length;
      assert.ok(count >= least, `${count} of kind ${kind}`);
    }
  });

  for (const item of items) {
    const { document, line, kind, text } = item;
    it(`${document}:${line} ${kind}: ${shorten(text)}`, () => {
      const missing = findMissing(item).filter((piece) => !isExempt(document, piece));
      assert.deepEqual(
        missing,
        [],
        `not in any signature or remediation: add it to knowledge/, or to ${listName} with the reason`,
      );
    });
  }

  it('share no sentence with the knowledge: no ten words of their prose in a row', () => {
    const runs = new Set(readSeedProse().flatMap(runsOfTen));
    assert.ok(runs.size > 2000);
    const { signatures, remediations } = getRealCatalog();
    const own = [
      ...signatures.flatMap(({ title, meaning, steps, notes, causes }) => [
        title,
        meaning,
        ...steps,
        ...notes,
        ...causes.map((cause) => cause.text),
      ]),
      ...remediations.flatMap(({ title, description, verify }) => [title, description, verify]),
    ];
    assert.deepEqual(
      own.filter((text) => runsOfTen(text).some((run) => runs.has(run))),
      [],
      'say it in your own words',
    );
  });

  it('have sample secrets, and none of them is in a script', () => {
    const secrets = items.flatMap(({ text }) =>
      [...text.matchAll(/-(?:AppId|AppSecret|TenantId) "([^"]+)"/g)].map((m) => m[1] ?? ''),
    );
    assert.equal(secrets.length, 3);
    for (const { id, script } of getRealCatalog().remediations) {
      for (const secret of secrets) assert.ok(!script.includes(secret), `${id} holds a sample secret`);
    }
  });

  it('need every entry of the list of reasons, and each has its reason', () => {
    for (const exemption of exemptions) {
      const { document, text, reason } = exemption;
      assert.match(reason, /^\S.{10,200}$/, `${listName}: '${text}' has no reason of one line`);
      const isMeant = (item: SeedItem): boolean =>
        item.document === document && findMissing(item).some((piece) => piece.startsWith(text));
      assert.ok(
        items.some(isMeant),
        `${listName}: '${text}' is in the knowledge by now, or no longer in the seed; take it off the list`,
      );
    }
  });
});

function runsOfTen(text: string): string[] {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .split(/\s+/);
  return words.slice(9).map((_, i) => words.slice(i, i + 10).join(' '));
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 70)}...` : line;
}

/** The lines of an item that the knowledge does not account for. */
function findMissing({ document, kind, text }: SeedItem): string[] {
  if (kind === 'section') return isSectionKnown(document, text) ? [] : [text];
  if (isTextKnown(text)) return [];
  // Comments and rulers of a block say nothing of their own.
  const lines = text.split('\n').filter((line) => !/^#|^[\s-]+$/.test(line));
  return lines.filter((line) => !isTextKnown(line) && !isCommandKnown(line));
}

/** A signature names the section of the seed that it comes from. */
function isSectionKnown(document: string, title: string): boolean {
  return getRealCatalog().signatures.some(
    ({ seed }) => seed?.file.startsWith(document) === true && plain(seed.section) === plain(title),
  );
}

/** Some signature recognises the text, or says it in its own texts. */
function isTextKnown(text: string): boolean {
  const catalog = getRealCatalog();
  if (explainText(catalog, text).matches.some(({ by }) => by === 'text')) return true;
  return knownTexts().some((known) => known.includes(plain(text)));
}

/** One script or snippet has every cmdlet, program and parameter of the line; its values are its own. */
function isCommandKnown(line: string): boolean {
  const words = wordsOfCommand(line);
  if (words.length === 0) return false;
  return knownScripts().some((script) => words.every((word) => script.includes(word.toLowerCase())));
}

let scripts: readonly string[] | undefined;

/** All scripts and all snippets of commands, in lower case. */
function knownScripts(): readonly string[] {
  scripts ??= [
    ...getRealCatalog().remediations.map(({ script }) => script),
    ...[...buildSnippets([], readCommandSnippets(root)).values()].map(
      ({ body }) => expandSnippet(body.join('\n')).text,
    ),
  ].map((script) => script.toLowerCase());
  return scripts;
}

let texts: readonly string[] | undefined;

/** All that signatures say in words, and all scripts. */
function knownTexts(): readonly string[] {
  if (texts !== undefined) return texts;
  const { signatures, remediations } = getRealCatalog();
  texts = [
    ...signatures.flatMap(({ title, meaning, steps, notes, causes, keywords, examples, rules }) => [
      title,
      meaning,
      ...steps,
      ...notes,
      ...keywords,
      ...causes.map((cause) => cause.text),
      ...examples.match.map((example) => example.text),
      ...rules.map(({ pattern }) => pattern.replace(/\\(.)/g, '$1')),
    ]),
    ...remediations.map(({ script }) => script),
  ].map(plain);
  return texts;
}

/** What differs between two ways of writing the same text. */
function plain(text: string): string {
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\\(?=[<>])/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
