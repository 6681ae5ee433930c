import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { signatureKeys } from '#engine';
import * as words from '../../engine/src/signatures/signature-words.ts';

const root = path.resolve(import.meta.dirname, '../..');

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly enum?: readonly string[];
}

const schema = JSON.parse(
  readFileSync(path.join(root, 'knowledge/schemas/signature.schema.json'), 'utf8'),
) as Schema;
const validate = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);

function keysOf(part: Schema | undefined): string[] {
  return Object.keys(part?.properties ?? {}).sort();
}

function entryOf(key: string, parent: Schema = schema): Schema | undefined {
  const part = parent.properties?.[key];
  return typeof part?.additionalProperties === 'object' ? part.additionalProperties : (part?.items ?? part);
}

describe('signature.schema.json', () => {
  const parts: readonly [keyof typeof signatureKeys, Schema | undefined][] = [
    ['signature', schema],
    ['match', entryOf('match')],
    ['capture', entryOf('captures')],
    ['alsoShownAs', entryOf('alsoShownAs')],
    ['cause', entryOf('causes')],
    ['remedy', entryOf('remedies')],
    ['reference', entryOf('references')],
    ['expiry', entryOf('expires')],
    ['related', entryOf('related')],
    ['condition', entryOf('conditions')],
    ['seed', entryOf('seed')],
    ['examples', entryOf('examples')],
    ['matchExample', entryOf('match', entryOf('examples'))],
    ['nearMissExample', entryOf('nearMiss', entryOf('examples'))],
  ];
  for (const [name, part] of parts) {
    it(`has the keys of ${name} that the parser reads, and no other`, () => {
      assert.deepEqual(keysOf(part), [...signatureKeys[name]].sort());
    });
  }

  it('has the words that the parser takes, and no other', () => {
    const { product, severity, role, maturity, status, confidence } = schema.properties ?? {};
    assert.deepEqual(product?.enum, words.products);
    assert.deepEqual(severity?.enum, words.severities);
    assert.deepEqual(role?.enum, words.roles);
    assert.deepEqual(maturity?.enum, words.maturities);
    assert.deepEqual(status?.enum, words.statuses);
    assert.deepEqual(confidence?.enum, words.confidences);
    assert.deepEqual(entryOf('alsoShownAs')?.properties?.['where']?.enum, words.places);
  });

  it('covers every part that the parser reads', () => {
    assert.deepEqual(parts.map(([name]) => name).sort(), Object.keys(signatureKeys).sort());
  });

  it('explains every key of a signature to whoever writes one', () => {
    for (const [key, { description }] of Object.entries(schema.properties ?? {})) {
      assert.ok((description?.length ?? 0) > 10, `${key} has no description`);
    }
  });

  it('accepts every signature that we have', () => {
    const folder = path.join(root, 'knowledge/signatures');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.yaml'),
    );
    assert.ok(files.length > 0);
    for (const file of files) {
      const valid = validate(parse(readFileSync(path.join(folder, file), 'utf8')));
      assert.ok(valid, `${file}: ${JSON.stringify(validate.errors, undefined, 1)}`);
    }
  });

  it('refuses what the parser refuses', () => {
    const good = {
      id: 'TEST001',
      title: 'A',
      product: 'mdi-sensor',
      severity: 'error',
      maturity: 'stable',
      status: 'current',
      confidence: 'official',
      meaning: 'B',
      keywords: ['c'],
      causes: [{ id: 'd', text: 'e' }],
    };
    assert.ok(validate(good), JSON.stringify(validate.errors));
    const bad: readonly object[] = [
      { ...good, sevrity: 'error' },
      { ...good, severity: 'red' },
      { ...good, id: 'test 1' },
      { ...good, keywords: undefined },
      { ...good, match: [{ sources: 'mdi.sensor' }] },
      { ...good, references: [{ title: 'x', verified: 'yesterday' }] },
      { ...good, references: [{ title: 'x', url: 'command:x', verified: '2026-02-04' }] },
    ];
    for (const signature of bad) {
      assert.ok(!validate(JSON.parse(JSON.stringify(signature))), JSON.stringify(signature));
    }
  });
});
