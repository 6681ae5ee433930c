import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { plainLabel } from '../../client/src/plain-label.ts';
import { Random } from '../fuzz/random.ts';
import { root } from '../support/real-catalog.ts';
import { hostileValues, unseenValues } from '../server/hostile-values.ts';

/** What VS Code reads as a link in messages, in the status of a language and above a view (`linkedText.ts` of 1.100 and newer). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
/** What it reads as an icon in labels, picks and the status bar (`iconLabels.ts`). */
const icon = /\$\([a-z0-9-]+(?:~[a-z]+)?\)/i;

describe('text from outside in a message or a label', () => {
  it('makes no link and no icon, and what cannot be seen is seen', () => {
    const pieces = [
      ...hostileValues,
      ...unseenValues,
      ...'[ ] ( ) $ ~ command: file: https:// x \\ " \' \u200b \n'.split(' '),
      '](command:workbench.action.quit)',
      '[x]\u200b(file:\\\\evil.test\\share)',
      '$\u2060(zap)',
    ];
    const random = new Random('plain label');
    const made = [
      ...pieces,
      ...random.several(5000, 5000, () => random.several(1, 6, () => random.pick(pieces)).join('')),
    ];
    assert.ok(made.some((text) => link.test(text)) && made.some((text) => icon.test(text)));
    for (const text of made) {
      const shown = plainLabel(text);
      assert.doesNotMatch(shown, link);
      assert.doesNotMatch(shown, icon);
      assert.doesNotMatch(shown, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
  });

  it('keeps its words', () => {
    const text =
      'MDI1010 is found twice in Microsoft.Tri.Sensor (1).log: [errorCode=5 AccountName=svc$], line 3';
    assert.equal(plainLabel(text), text);
    assert.equal(plainLabel('[x](command:y) $(zap)'), '[x] (command:y) $ (zap)');
  });
});

describe('the client', () => {
  const folder = path.join(root, 'client/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      name: name.replaceAll('\\', '/'),
      text: readFileSync(path.join(folder, name), 'utf8'),
    }));
  const filesWith = (pattern: RegExp): string[] =>
    files.flatMap(({ name, text }) => (pattern.test(text) ? [name] : [])).sort();

  it('says something in one way only, which makes text of it', () => {
    const ways = /\bshow(?:Information|Warning|Error)Message\b|\bsetStatusBarMessage\b/;
    assert.deepEqual(filesWith(ways), ['tell.ts'], 'use tellInformation and its like');
  });

  it('makes text of what stands above a view and of what a scan says of itself', () => {
    assert.deepEqual(filesWith(/\bview\.message = (?!plainLabel\()/), []);
    assert.deepEqual(filesWith(/\bprogress\.report\([^;]*\{ message \}/), []);
  });

  it('trusts Markdown with our own commands only, and never with HTML', () => {
    assert.deepEqual(filesWith(/\bMarkdownString\(/), ['logs/finding-cards.ts', 'status/status-item.ts']);
    assert.deepEqual(
      filesWith(/\bisTrusted\b\s*(?:=|:)(?!\s*\{ enabledCommands: linkCommands \})/),
      [],
      'all commands are trusted',
    );
    assert.deepEqual(filesWith(/\bsupportHtml\b\s*(?:=|:)(?!\s*false)/), []);
    assert.deepEqual(filesWith(/\bcreateWebviewPanel\b|\bregisterWebviewViewProvider\b|\bbaseUri\b/), []);
  });
});
