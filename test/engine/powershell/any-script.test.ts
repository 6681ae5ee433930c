import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkScript, findCmdletAt, findQuotedText, mendScript, readScript } from '#engine';
import { getScriptParser } from '../../support/parse-powershell.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';

// Whatever stands in a script, in the middle of typing above all: no exception, no place outside of the text.

const pieces = [
  'Start-AIPScan', 'Start\u2013AIPScan', 'Set-AIPFileLabel', 'Get-ScannerStatus', 'Set-Authentication', 'Set-ADServiceAccount',
  'netsh int ipv4 set dynamicport tcp', 'start=', 'num=', '1000', '-AppSecret', '-PrincipalsAllowedToRetrieveManagedPassword',
  '\u2013Reset', '-RemoveLabel', '@p', "'", '"', '\u2019', '\u201c', '$(', '@(', '@{', '{', '}', ')', '(', '[', ']', '|', ';', ',', '=', '`',
  '$x', '#', '<#', '#>', "@'\n", "\n'@", '\n', '\r\n', ' ', '\t', '\u00a0', '\ud83d\ude00', '\ud83d', '\0', '&', '.', 'a', 'DC1$',
]; // prettier-ignore

describe('any text as a script', () => {
  it('is checked, mended and looked at without an exception, and every place is in it', async () => {
    const parser = await getScriptParser();
    const catalog = getRealCatalog();
    const script = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(script, fc.nat(), (text, place) => {
        const read = readScript(parser, text);
        if (read === undefined) return;
        const findings = checkScript(catalog, read);
        for (const { start, end, message, fixes } of findings) {
          assert.ok(0 <= start && start <= end && end <= text.length);
          assert.ok(message.length < 140);
          for (const edit of fixes.flatMap(({ edits }) => edits)) {
            assert.ok(0 <= edit.start && edit.start <= edit.end && edit.end <= text.length);
          }
        }
        let end = 0;
        for (const edit of mendScript(catalog, parser, text)?.edits ?? []) {
          assert.ok(end <= edit.start && edit.start <= edit.end && edit.end <= text.length);
          end = edit.end;
        }
        const offset = place % (text.length + 1);
        findCmdletAt(catalog, read, offset);
        const quoted = findQuotedText(read, offset);
        assert.ok((quoted?.firstLine ?? 0) <= text.split('\n').length);
      }),
      { numRuns: 60 },
    );
  });
});
