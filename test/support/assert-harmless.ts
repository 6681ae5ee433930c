import assert from 'node:assert/strict';
import { readMarkdown } from './read-markdown.ts';

/** Characters that steer a terminal, or that turn the direction of text. */
const steering = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
/** Where links of a card may lead: the pages of its references. */
const page = /^https:\/\/[\w.-]+\.(?:com|org|net|io|dev)(?::\d+)?\//;
const ourTag = /^(?:<!doctype html>|<\/?[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"<>]*")?)*(?: \/)?>)$/i;
/** What a spreadsheet computes when it stands at the beginning of a cell. */
const formula = /^[=+\-@\t\r]/;

/** Links of Markdown lead to the pages of references and nowhere else, or are told apart by the caller; nothing is HTML. */
export function assertHarmlessMarkdown(
  markdown: string,
  isOurs: (link: string) => boolean = () => false,
): void {
  const { links, images, html, text } = readMarkdown(markdown);
  assert.deepEqual([images, html], [[], []], markdown);
  for (const link of links) assert.ok(page.test(link) || isOurs(link), `${link} in ${markdown}`);
  assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/);
}

/** Every tag is one that our own page is made of, and no attribute can run anything. */
export function assertHarmlessHtml(html: string): void {
  for (const [tag] of html.replace(/<style>[\s\S]*?<\/style>/, '').matchAll(/<[^>]*>?/g)) {
    assert.match(tag, ourTag);
    for (const [, name = '', value = ''] of tag.matchAll(/ ([\w-]+)="([^"]*)"/g)) {
      assert.doesNotMatch(name, /^(?:on|src|style$|action)/);
      if (name === 'href') assert.match(value, /^(?:https:|#)/);
    }
  }
  assert.doesNotMatch(html, steering);
}

export function assertHarmlessInTerminal(text: string): void {
  assert.doesNotMatch(text, steering);
}

/** No message is a link or a place for a value (SARIF 2.1.0, 3.11.5 and 3.11.6). */
export function assertHarmlessSarif(sarif: string): void {
  const { runs } = JSON.parse(sarif) as {
    runs: readonly { results: readonly { message: { text: string } }[] }[];
  };
  for (const { message } of runs.flatMap(({ results }) => results)) {
    assert.doesNotMatch(message.text, /\]\(/);
    assert.doesNotMatch(message.text.replaceAll('{{', '').replaceAll('}}', ''), /[{}]/);
  }
}

/** No cell of a table in Markdown is something that a spreadsheet computes when the text is pasted. Returns how many there are. */
export function assertNoFormula(markdown: string): number {
  const cells = markdown
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| --- |'))
    .flatMap((line) => line.slice(2, -2).split(' | '));
  for (const cell of cells) assert.doesNotMatch(cell, formula, cell);
  return cells.length;
}
