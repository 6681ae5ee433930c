import assert from 'node:assert/strict';
import { allJudgements, judgeHealth, parseScannerStatus, type StatusPart } from '#engine';
import { findKnownName, recordKinds } from '../../engine/src/scanner-status/field-names.ts';
import { parseStatusFields } from '../../engine/src/signatures/parse-status-fields.ts';
import { getRealCatalog } from '../support/real-catalog.ts';

const fields = getRealCatalog().statusFields;

describe('the names of scanner output', () => {
  it('are explained for everything that prints them, each once', () => {
    const explained = fields.flatMap(({ name, of }) => of.map((part) => `${part} ${name}`));
    assert.equal(new Set(explained).size, explained.length, 'explained twice');
    const names = new Set(fields.map(({ name }) => name));
    for (const name of names) {
      // What prints a name as the engine reads it, but for the classic form of what is explained already.
      const printedBy = findKnownName(name)?.kinds.filter((kind) => kind !== 'classicConfiguration') ?? [];
      for (const part of printedBy) assert.ok(explained.includes(`${part} ${name}`), `${part} ${name}`);
    }
    const parts = new Set<StatusPart>(fields.flatMap(({ of }) => of));
    assert.deepEqual([...parts].sort(), [...recordKinds].sort());
  });

  it('have a source with a page and a date', () => {
    for (const { name, reference } of fields) {
      assert.match(reference.url ?? '', /^https:\/\/learn\.microsoft\.com\//, name);
      assert.match(reference.verified, /^\d{4}-\d\d-\d\d$/, name);
    }
  });

  it('have a meaning for every word that a judgement calls healthy, failed or degraded', () => {
    const words = (name: string, part: StatusPart): readonly string[] =>
      fields.find((field) => field.name === name && field.of.includes(part))?.words.map(({ word }) => word) ??
      [];
    const codesOf = (text: string): readonly string[] =>
      judgeHealth(parseScannerStatus({ path: 'x', text }).snapshots).map(({ code }) => code);
    for (const word of words('ClusterStatus', 'status')) {
      assert.ok(!codesOf(`Cluster : c\nClusterStatus : ${word}\n`).includes('cluster-unknown'), word);
    }
    for (const word of words('Status', 'repository')) {
      const table = `Path    Status\n----    ------\nC:\\temp ${word}\n`;
      assert.ok(!codesOf(table).includes('repository-unknown'), word);
    }
    assert.ok(allJudgements.length > 20);
  });
});

describe('the file of the names', () => {
  const source = 'sources:\n  s: { title: T, url: https://example.com/, verified: 2026-01-02 }\n';
  const problemsOf = (text: string): readonly (readonly [number, string])[] =>
    parseStatusFields(text, 'f.yaml').problems.map(({ line, message }) => [line, message]);

  it('says where a mistake stands and how to mend it', () => {
    const entry = 'fields:\n  - { name: Schedule, of: [ node ], meaning: M., source: s }\n';
    const [problem] = problemsOf(source + entry);
    assert.equal(problem?.[0], 4);
    assert.match(problem?.[1] ?? '', /what prints `Schedule`; it is `job` or `classicConfiguration`/);
    assert.match(
      problemsOf(
        `${source}fields:\n  - { name: Path, of: [ repository ], meaning: M., source: t }\n`,
      )[0]?.[1] ?? '',
      /`t` is not a `source`/,
    );
    assert.match(
      problemsOf(
        `${source}fields:\n  - { name: Nonsense, of: [ node ], meaning: M., source: s }\n`,
      )[0]?.[1] ?? '',
      /no output has this name/,
    );
    assert.deepEqual(parseStatusFields(`${source}fields:\n  - [ x ]\n`, 'f.yaml').fields, []);
  });

  it('gives an entry with its words and its source', () => {
    const text = `${source}fields:\n  - { name: Schedule, of: [ job ], meaning: M., words: { Manual: Once. }, source: s }\n`;
    assert.deepEqual(parseStatusFields(text, 'f.yaml'), {
      fields: [
        {
          name: 'Schedule',
          of: ['job'],
          meaning: 'M.',
          words: [{ word: 'Manual', meaning: 'Once.' }],
          reference: { title: 'T', url: 'https://example.com/', verified: '2026-01-02' },
        },
      ],
      problems: [],
    });
  });
});
