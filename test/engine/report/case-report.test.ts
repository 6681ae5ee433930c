import assert from 'node:assert/strict';
import { htmlReport, markdownReport, type ScanResult, scanText, type Signature } from '#engine';
import { readHtml } from '../../support/read-html.ts';
import { readMarkdown } from '../../support/read-markdown.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { literalSignature, smallCatalog } from '../../support/small-catalog.ts';
import { someOccurrence, someScan, someSummary } from '../../support/some-scan.ts';
import { healthy, noDomainController, noGmsaPassword } from '../../server/sensor-lines.ts';

const sensor = 'case/DC01/Logs/Microsoft.Tri.Sensor.log';

describe('the summary of a case', () => {
  it('says first what to look at, then each finding with evidence, causes and what to run', () => {
    const text = read(
      someScan(getRealCatalog(), {
        [sensor]: [healthy(0), noGmsaPassword(1), noGmsaPassword(2), noDomainController(3)].join('\n'),
      }),
    );
    const parts = [
      '2 known errors, 3 occurrences, in 1 file (0.0 MB) of 1 machine, 2026-03-14 09:26:00 UTC to 2026-03-14 09:26:03 UTC.',
      'Look first at gMSA password could not be retrieved (MDI1010)',
      'What is wrong, most likely first',
      '1. gMSA password could not be retrieved (MDI1010)',
      'It usually stands behind MDI1020 (Failed to communicate with configured domain controllers)',
      `${sensor}:2, 2026-03-14 09:26:01 UTC, errorCode AccessDenied, account mdiSvc01, domain contoso.test`,
      'Likely causes',
      'Check: Who may read the gMSA password? Get-GmsaPasswordReader',
      '2. Failed to communicate with configured domain controllers (MDI1020)',
      'It usually follows from MDI1010 (gMSA password could not be retrieved), which is here too: look there first.',
      'What was read',
      'What to ask the customer for',
      'The output of the check Get-GmsaPasswordReader, run on: ',
      'When did it happen? The logs cover 2026-03-14 09:26:00 UTC to 2026-03-14 09:26:03 UTC.',
    ];
    let at = 0;
    for (const part of parts) {
      const found = text.indexOf(part, at);
      assert.ok(
        found >= 0,
        `"${part}" does not come after ${JSON.stringify(text.slice(at - 80, at))} in:\n${text}`,
      );
      at = found;
    }
  });

  it('has a line for each log with machine, time and holes, and says what is missing', () => {
    const result: ScanResult = {
      sources: [
        someSummary(sensor, { firstTime: '2026-03-14T01:00:00.000Z', lastTime: '2026-03-14T02:00:00.000Z' }),
        someSummary('case/DC02/Logs/Microsoft.Tri.Sensor.log', {
          firstTime: '2026-03-10T01:00:00.000Z',
          lastTime: '2026-03-10T02:00:00.000Z',
        }),
        someSummary('case/readme.txt', { kind: 'text' }),
      ],
      groups: [],
      problems: [],
      ended: 'complete',
    };
    const markdown = markdownReport(result, smallCatalog([]));
    const rows = markdown.split('\n').filter((line) => line.startsWith('| '));
    assert.equal(rows.length, 4, markdown);
    assert.match(
      readMarkdown(rows[2] ?? '').text,
      /Sensor\.log.*DC01.*2026-03-14 01:00:00 UTC.*2026-03-14 02:00/,
    );
    const text = readMarkdown(markdown).text;
    assert.match(text, /Besides, 1 file that is no log of a known kind\./);
    assert.match(text, /The missing log of DC01: Microsoft\.Tri\.Sensor-Errors\.log is not there/);
    assert.match(text, /A newer log of DC02: .* 4 days before the newest log/);
  });

  it('does not take silence for health', () => {
    const result = someScan(getRealCatalog(), { [sensor]: healthy(0) });
    assert.match(
      read(result),
      /No known error stands in what was read\. That does not prove that all is well\./,
    );
    assert.match(read({ ...result, sources: [] }), /Nothing could be read\./);
  });

  it('asks again for what could not be read, and for the rest of a scan that was stopped', () => {
    const text = read({
      sources: [],
      groups: [],
      problems: [
        { kind: 'zip-encrypted', source: 'a.zip!/x.log', message: 'It is encrypted.' },
        { kind: 'zip-damaged', source: 'b.zip', message: 'It ends in the middle.' },
        { kind: 'other-archive', source: 'c.7z', message: '1 archive not opened.' },
        { kind: 'line-too-long', source: 'd.log', line: 7, message: 'A line was cut.' },
      ],
      ended: 'cancelled',
    });
    for (const part of [
      'The scan was stopped before its end.',
      'the scan was stopped, so scan the rest first.',
      'A copy without a password of a.zip!/x.log, or the password to unpack it with.',
      'A new copy of b.zip: It ends in the middle.',
      'As zip or as folder: c.7z: 1 archive not opened.',
      'd.log:7: A line was cut.',
    ]) {
      assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
    }
    assert.ok(!text.includes('copy of d.log'));
  });

  it('asks for the versions where the knowledge is aged, and for what has ended by today only', () => {
    const changes: Partial<Signature> = {
      status: 'legacy',
      appliesTo: 'client 2.x',
      expires: [
        { what: 'Old root', date: '2026-03-13' },
        { what: 'New root', date: '2026-03-14' },
      ],
    };
    const catalog = smallCatalog([literalSignature('TEST001', 'Pump broke', changes)]);
    const result = someScan(catalog, { [sensor]: '2026-03-14 09:26:01.0001 Error Pump Pump broke' });
    const text = readMarkdown(markdownReport(result, catalog, { today: '2026-03-14' })).text;
    assert.match(text, /Which versions are installed\? .*: TEST001 \(client 2\.x\)\./);
    assert.match(text, /Is it still in use: Old root\? It ended on 2026-03-13 \(TEST001\)\./);
    assert.doesNotMatch(text, /in use: New root/);
    assert.doesNotMatch(readMarkdown(markdownReport(result, catalog)).text, /in use: Old root/);
  });

  it('links places where the reader has something that opens them, else names the whole path', () => {
    const catalog = smallCatalog([literalSignature('TEST001', 'Pump broke')]);
    const result = someScan(catalog, { [sensor]: '2026-03-14 09:26:01.0001 Error Pump Pump broke' });
    const linkTo = ({ source, line }: { source: string; line: number }): string =>
      `iplog-lens-place:/${source}?${line}`;
    assert.deepEqual(readMarkdown(markdownReport(result, catalog, { linkTo })).links, [
      `iplog-lens-place:/${sensor}?1`,
    ]);
    assert.ok(readMarkdown(markdownReport(result, catalog)).codeSpans.includes(`${sensor}:1`));
    // Logs of several machines have one name, and a link shows the name only.
    const other = sensor.replace('DC01', 'DC02');
    const groups = result.groups.map((group) => ({
      ...group,
      count: 2,
      occurrences: [...group.occurrences, someOccurrence('TEST001', other, { line: 1 })],
    }));
    const sources = [...result.sources, someSummary(other)];
    const { text } = readMarkdown(markdownReport({ ...result, sources, groups }, catalog, { linkTo }));
    for (const node of ['DC01', 'DC02'])
      assert.ok(text.includes(`${node}: Microsoft.Tri.Sensor.log:1`), text);
    // Whoever makes links may be wrong, too.
    for (const wrong of ['javascript:alert(1)', 'command:x', 'data:text/html,x', 'https://x/) [y](z', '"x']) {
      const options = { linkTo: () => wrong };
      assert.deepEqual(readMarkdown(markdownReport(result, catalog, options)).links, [], wrong);
      assert.ok(
        readHtml(htmlReport(result, catalog, options)).elements.every(({ name }) => name !== 'a'),
        wrong,
      );
    }
  });

  it('stays short: places, findings, logs and problems beyond a number are counted', () => {
    const signatures = Array.from({ length: 40 }, (_, i) =>
      literalSignature(`TEST${100 + i}`, `Pump ${100 + i} broke`),
    );
    const catalog = smallCatalog(signatures);
    const lines = signatures.flatMap((_, i) =>
      Array.from({ length: 9 }, () => `2026-03-14 09:26:01.0001 Error Pump Pump ${100 + i} broke`),
    );
    const scan = scanText(catalog, sensor, lines.join('\n'));
    const result: ScanResult = {
      ...scan,
      sources: [...scan.sources, ...Array.from({ length: 300 }, (_, i) => someSummary(`x/DC${i}/y.log`))],
      problems: Array.from({ length: 80 }, (_, i) => ({ kind: 'odd', source: `${i}.log`, message: 'Odd.' })),
    };
    const text = read(result);
    assert.match(text, /30\. Title of TEST/);
    assert.doesNotMatch(text, /31\. Title of TEST/);
    assert.match(text, /7 more places\./);
    assert.match(text, /And 101 more logs\./);
    assert.match(text, /And 30 more notes like these\./);
    // What is missing, and what to ask for because of it.
    assert.equal(text.match(/And 251 more notes like these\./g)?.length, 2);
    assert.equal(text.match(/Title of TEST1\d\d/g)?.length, 41);
  });
});

describe('the HTML page of a case', () => {
  const result = someScan(getRealCatalog(), {
    [sensor]: [healthy(0), noGmsaPassword(1), noDomainController(3)].join('\n'),
  });
  const html = htmlReport(result, getRealCatalog());
  const page = readHtml(html);

  it('says the same as the Markdown document', () => {
    // Blocks stand on lines of their own here and not there, so the letters are compared.
    const letters = (text: string): string => text.replace(/\W/g, '');
    const onlyHere = letters(`Logs, with the time that they cover`);
    assert.equal(letters(page.text).replace(onlyHere, ''), letters(`Case summary${read(result)}`));
  });

  it('needs nothing else and lets nothing else be loaded', () => {
    const policy = page.elements.find(
      ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
    );
    assert.match(policy?.attributes['content'] ?? '', /^default-src 'none'; style-src 'unsafe-inline';/);
    const names = new Set(page.elements.map(({ name }) => name));
    for (const name of ['script', 'img', 'link', 'iframe', 'object', 'form'])
      assert.ok(!names.has(name), name);
    assert.doesNotMatch(html, /url\(|@import|https?:/);
  });

  it('has one first heading, none that skips a level, a language and a title', () => {
    const levels = page.elements.flatMap(({ name }) => (/^h\d$/.test(name) ? [Number(name.slice(1))] : []));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    assert.equal(levels[0], 1);
    levels.forEach((level, i) => assert.ok(level <= (levels[i - 1] ?? 0) + 1, levels.join(' ')));
    assert.equal(page.elements[0]?.attributes['lang'], 'en');
    assert.ok(page.elements.some(({ name }) => name === 'title'));
  });

  it('names rows and columns of its tables, and each table can be reached and scrolled by key', () => {
    const headers = page.elements.filter(({ name }) => name === 'th');
    assert.ok(headers.length > 9);
    for (const { attributes } of headers) assert.match(attributes['scope'] ?? '', /^(?:row|col)$/);
    const count = (wanted: string): number => page.elements.filter(({ name }) => name === wanted).length;
    assert.equal(count('table'), count('caption'));
    const regions = page.elements.filter(({ attributes }) => attributes['role'] === 'region');
    assert.equal(regions.length, count('table'));
    for (const { attributes } of regions) {
      assert.deepEqual([attributes['tabindex'], attributes['aria-label'] === ''], ['0', false]);
    }
  });

  it('has contrast of 7 to 1 for text and links, and 3 to 1 for lines, light and dark', () => {
    const schemes = [
      ...html.matchAll(/--text: (#\w+); --back: (#\w+); --soft: (#\w+); --line: (#\w+); --link: (#\w+)/g),
    ];
    assert.equal(schemes.length, 2);
    for (const [, text = '', back = '', soft = '', line = '', link = ''] of schemes) {
      for (const ground of [back, soft]) {
        assert.ok(contrast(text, ground) >= 7, `${text} on ${ground}`);
        assert.ok(contrast(link, ground) >= 7, `${link} on ${ground}`);
      }
      assert.ok(contrast(line, back) >= 3, `${line} on ${back}`);
    }
  });

  it('is well-formed', () => assert.deepEqual(page.errors, []));
});

function read(result: ScanResult): string {
  return readMarkdown(markdownReport(result, getRealCatalogOr(result))).text;
}

/** Signatures of a test are not in the real knowledge. */
function getRealCatalogOr({ groups }: ScanResult): ReturnType<typeof getRealCatalog> {
  if (groups.every(({ signatureId }) => !signatureId.startsWith('TEST'))) return getRealCatalog();
  return smallCatalog(groups.map(({ signatureId }) => literalSignature(signatureId, 'Pump broke')));
}

/** WCAG 2.2, relative luminance. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
