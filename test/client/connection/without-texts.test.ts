import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutTexts } from '../../../client/src/connection/without-texts.ts';
import { secretTexts } from '../../engine/redact/secrets.ts';

/** As the library traces it with the setting `verbose`. */
function traced(params: unknown): string {
  return `Sending notification 'textDocument/didOpen'.\nParams: ${JSON.stringify(params, null, 4)}`;
}

describe('a trace of the messages', () => {
  it('tells which messages were sent and what shape they had', () => {
    const shown = withoutTexts(
      traced({
        textDocument: {
          uri: 'file:///cases/contoso.log',
          languageId: 'iplog',
          version: 3,
          text: 'He said "no"\\',
        },
        diagnostics: [{ code: 'MDI1010', severity: 1, message: 'Password of mdiSvc01' }],
        captures: { account: 'mdiSvc01', 'some "odd" name': 'x' },
      }),
    );
    assert.match(shown, /^Sending notification 'textDocument\/didOpen'\.\nParams: \{/);
    assert.deepEqual(JSON.parse(shown.slice(shown.indexOf('{'))), {
      textDocument: { uri: '<25>', languageId: 'iplog', version: 3, text: '<16>' },
      diagnostics: [{ code: 'MDI1010', severity: 1, message: '<20>' }],
      captures: { account: '<8>', '<17>': '<1>' },
    });
  });

  it('holds no secret, wherever in a message it stands', () => {
    for (const { text, secret } of secretTexts) {
      const shown = withoutTexts(
        traced({
          textDocument: { uri: `file:///cases/${encodeURIComponent(text)}.log`, text: `a\r\n${text}\r\n` },
          contentChanges: [{ text }],
          [text]: text,
          code: `not a code: ${text}`,
        }),
      );
      for (const piece of secret.split('\n'))
        assert.ok(!shown.includes(JSON.stringify(piece).slice(1, -1)), shown);
    }
  });

  it('holds no text of any message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 6 }), fc.string({ maxLength: 9 }), (text, name) => {
        const shown = withoutTexts(traced({ uri: text, [name]: [text, { message: text }] }));
        assert.ok(!shown.includes(JSON.stringify(text)), shown);
      }),
    );
  });

  it('takes linear time for what is large, and for quotes and backslashes without end', () => {
    for (const text of ['x'.repeat(5e6), '"'.repeat(1e6), '\\'.repeat(1e6), '\\"'.repeat(5e5)]) {
      assert.match(withoutTexts(traced({ text })), /"text": "<\d+>"/);
      assert.ok(withoutTexts(text).length <= text.length * 3);
    }
  });
});
