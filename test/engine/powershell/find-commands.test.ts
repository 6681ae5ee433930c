import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findCommands } from '../../../engine/src/powershell/find-commands.ts';
import { parserView } from '../../../engine/src/powershell/script-view.ts';
import { getScriptParser } from '../../support/parse-powershell.ts';
import { root } from '../../support/real-catalog.ts';

/** A script with the commands that PowerShell's own parser finds in it. */
interface Oracle {
  readonly code: string;
  readonly commands: readonly {
    readonly name: string | null;
    readonly start: number;
    readonly end: number;
    readonly parameters: readonly string[];
  }[];
}

const fixture = path.join(root, 'test/fixtures/powershell/commands.json');
const original = path.join(root, '../shared/powershell-output/commands.json');
const oracle = JSON.parse(readFileSync(fixture, 'utf8')) as readonly Oracle[];

/** Where our commands are others than PowerShell's, by the beginning of the script. Neither more nor less differs. */
const differences: readonly {
  readonly script: string;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly reason: string;
}[] = [
  {
    script: '"Azure ATP sensor Setup.exe" "/quiet" NetFramework',
    missing: ['NetFrameworkCommandLineArguments=/q 38-75 '],
    extra: [],
    reason:
      'The script is wrong; PowerShell goes on after its mistake as if a new command began, tree-sitter does not.',
  },
  {
    script: './"Azure ATP sensor Setup.exe" /quiet',
    missing: ['./Azure ATP sensor Setup.exe 0-30 '],
    extra: [],
    reason:
      'A name that is quoted in its middle; the grammar takes the dot for the operator that runs a script.',
  },
];

describe('the commands of a script', () => {
  const wrong: { script: string; missing: string[]; extra: string[] }[] = [];
  before(async () => {
    const parser = await getScriptParser();
    for (const { code, commands } of oracle) {
      const found = parser.parse(parserView(code), (tree) => findCommands(tree, code)) ?? [];
      const ours = found.map(({ name, start, end, args }) =>
        describeCommand(
          name ?? null,
          start,
          end,
          args.flatMap(({ parameter }) => parameter ?? []),
        ),
      );
      const theirs = commands.map(({ name, start, end, parameters }) =>
        describeCommand(name, start, end, parameters),
      );
      const missing = theirs.filter((one) => !ours.includes(one));
      const extra = ours.filter((one) => !theirs.includes(one));
      if (missing.length > 0 || extra.length > 0) wrong.push({ script: code, missing, extra });
    }
  });

  it('are those of PowerShell itself in 217 scripts, with names, offsets and parameters', () => {
    const unknown = wrong.filter(({ script }) => !differences.some((one) => script.startsWith(one.script)));
    assert.equal(oracle.length, 217);
    assert.deepEqual(unknown, []);
  });

  for (const { script, missing, extra, reason } of differences) {
    it(`differ in ${JSON.stringify(script.slice(0, 40))}: ${reason}`, () => {
      const found = wrong.filter((one) => one.script.startsWith(script));
      assert.deepEqual(
        found.map((one) => [one.missing, one.extra]),
        [[missing, extra]],
        'the difference is gone or another one: correct the list',
      );
    });
  }

  if (existsSync(original)) {
    it('are compared with what PowerShell 7.6.5 said, unchanged', () => {
      assert.deepEqual(oracle, JSON.parse(readFileSync(original, 'utf8')));
    });
  } else {
    it('are compared with a copy only', () => {
      console.log(`      not compared: there is no ${path.relative(root, original)}`);
    });
  }

  function describeCommand(
    name: string | null,
    start: number,
    end: number,
    parameters: readonly string[],
  ): string {
    return `${name} ${start}-${end} ${parameters.join('+')}`;
  }
});
