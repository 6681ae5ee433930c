import assert from 'node:assert/strict';
import {
  codeSpan,
  escapeMarkdown,
  explainText,
  explanationReport,
  htmlReport,
  jsonReport,
  markdownReport,
  renderHoverCard,
  sarifReport,
  scanText,
  textReport,
  toPlainText,
} from '#engine';
import {
  assertHarmlessHtml,
  assertHarmlessInTerminal,
  assertHarmlessMarkdown,
} from '../../support/assert-harmless.ts';
import { readMarkdown } from '../../support/read-markdown.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { type FuzzTarget, textTarget } from '../fuzz-target.ts';
import { examples, tokens } from '../material.ts';
import { mutateText } from '../mutate.ts';
import type { Random } from '../random.ts';

/** Pasted texts: an answer, in every form in which it is given. */
export const explain: FuzzTarget = textTarget('explain', paste, (text) => {
  const catalog = getRealCatalog();
  const explanation = explainText(catalog, text);
  for (const { text: code, start, end } of explanation.codes) assert.equal(text.slice(start, end), code);
  for (const { signature } of explanation.matches) {
    const card = renderHoverCard(catalog, signature, { codes: explanation.codes });
    assertHarmlessMarkdown(card);
    assert.ok(toPlainText(card).length > 0);
  }
  assertHarmlessInTerminal(explanationReport(explanation, catalog, 'text'));
  const json = explanationReport(explanation, catalog, 'json');
  assertHarmlessInTerminal(json);
  JSON.parse(json);
});

/** Reports and cards of a scan: whatever the log says, its text stays text. */
export const reports: FuzzTarget = textTarget('reports', paste, (text) => {
  const catalog = getRealCatalog();
  const result = scanText(catalog, text.split('\n', 1)[0] ?? '', text);
  assertHarmlessInTerminal(textReport(result, catalog));
  const json = jsonReport(result, catalog, { name: 'iplog-lens', version: '0' });
  assertHarmlessInTerminal(json);
  JSON.parse(json);
  JSON.parse(sarifReport(result, catalog, { name: 'iplog-lens', version: '0' }));
  assertHarmlessMarkdown(markdownReport(result, catalog, { today }));
  assertHarmlessHtml(htmlReport(result, catalog, { today }));
  for (const group of result.groups) {
    const signature = catalog.findSignature(group.signatureId);
    const occurrence = group.occurrences[0];
    assert.ok(signature !== undefined && occurrence !== undefined);
    assertHarmlessMarkdown(renderHoverCard(catalog, signature, { group, occurrence }));
  }
});

/** Single values as Markdown: nothing to click, nothing hidden. */
export const markdown: FuzzTarget = textTarget(
  'markdown',
  (random) =>
    random
      .several(1, 8, () => random.pick([...tokens, ...'`*_~[]()<>!#|\\&;:/@.-+$ "\'a1'.split('')]))
      .join(''),
  (text) => {
    for (const shown of [escapeMarkdown(text), `- before ${escapeMarkdown(text)} after`]) {
      const { links, images, html, codeSpans } = readMarkdown(shown);
      assert.deepEqual([links, images, html, codeSpans], [[], [], [], []], shown);
      assert.doesNotMatch(shown, unseen);
    }
    const span = `- ${codeSpan(text)} after`;
    const { links, images, html } = readMarkdown(span);
    assert.deepEqual([links, images, html], [[], [], []], span);
    assert.doesNotMatch(span, unseen);
  },
);

const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

function paste(random: Random): string {
  return random
    .several(1, 4, () => mutateText(random, random.pick(examples()), tokens))
    .join('\n')
    .slice(0, 30_000);
}

const today = '2026-03-14';
