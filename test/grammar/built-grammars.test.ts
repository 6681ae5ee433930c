import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { buildGrammars } from '../../scripts/build-grammars.ts';
import { contributions, root } from './log-grammars.ts';
import { type GrammarRule, readRules } from './grammar-rules.ts';

const built = await buildGrammars();

describe('Built grammars', () => {
  it('are what their YAML says (npm run generate builds them)', async () => {
    for (const [name, text] of built) {
      assert.equal(await readFile(new URL(`syntaxes/${name}`, root), 'utf8'), text, name);
    }
  });

  it('are all declared in package.json, and nothing else is', async () => {
    const files = (await readdir(new URL('syntaxes/', root))).filter((name) => name.endsWith('.json')).sort();
    assert.deepEqual(files, [...built.keys()].sort());
    assert.deepEqual(contributions.grammars.map(({ path }) => path.replace('./syntaxes/', '')).sort(), files);
  });

  for (const [name, text] of built) {
    describe(name, () => {
      const rules = readRules(text);

      it('names only captures that its patterns have', () => {
        for (const rule of rules) {
          assertCaptures(rule, rule.beginCaptures ?? rule.captures, rule.begin ?? rule.match);
          // `\\3` in an end means a capture of the begin; the end's own groups are counted here.
          assertCaptures(
            rule,
            rule.endCaptures ?? (rule.begin === undefined ? undefined : rule.captures),
            rule.end,
          );
        }
      });

      it('includes only what exists', () => {
        for (const { include } of rules) if (include !== undefined) assertIncluded(name, include);
      });

      it('says in the last part of each scope that it belongs to a log', () => {
        if (name.startsWith('markdown')) return;
        for (const scope of rules.flatMap(({ scopes }) => scopes)) {
          assert.match(scope, /^strong$|\.log$/, scope);
        }
      });

      it('uses no capture with patterns of its own, which would copy the line for each of them', () => {
        for (const { captures = {}, beginCaptures = {}, endCaptures = {} } of rules) {
          for (const capture of [captures, beginCaptures, endCaptures].flatMap((all) => Object.values(all))) {
            assert.deepEqual(Object.keys(capture), ['name']);
          }
        }
      });
    });
  }
});

function assertCaptures(
  rule: GrammarRule,
  captures: Readonly<Record<string, unknown>> | undefined,
  pattern: string | undefined,
): void {
  if (captures === undefined) return;
  assert.ok(pattern !== undefined, `captures without a pattern: ${JSON.stringify(rule)}`);
  const groups = (pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, '').match(/\((?!\?)/g) ?? []).length;
  for (const index of Object.keys(captures)) {
    assert.ok(Number(index) <= groups, `capture ${index} of ${String(groups)} in ${pattern}`);
  }
}

function assertIncluded(name: string, include: string): void {
  const [scope = '', key] = include.split('#');
  const declared = contributions.grammars.find(({ scopeName }) => scopeName === scope);
  const file = scope === '' ? name : declared?.path.replace('./syntaxes/', '');
  const target = built.get(file ?? '');
  assert.ok(target !== undefined, `${include} is no grammar of ours`);
  const { repository } = JSON.parse(target) as { readonly repository?: Readonly<Record<string, unknown>> };
  if (key !== undefined) assert.ok(repository?.[key] !== undefined, `${include} is not in ${String(file)}`);
}
