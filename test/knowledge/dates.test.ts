import assert from 'node:assert/strict';
import { explainText, explanationReport, jsonReport, renderHoverCard, scanText, textReport } from '#engine';
import { findSchemaMistakes } from '../support/check-schema.ts';
import { getRealCatalog } from '../support/real-catalog.ts';

const catalog = getRealCatalog();
const lastDay = '2025-05-12';
const dayAfter = '2025-05-13';

describe('what has an end', () => {
  it('is dated: root certificates, support of versions and systems', () => {
    const dated = catalog.signatures.flatMap(({ id, expires }) => expires.map(({ date }) => `${id} ${date}`));
    for (const known of [
      'MDI1005 2025-05-12',
      'MDI3017 2023-10-10',
      'MDI1008 2023-10-10',
      'AIP2059 2024-05-13',
      'AIP2059 2024-06-30',
      'MDI4019 2026-01-31',
    ]) {
      assert.ok(dated.includes(known), known);
    }
  });

  it('is dated wherever a version is named whose support has ended', () => {
    for (const { id, appliesTo = '', expires } of catalog.signatures) {
      if (/Client 2\.x|\bATA\b|Advanced Threat Analytics|Server 2008/.test(appliesTo)) {
        assert.notDeepEqual(expires, [], `${id}: ${appliesTo}`);
      }
    }
  });

  const signature = catalog.findSignature('MDI1005');
  const [example] = signature?.examples.match ?? [];

  it('is said to end on the card up to its last day, and to have ended after it', () => {
    assert.ok(signature);
    const card = (today: string) => renderHoverCard(catalog, signature, { today });
    assert.match(card(lastDay), /Baltimore CyberTrust Root ends on 2025/);
    assert.match(card(dayAfter), /Baltimore CyberTrust Root ended on 2025/);
  });

  it('is said so by explain, in words and for programs', () => {
    const explanation = explainText(catalog, 'MDI1005');
    const text = (today: string) => explanationReport(explanation, catalog, 'text', today);
    assert.match(text(lastDay), /Baltimore CyberTrust Root ends on 2025-05-12\./);
    assert.match(text(dayAfter), /Baltimore CyberTrust Root ended on 2025-05-12\./);
    for (const [today, passed] of [
      [lastDay, false],
      [dayAfter, true],
      [undefined, undefined],
    ] as const) {
      const report: unknown = JSON.parse(explanationReport(explanation, catalog, 'json', today));
      assert.deepEqual(findSchemaMistakes('explanation', report), []);
      const { matches } = report as { matches: { expires?: { passed?: boolean }[] }[] };
      assert.equal(matches[0]?.expires?.[0]?.passed, passed);
    }
  });

  it('is said so by the reports of a scan', () => {
    assert.ok(example);
    const result = scanText(catalog, 'case.txt', example.text);
    const tool = { name: 'iplog-lens', version: '0.0.1' };
    assert.match(textReport(result, catalog, lastDay), /Baltimore CyberTrust Root ends on/);
    assert.match(textReport(result, catalog, dayAfter), /Baltimore CyberTrust Root ended on/);
    const { findings } = JSON.parse(jsonReport(result, catalog, tool, dayAfter)) as {
      findings: { id: string; expires?: { passed: boolean }[] }[];
    };
    assert.equal(findings.find(({ id }) => id === 'MDI1005')?.expires?.[0]?.passed, true);
  });
});

describe('every reference', () => {
  it('has the day on which it was verified', () => {
    for (const { id, references } of catalog.signatures) {
      assert.ok(references.length > 0, `${id} has no reference`);
      for (const { title, verified } of references)
        assert.match(verified, /^20\d\d-\d\d-\d\d$/, `${id}: ${title}`);
    }
  });
});
