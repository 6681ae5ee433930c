import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  checkSignatureFiles,
  createCatalog,
  type Draft,
  draftSignature,
  findExampleKind,
  parseSignature,
  scanText,
} from '#engine';
import { getRealCatalog } from '../../support/real-catalog.ts';

const catalog = getRealCatalog();
const path = 'Microsoft.Tri.Sensor.log';

/** A draft for what stands between two columns of a line; for the line's record where they are equal. */
function draft(text: string, line = 0, from = 0, to = 0, file = path, source = 'mdi.sensor'): Draft {
  const kind = findExampleKind(source, catalog.kinds);
  assert.ok(kind);
  const selection = { startLine: line, startColumn: from, endLine: line, endColumn: to };
  return draftSignature(catalog, { path: file, text, kind, selection, today: '2026-03-14' });
}

function drafted(text: string, line?: number, from?: number, to?: number): Extract<Draft, { ok: true }> {
  const result = draft(text, line, from, to);
  assert.ok(result.ok, result.ok ? '' : result.reason);
  return result;
}

const flush = (second: number, values: string): string =>
  `2026-03-09 06:12:0${second}.0001 Error BlobWriter FlushAsync gave up ${values}`;

describe('a drafted signature', () => {
  it('lets values vary and keeps what says what went wrong', () => {
    const line = flush(
      1,
      '[BlobName=batch-7 errorCode=AccessDenied isRetry=False Id=0f8fad5b-d9cb-469f-a165-70867728950e] after 12 attempts at 10.0.0.7:443 in C:\\Temp\\x (407)',
    );
    const { yaml } = drafted(`${line}\n`);
    const { signature } = parseSignature(yaml, 'x');
    assert.equal(
      signature?.rules[0]?.pattern,
      String.raw`BlobWriter FlushAsync gave up \[BlobName=(?<blobName>[^\s\],;)]{1,300}) errorCode=AccessDenied isRetry=False Id=(?<id>[^\s\],;)]{1,300})\] after (?<number>\d[\d.,:]{0,40}) attempts at (?<address>\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?) in (?<path>[^\s"'<>|\])}]{1,500}) \(407\)`,
    );
    assert.deepEqual(signature.examples.match[0]?.captures, {
      blobName: 'batch-7',
      id: '0f8fad5b-d9cb-469f-a165-70867728950e',
      number: '12',
      address: '10.0.0.7:443',
      path: 'C:\\Temp\\x',
    });
    assert.equal(signature.severity, 'error');
  });

  it('counts how often it is found in the log, and names what is known there', () => {
    const lines = [flush(1, '[BlobName=a1]'), 'noise', flush(2, '[BlobName=b2]'), flush(3, '[BlobName=c3]')];
    const result = drafted(lines.join('\r\n'), 2);
    assert.equal(result.hits, 3);
    assert.match(result.yaml, /found 3 times/);
    assert.deepEqual(result.known, []);
    const [known] = catalog.findSignature('MDI1020')?.examples.match ?? [];
    assert.deepEqual(drafted(known?.text ?? '').known, ['MDI1020']);
  });

  it('takes what is selected, and the whole record as its example', () => {
    const text = [flush(1, ''), '   at System.Pump.Explode(String name)', flush(2, '')].join('\n');
    const line = text.split('\n')[1] ?? '';
    const { yaml, hits } = drafted(text, 1, line.indexOf('System'), line.length);
    const { signature } = parseSignature(yaml, 'x');
    assert.equal(hits, 1);
    assert.match(signature?.rules[0]?.pattern ?? '', /^System\\\.Pump\\\.Explode/);
    assert.match(signature?.examples.match[0]?.text ?? '', /^2026[^\n]*\n {3}at System/);
  });

  it('takes the next record that is close for its near miss', () => {
    const text = [flush(1, 'for good'), '2026-03-09 06:12:02.0001 Info  BlobWriter FlushAsync finished'].join(
      '\n',
    );
    assert.match(drafted(text).yaml, /nearMiss:[^]*FlushAsync finished/);
  });

  it('takes the next id that is free', () => {
    const { yaml } = drafted(flush(1, 'once'));
    const { signature } = parseSignature(yaml, 'x');
    assert.equal(signature?.id, 'TEAM-001');
    const kind = findExampleKind('mdi.sensor', catalog.kinds);
    assert.ok(kind);
    const more = createCatalog({ ...catalog, signatures: [...catalog.signatures, signature] });
    const selection = { startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };
    const next = draftSignature(more, {
      path,
      text: flush(1, 'again'),
      kind,
      selection,
      today: '2026-03-14',
    });
    assert.ok(next.ok && next.id === 'TEAM-002');
  });

  it('says what to do where too little is selected', () => {
    assert.deepEqual(draft('short', 0), {
      ok: false,
      reason: 'Select the words that tell the error, at least seven characters of one line.',
    });
    const numbers = draft('1 2 3 4 5 6 7 8 9', 0, 0, 0, 'x.txt', 'ticket');
    assert.ok(numbers.ok || /select/i.test(numbers.reason));
  });

  it('passes the check for every example that we have, and is found in it', function () {
    this.timeout(180_000);
    for (const { id, examples } of catalog.signatures) {
      for (const { source, text } of examples.match) {
        const result = draft(text, 0, 0, 0, 'example.log', source);
        if (!result.ok) continue;
        const { accepted, problems } = checkSignatureFiles([{ file: 'x', text: result.yaml }], catalog);
        assert.deepEqual(problems, [], `${id}: ${result.yaml}`);
        assert.equal(accepted.length, 1);
      }
    }
  });

  it('passes the check whatever the log holds', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        'k=v',
        'Path=C:\\a b',
        "'",
        '"',
        ': ',
        '# ',
        '- ',
        '\u2028',
        '\u0085',
        '[',
        ']',
        '{{',
        '|-',
        '0x80070643',
        '12.5',
        '\\\\srv\\x',
        'a@b.cc',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const line = words.join(' ').replace(/[\r\n]/g, ' ');
        const result = draft(`2026-03-09 06:12:01.0001 Error Pump broke ${line}`);
        if (!result.ok) return;
        assert.deepEqual(checkSignatureFiles([{ file: 'x', text: result.yaml }], catalog).accepted.length, 1);
        const { signature } = parseSignature(result.yaml, 'x');
        assert.ok(signature);
        const found = scanText(createCatalog({ ...catalog, signatures: [signature] }), path, line);
        assert.ok(found.groups.length <= 1);
      }),
      { numRuns: 200 },
    );
  });
});
