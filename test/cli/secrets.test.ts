import assert from 'node:assert/strict';
import {
  explainText,
  explanationReport,
  htmlReport,
  jsonReport,
  markdownReport,
  sarifReport,
  scanText,
  textReport,
} from '#engine';
import { getRealCatalog } from '../support/real-catalog.ts';
import { secretTexts } from '../engine/redact/secrets.ts';
import { noGmsaPassword } from '../server/sensor-lines.ts';

// What the command line prints is made of these reports and nothing else.

const catalog = getRealCatalog();
const tool = { name: 'iplog-lens', version: '0' };

describe('a secret in a log', () => {
  for (const { text, secret, onlyHidden } of secretTexts) {
    it(`is a finding of its own and stands in no report: ${text.slice(0, 60)}`, () => {
      const log = [
        noGmsaPassword(1, /\s/.test(text) ? 'mdiSvc01' : text),
        `${noGmsaPassword(2)} ${text}`,
        `2026-03-14 09:26:55.0001 Info  Http sent ${text}`,
      ].join('\r\n');
      const result = scanText(catalog, 'Microsoft.Tri.Sensor.log', log);
      const explained = explainText(catalog, log);
      const shown = [
        textReport(result, catalog),
        jsonReport(result, catalog, tool),
        sarifReport(result, catalog, tool),
        markdownReport(result, catalog, { today: '2026-03-14' }),
        htmlReport(result, catalog, { today: '2026-03-14' }),
        explanationReport(explained, catalog, 'text'),
        explanationReport(explained, catalog, 'json'),
        explanationReport(explainText(catalog, text), catalog, 'json'),
      ];
      for (const piece of secret.split('\n'))
        for (const report of shown) assert.ok(!report.includes(piece), report);
      const ids = result.groups.map(({ signatureId }) => signatureId);
      assert.ok(ids.includes('MDI1010'));
      assert.ok(onlyHidden === true || ids.some((id) => id.startsWith('SEC')), ids.join(', '));
    });
  }
});
