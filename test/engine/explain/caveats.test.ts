import assert from 'node:assert/strict';
import { explainText, explanationReport, renderHoverCard, type Signature } from '#engine';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { literalSignature, smallCatalog } from '../../support/small-catalog.ts';

/** What a reader of the card and of the terminal is told. */
function told(signature: Signature): readonly string[] {
  const catalog = smallCatalog([signature]);
  const terminal = explanationReport(explainText(catalog, signature.id), catalog, 'text', '2026-03-14');
  return [renderHoverCard(catalog, signature, { today: '2026-03-14' }), terminal.replaceAll(/\s+/g, ' ')];
}

describe('the caveats of a known error', () => {
  it('say where the text by which it is found, or one of several, is inferred', () => {
    const inferred = getRealCatalog().signatures.filter(({ rules }) => rules.some((rule) => rule.inferred));
    assert.ok(inferred.length > 5);
    for (const signature of inferred) {
      for (const text of told(signature)) assert.match(text, /inferred/i, signature.id);
    }
  });

  it('say for what it holds and what has ended, and nothing of an entry that is sound', () => {
    const sound = literalSignature('PUMP1', 'The pump stands still');
    const limited: Signature = {
      ...sound,
      status: 'legacy',
      appliesTo: 'Pumps of 2018',
      expires: [{ what: 'Support', date: '2020-01-31' }],
    };
    const sentences = [
      'Legacy: holds for older versions only.',
      'Applies to: Pumps of 2018.',
      'Support ended on 2020-01-31.',
    ];
    for (const text of told(limited)) {
      for (const sentence of sentences) assert.ok(text.replaceAll('\\', '').includes(sentence), text);
    }
    for (const text of told(sound)) assert.doesNotMatch(text, /Legacy|Applies|ended|nferred/);
  });
});
