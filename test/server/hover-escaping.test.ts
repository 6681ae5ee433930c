import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Hover } from 'vscode-languageserver-protocol';
import { type Catalog, escapeMarkdown, hideSecrets } from '#engine';
import { literalSignature, smallCatalog } from '../support/small-catalog.ts';
import { readMarkdown, type ReadMarkdown } from '../support/read-markdown.ts';
import { ourCommands, type RunningServer, startRunningServer } from '../support/running-server.ts';
import { hostileValues, unseenValues } from './hostile-values.ts';
import { sensorUri } from './sensor-lines.ts';

// Whatever stands in a log, a reader of the card sees it as text. The oracle is VS Code's own Markdown renderer.

describe('log text in Markdown', () => {
  let server: RunningServer;
  before(async () => {
    server = await startRunningServer({
      clientCommands: ourCommands,
      runtime: { loadCatalog: async () => takesAnything() },
    });
  });
  after(() => server.stop());

  for (const value of [...hostileValues, ...unseenValues]) {
    it(`shows ${JSON.stringify(value)} as it is, on the card and in the report`, async () => {
      for (const shown of await cardAndReport([value])) assertHarmless(shown, value);
    });
  }

  it('shows any mixture of such pieces as it is', async () => {
    const pieces = [...'`*_~[]()<>!#|\\&;:/@.-+$ "\'ax1'.split(''), ...hostileValues, ...unseenValues];
    const value = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 20, maxLength: 20 }), async (values) => {
        const answers = await cardAndReport(values);
        answers.forEach((shown, i) => assertHarmless(shown, values[Math.floor(i / 2)] ?? ''));
      }),
      { numRuns: 25 },
    );
  });

  it('keeps a name of a file from being markup', async () => {
    const uri = 'file:///cases/%5Bx%5D(command%3Aquit)%20%60%3Cimg%20src%3Dx%3E/Microsoft.Tri.Sensor.log';
    await server.open(uri, lineWith('value'));
    const answer = await server.request('iplogLens/explainFinding', {
      finding: { signatureId: 'TEST001', uri, line: 0 },
      form: 'report',
    });
    server.close(uri);
    const shown = readMarkdown((answer as { markdown: string }).markdown);
    assert.deepEqual([shown.links, shown.images, shown.html], [[], [], []]);
    assert.ok(shown.text.includes('[x](command:quit) `<img src=x>'), shown.text);
  });

  it('is read by an oracle that sees markup where there is some', () => {
    const read = hostileValues.map(readMarkdown);
    const links = read.flatMap((one) => one.links);
    const images = read.flatMap((one) => one.images);
    const html = read.flatMap((one) => one.html);
    assert.ok(links.includes('command:workbench.action.quit'));
    assert.ok(links.includes('https://evil.test/login'));
    assert.ok(links.includes('mailto:admin@evil.test'));
    assert.deepEqual(images, ['https://evil.test/pixel.png']);
    assert.ok(html.length > 2);
  });

  it('escapes plain Markdown text as well as inline code', () => {
    for (const value of [...hostileValues, ...unseenValues]) {
      for (const where of [escapeMarkdown(value), `- before ${escapeMarkdown(value)} after`]) {
        const { links, images, html, codeSpans } = readMarkdown(where);
        assert.deepEqual([links, images, html, codeSpans], [[], [], [], []], where);
      }
    }
  });

  /** For each value what its card shows and what its report shows. */
  async function cardAndReport(values: readonly string[]): Promise<ReadMarkdown[]> {
    const from = values.map((value) => lineWith(value));
    await server.open(sensorUri, from.join('\n'));
    const answers: ReadMarkdown[] = [];
    for (let line = 0; line < values.length; line++) {
      const hover = (await server.request('textDocument/hover', {
        textDocument: { uri: sensorUri },
        position: { line, character: 50 },
      })) as Hover | null;
      const report = await server.request('iplogLens/explainFinding', {
        finding: { signatureId: 'TEST001', uri: sensorUri, line },
        form: 'report',
      });
      assert.ok(hover !== null && typeof hover.contents === 'object' && 'value' in hover.contents);
      answers.push(
        readMarkdown(hover.contents.value),
        readMarkdown((report as { markdown: string }).markdown),
      );
    }
    server.close(sensorUri);
    return answers;
  }
});

function lineWith(value: string): string {
  return `2026-03-14 09:26:01.0001 Error Pump Pump broke on ${value}`;
}

function takesAnything(): Catalog {
  const rule = {
    scopes: ['mdi.sensor'],
    pattern: 'Pump broke on (?<value>[^\\r\\n]*)',
    anchors: ['pump broke on '],
    otherAnchors: [],
    inferred: false,
  };
  const captures = { value: { kind: 'text', pii: false, future: false } };
  return smallCatalog([literalSignature('TEST001', 'Pump', { rules: [rule], captures })]);
}

function assertHarmless({ links, images, html, codeSpans, text }: ReadMarkdown, value: string): void {
  assert.deepEqual([links, images, html], [[], [], []], text);
  // A mixture can be an address with a password in it, which no card shows.
  const expected = letters(hideSecrets(value));
  const visible = codeSpans.some((span) => letters(span) === expected);
  assert.ok(visible, `no inline code shows ${JSON.stringify(value)}: ${JSON.stringify(codeSpans)}`);
  assert.doesNotMatch(
    text,
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/,
  );
}

/**
 * What has to stand there as it was. Patterns see a text without zero-width characters and with plain quotes and
 * blanks (the view of a record), and a card marks what else cannot be seen.
 */
function letters(text: string): string {
  return text.replace(/[\u2018\u2019\u201a\u201b]/g, "'").replace(/[\p{Cc}\p{Cf}\p{Cs}\s\ufffd]/gu, '');
}
