import assert from 'node:assert/strict';
import fc from 'fast-check';
import { htmlReport, markdownReport, sarifReport, type ScanResult } from '#engine';
import { readHtml } from '../../support/read-html.ts';
import { readMarkdown } from '../../support/read-markdown.ts';
import { readSarif } from '../../support/read-sarif.ts';
import { makeSignature, smallCatalog } from '../../support/small-catalog.ts';
import { someOccurrence, someSummary } from '../../support/some-scan.ts';
import { hostileValues, unseenValues } from '../../server/hostile-values.ts';

// Whatever stands in a log, in the name of a file, or in a signature of the user: a reader of a report sees it as text.

const values = [...hostileValues, ...unseenValues];
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

describe('hostile text in a report', () => {
  for (const value of values) {
    it(`${JSON.stringify(value)} is text in Markdown, HTML and SARIF`, () => assertHarmless(value));
  }

  it('is text in any mixture', () => {
    const pieces = [...'`*_~[]()<>!#|\\&;:/@.-+$ "\'ax1{}'.split(''), ...values];
    const mixture = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(fc.property(mixture, assertHarmless), { numRuns: 80 });
  });

  it('cannot end a table', () => {
    for (const value of ['a | b', 'a \\| b', '\\', '`a | b`', '\n| x | y |', '|---|']) {
      const cells = markdownReport(caseOf(value), catalogOf(value))
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .map((line) => line.replace(/\\\\/g, '').replace(/\\\|/g, '').split('|').length);
      assert.equal(new Set(cells).size, 1, `${JSON.stringify(value)}: ${cells.join(' ')}`);
    }
  });

  it('is read by an oracle that sees elements where there are some', () => {
    const { elements, errors } = readHtml('<p><img src="x" onerror="y"/></p>');
    assert.deepEqual([elements[1]?.name, elements[1]?.attributes['onerror'], errors], ['img', 'y', []]);
    assert.ok(readHtml('<p><b></p>').errors.length > 0);
  });
});

function assertHarmless(value: string): void {
  const catalog = catalogOf(value);
  const result = caseOf(value);
  const plain = 'Plain';

  const markdown = readMarkdown(markdownReport(result, catalog));
  assert.deepEqual([markdown.links, markdown.images, markdown.html], [[], [], []]);
  assert.doesNotMatch(markdown.text, unseen);
  assert.ok(letters(markdown.text).includes(letters(value)));

  const html = htmlReport(result, catalog);
  const page = readHtml(html);
  const known = new Set(shapes(htmlReport(caseOf(plain), catalogOf(plain))));
  assert.deepEqual(page.errors, []);
  assert.deepEqual(
    shapes(html).filter((shape) => !known.has(shape)),
    [],
  );
  assert.doesNotMatch(page.text, unseen);
  assert.ok(letters(page.text).includes(letters(value)));

  const run = readSarif(sarifReport(result, catalog, { name: 'iplog-lens', version: '1.2.3' }));
  const [found] = run.results;
  const texts = [
    found?.message.text ?? '',
    ...run.invocations.flatMap((one) => one.toolExecutionNotifications.map(({ message }) => message.text)),
  ];
  for (const text of texts) {
    assert.doesNotMatch(text, unseen);
    // 3.11.6: a link is [text](target); 3.11.5: a place for a value is {0}.
    assert.doesNotMatch(text, /\]\(/);
    assert.doesNotMatch(text.replaceAll('{{', '').replaceAll('}}', ''), /[{}]/);
  }
  for (const { location } of run.artifacts) {
    const url = new URL(location.uri, 'file:///base/');
    assert.deepEqual([url.protocol, url.host, url.search, url.hash], ['file:', '', '', '']);
  }
  const { links, images, html: raw } = readMarkdown(run.tool.driver.rules[0]?.help.markdown ?? '');
  assert.deepEqual([links, images, raw], [[], [], []]);
}

/** Elements of a page with the names of their attributes. */
function shapes(html: string): string[] {
  return readHtml(html).elements.map(
    ({ name, attributes }) => `${name} ${Object.keys(attributes).join(' ')}`,
  );
}

/** A case in which a value stands wherever text of others can stand. */
function caseOf(value: string): ScanResult {
  const source = `case/${value}/Logs/${value}.log`;
  const times = { firstTime: value, lastTime: value };
  const place = { source, line: 1, endLine: 1 };
  return {
    sources: [
      someSummary(source, { kind: value, encoding: value, ...times }),
      someSummary(`${value}/Microsoft.Tri.Sensor.log`),
    ],
    groups: [
      {
        signatureId: 'TEST001',
        severity: 'error',
        count: 3,
        ...times,
        occurrences: [
          someOccurrence('TEST001', source, {
            preview: value,
            time: value,
            captures: [
              { name: value, value, span: { startLine: 0, startColumn: 0, endLine: 0, endColumn: 1 } },
            ],
            also: [place],
            support: [{ ...place, signatureId: value }],
            lowered: { severity: 'hint', because: value },
          }),
        ],
        resolvedBy: { ...place, signatureId: 'TEST001', time: value },
      },
    ],
    problems: [
      { kind: value, source, line: 1, message: value },
      { kind: 'zip-encrypted', source: value, message: value },
    ],
    ended: 'complete',
  };
}

/** Signatures of the user may hold anything, too. */
function catalogOf(value: string): ReturnType<typeof smallCatalog> {
  return smallCatalog([
    makeSignature({
      id: 'TEST001',
      formerIds: [value],
      title: value,
      meaning: value,
      status: 'aged',
      appliesTo: value,
      steps: [value],
      causes: [{ id: value, text: value, remedies: [] }],
      notes: [value],
      references: [
        { title: value, url: value, verified: value },
        { title: value, url: `https://example.test/${value}`, verified: value },
      ],
      expires: [{ what: value, date: '2020-01-01' }],
    }),
  ]);
}

/** What has to stand there as it was: a report marks what cannot be seen, and may put blanks between. */
function letters(text: string): string {
  return text.replace(/<U\+[\dA-F]+>/g, '').replace(/[\p{Cc}\p{Cf}\p{Cs}\s\ufffd]/gu, '');
}
