import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  bindRemediation,
  type Catalog,
  createCatalog,
  findExampleKind,
  type MatchExample,
  matchText,
  type Signature,
  type SourceKind,
  valuesFor,
} from '#engine';
import { buildCatalog, describeProblem } from '../../scripts/build-catalog.ts';
import {
  type PatternProof,
  type PatternProofs,
  provePattern,
  readPatternProofs,
} from '../../scripts/prove-patterns.ts';
import { adversarialTexts, slowestSearch } from '../support/adversarial-texts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { data, problems, warnings } = buildCatalog(root);
const catalog = createCatalog(data);
const files = readdirSync(path.join(root, 'knowledge/signatures'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `knowledge/signatures/${name.replaceAll(path.sep, '/')}`)
  .sort();

describe('every signature', () => {
  for (const file of files) {
    const id = /([A-Z0-9]+)-[^/]*$/.exec(file)?.[1] ?? file;
    const signature = catalog.findSignature(id);
    it(`${id} ${signature?.title ?? ''}`, () => {
      // Among these: examples are found with just their captures, near misses are not, remedies exist, anchors are sound.
      const own = [...problems, ...warnings].filter((problem) => problem.file === file);
      assert.deepEqual(own.map(describeProblem), []);
      assert.ok(signature, `${file} holds another id than its name says`);
      for (const example of signature.examples.match) {
        const kind = kindOf(example);
        findsInCatalog(signature, example, kind);
        findsDisguised(signature, example, kind);
        bindsRemedies(signature, example, kind);
      }
      for (const example of signature.examples.nearMiss) {
        const ids = matchText(catalog, example.text, kindOf(example)).map((match) => match.signature.id);
        assert.ok(!ids.includes(id), `a near miss is found: ${example.text}`);
      }
      everyRuleIsShown(signature);
      anchorsStandInExamples(signature);
    });
  }
});

function kindOf({ source }: { readonly source: string }): SourceKind {
  const kind = findExampleKind(source, catalog.kinds);
  assert.ok(kind, `there is no kind ${source}`);
  return kind;
}

/** Beside all others it is found too, and only relatives are found with it. */
function findsInCatalog(signature: Signature, example: MatchExample, kind: SourceKind): void {
  const ids = new Set(matchText(catalog, example.text, kind).map((match) => match.signature.id));
  assert.ok(ids.has(signature.id), `${[...ids].join(', ')} stand before it in: ${example.text}`);
  const strangers = [...ids].filter((id) => id !== signature.id && !areRelated(catalog, signature.id, id));
  assert.deepEqual(
    strangers,
    [],
    `these are found as well, and \`related\` does not say so: ${example.text}`,
  );
}

function areRelated({ findSignature }: Pick<Catalog, 'findSignature'>, a: string, b: string): boolean {
  return [
    [a, b],
    [b, a],
  ].some(([from = '', to = '']) => {
    const signature = findSignature(from);
    if (signature === undefined) return false;
    const { supersedes, causedBy, similar, resolves } = signature.related;
    const records = signature.conditions.flatMap((condition) => condition.records);
    return [...supersedes, ...causedBy, ...similar, ...resolves, ...records].includes(to);
  });
}

/** A web page, a mail or a Windows file changes characters; the error stays the same. */
function findsDisguised(signature: Signature, { text, captures }: MatchExample, kind: SourceKind): void {
  const disguises: readonly string[] = [
    text.replaceAll("'", '\u2019').replaceAll('-', '\u2013'),
    text.replace(/(?<=\w) (?=\w)/g, '\u00a0'),
    text.replaceAll('"', '\u201d').replaceAll('\n', '\r\n'),
    text.replace(/(?<=\w\w) /g, '\u200b '),
  ];
  for (const disguised of disguises) {
    const match = matchText(catalog, disguised, kind).find((found) => found.signature.id === signature.id);
    assert.ok(match, `it is not found in ${JSON.stringify(disguised)}`);
    const found = Object.fromEntries(match.captures.map(({ name, value }) => [name, value]));
    assert.deepEqual(found, captures);
  }
}

function bindsRemedies(signature: Signature, example: MatchExample, kind: SourceKind): void {
  const match = matchText(catalog, example.text, kind).find((found) => found.signature.id === signature.id);
  for (const use of signature.remedies) {
    const remediation = catalog.findRemediation(use.id);
    assert.ok(remediation, `there is no remediation ${use.id}`);
    const bound = bindRemediation(remediation, valuesFor(use, match?.captures ?? []));
    assert.ok(bound.ok, `${use.id} does not bind: ${bound.ok ? '' : bound.reason}`);
  }
}

/** A rule that fits no example is a rule that nobody has tried. */
function everyRuleIsShown(signature: Signature): void {
  const texts = signature.examples.match.map(({ text }) => text);
  const untried = signature.rules.filter(
    ({ pattern }) => !texts.some((text) => new RegExp(pattern, 'im').test(text)),
  );
  assert.deepEqual(
    untried.map(({ pattern }) => pattern),
    [],
    'add an example for these',
  );
}

/** The filter of the scan finds a record by one literal of each set; so each set must have one in every match. */
function anchorsStandInExamples(signature: Signature): void {
  for (const rule of signature.rules) {
    for (const { text } of signature.examples.match) {
      if (new RegExp(rule.pattern, 'im').exec(text) === null) continue;
      for (const anchors of [rule.anchors, ...rule.otherAnchors]) {
        assert.ok(
          anchors.some((anchor) => text.toLowerCase().includes(anchor)),
          `none of ${anchors.join(', ')} stands in ${text}`,
        );
      }
    }
  }
}

describe('every pattern', function () {
  this.timeout(180_000);
  const proofs: PatternProofs = readPatternProofs();
  const rules = data.signatures.flatMap(({ rules, examples }) =>
    rules.map((rule) => ({ rule, examples: examples.match })),
  );
  const unproved = new Set(rules.map(({ rule }) => rule.pattern).filter((pattern) => !(pattern in proofs)));
  const live = new Map<string, PatternProof>();

  it('has been put to recheck, which is kept in test/fixtures/pattern-proofs.json', async () => {
    assert.ok(unproved.size <= 5, `${unproved.size} patterns are new; run npx tsx scripts/prove-patterns.ts`);
    for (const pattern of unproved) live.set(pattern, await provePattern(pattern));
  });

  it('is proved linear for most, so that the measurement is the exception', () => {
    const all = rules.map(({ rule }) => proofs[rule.pattern] ?? live.get(rule.pattern));
    const safe = all.filter((proof) => proof?.verdict === 'safe').length;
    assert.ok(safe / all.length > 0.9, `only ${safe} of ${all.length} are proved`);
  });

  // For 1 MB; a record that patterns see has at most 64 KB.
  const limit = 1000;
  for (const signature of data.signatures) {
    it(`${signature.id} takes linear time on texts made against it`, () => {
      const texts = signature.examples.match.map(({ text }) => text);
      for (const rule of signature.rules) {
        const proof = proofs[rule.pattern] ?? live.get(rule.pattern);
        // Short texts first: what is exponential must not be met with a megabyte.
        for (const length of [1 << 10, 1 << 14, 1 << 17, 1 << 20]) {
          const allowed = Math.max(50, (limit * length) / (1 << 20));
          const { milliseconds, text } = slowestSearch(
            rule.pattern,
            adversarialTexts(rule, texts, proof, length),
            allowed,
          );
          const head = JSON.stringify(text.slice(0, 80));
          assert.ok(
            milliseconds <= allowed,
            `${Math.round(milliseconds)} ms for ${length} characters such as ${head}: ${rule.pattern}`,
          );
        }
      }
    });
  }

  it('is measured by texts on which a bad one is slow', () => {
    for (const [pattern, length] of [
      ['password (?:[a-c]+ ?){1,2}password;', 1 << 14],
      // Cubic: a longer text would only cost time.
      ['Cluster\\s*\\s*\\s*Status', 1 << 10],
      ['[\\s\\S]*anchor here', 1 << 14],
    ] as const) {
      const { milliseconds } = slowestSearch(
        pattern,
        adversarialTexts({ anchors: ['password ', 'cluster'] }, ['password abc abc'], undefined, length),
        5,
      );
      assert.ok(milliseconds > 5, `${pattern} took ${milliseconds} ms`);
    }
  });
});
