import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findCommands } from '../../../engine/src/powershell/find-commands.ts';
import { parserView, withHyphens } from '../../../engine/src/powershell/script-view.ts';
import { getScriptParser } from '../../support/parse-powershell.ts';
import { root } from '../../support/real-catalog.ts';

/** What PowerShell's own parser says of characters; our copy of the facts that the view rests on. */
const facts: readonly (readonly [fact: string, holds: boolean])[] = [
  ['single quote U+2018', true],
  ['single quote U+2019', true],
  ['single quote U+201A', true],
  ['single quote U+201B', true],
  ['single quote U+02BC', false],
  ['single quote U+2032', false],
  ['double quote U+201C', true],
  ['double quote U+201D', true],
  ['double quote U+201E', true],
  ['double quote U+201F', false],
  ['parameter dash U+2010', false],
  ['parameter dash U+2011', false],
  ['parameter dash U+2012', false],
  ['parameter dash U+2013', true],
  ['parameter dash U+2014', true],
  ['parameter dash U+2015', true],
  ['parameter dash U+2212', false],
  ['parameter dash U+FE63', false],
  ['parameter dash U+FF0D', false],
  ['separates words U+000B', true],
  ['separates words U+000C', true],
  ['separates words U+0085', true],
  ['separates words U+00A0', true],
  ['separates words U+1680', true],
  ['separates words U+2000', true],
  ['separates words U+200B', false],
  ['separates words U+2028', true],
  ['separates words U+3000', true],
];

describe('the view of a script', () => {
  const original = path.join(root, '../shared/powershell-output/lexical.json');
  if (existsSync(original)) {
    it('rests on what PowerShell said', () => {
      const said = JSON.parse(readFileSync(original, 'utf8')) as Record<string, boolean>;
      for (const [fact, holds] of facts) assert.equal(said[fact], holds, fact);
    });
  }

  for (const [fact, holds] of facts) {
    it(`takes it that "${fact}" is ${holds}`, async () => {
      const character = String.fromCharCode(Number.parseInt(fact.slice(-4), 16));
      const parser = await getScriptParser();
      const script = fact.startsWith('parameter')
        ? `Start-Scan ${character}Reset`
        : fact.startsWith('separates')
          ? `Start-Scan${character}-Reset`
          : `& ${character}Start-Scan${character} -Reset`;
      const [command] = parser.parse(parserView(script), (tree) => findCommands(tree, script)) ?? [];
      const understood = command?.name === 'Start-Scan' && command.args[0]?.parameter === 'Reset';
      assert.equal(understood, holds);
    });
  }

  it('keeps every offset, and the dashes of names and of other text', () => {
    const script = 'Start\u2013AIPScan \u2013Reset # caf\u00e9\u00a0\u2018a\u2019 \ud83d\ude00 1\u20132';
    const view = parserView(script);
    assert.equal(view.length, script.length);
    assert.equal(view, "Start\u2013AIPScan -Reset # caf\u00e9 'a' \ud83d\ude00 1\u20132");
    assert.equal(withHyphens('Start\u2013AIPScan'), 'Start-AIPScan');
  });

  const lists: readonly (readonly [script: string, names: readonly string[]])[] = [
    ['Get-X | Select-Object Name, Id\nStart-Scan -Reset', ['Get-X', 'Select-Object', 'Start-Scan']],
    ["Get-X Name, 'b', @{ n = 'c' }, Id\nStart-Scan", ['Get-X', 'Start-Scan']],
    ['Get-X Name,\n  Id -Force\nStart-Scan', ['Get-X', 'Start-Scan']],
    [
      'function f {\n  param(\n    [Parameter(Mandatory, Position = 0)]\n    [string] $A, [int] $B\n  )\n  Start-Scan\n}',
      ['Start-Scan'],
    ],
    [
      'function f {\n  param(\n    [Parameter(\n      Mandatory,\n      Position = 0\n    )] [string] $A\n  )\n  Start-Scan\n}',
      ['Start-Scan'],
    ],
  ];
  for (const [script, names] of lists) {
    it(`reads on after a list of bare words: ${JSON.stringify(script)}`, async () => {
      const parser = await getScriptParser();
      const found = parser.parse(parserView(script), (tree) => findCommands(tree, script)) ?? [];
      assert.deepEqual(
        found.map(({ name }) => name),
        names,
      );
    });
  }

  it('gives a list of words as one argument', async () => {
    const script = 'Get-X -Name a, b,c -Force';
    const parser = await getScriptParser();
    const [command] = parser.parse(parserView(script), (tree) => findCommands(tree, script)) ?? [];
    assert.deepEqual(
      command?.args.map(({ text }) => text),
      ['-Name', 'a, b,c', '-Force'],
    );
  });
});
