import assert from 'node:assert/strict';
import { type LogSource, type ScanOptions, scanSources, scanText } from '#engine';
import { encoders } from '../../support/encode.ts';
import { condition, literalSignature, makeSignature, smallCatalog } from '../../support/small-catalog.ts';

const header = (second: number, text: string): string =>
  `2026-03-09 06:12:${String(second % 60).padStart(2, '0')}.0001 Error ${text}`;
const healthy = '2026-03-09 06:11:00.0001 Info  Sensor heartbeat sent [status=OK]';
const catalog = smallCatalog([
  literalSignature('T1', 'connection was refused'),
  makeSignature({
    id: 'T2',
    rules: [
      {
        scopes: ['mdi.sensor'],
        pattern: 'password could not be read \\[account=(?<account>[^\\s\\]]+)\\]',
        anchors: ['password could not be read'],
        otherAnchors: [],
        inferred: false,
      },
    ],
  }),
]);

function memorySource(path: string, bytes: Uint8Array, chunk = bytes.length): LogSource {
  return {
    path,
    byteLength: bytes.length,
    async *read() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

async function scan(bytes: Uint8Array, options: ScanOptions & { chunk?: number; path?: string } = {}) {
  return await scanSources(
    catalog,
    [memorySource(options.path ?? 'Microsoft.Tri.Sensor.log', bytes, options.chunk)],
    options,
  );
}

describe('a scan', () => {
  const text = [
    healthy,
    header(1, 'Ldap connection was refused'),
    '   at X.Y()',
    healthy,
    header(2, 'Gmsa password could not be read [account=svc_a]'),
    '',
  ].join('\r\n');

  for (const [name, encode] of Object.entries(encoders)) {
    it(`finds the same at the same places in ${name}`, async () => {
      const result = await scan(encode(text));
      assert.deepEqual(
        result.groups.flatMap(({ occurrences }) =>
          occurrences.map(({ signatureId, line, span }) => [signatureId, line, span.startColumn]),
        ),
        [
          ['T1', 2, 36],
          ['T2', 5, 36],
        ],
      );
      assert.equal(result.sources[0]?.records, 4);
      assert.equal(result.sources[0]?.lines, 5);
    });
  }

  it('finds the same however the bytes are cut into chunks', async () => {
    const whole = await scan(Buffer.from(text));
    for (const chunk of [1, 3, 7, 64, 100]) {
      assert.deepEqual((await scan(Buffer.from(text), { chunk })).groups, whole.groups);
    }
  });

  it('captures values with their places', async () => {
    const [, group] = (await scan(Buffer.from(text))).groups;
    assert.deepEqual(group?.occurrences[0]?.captures, [
      { name: 'account', value: 'svc_a', span: { startLine: 4, startColumn: 72, endLine: 4, endColumn: 77 } },
    ]);
  });

  it('sees through no-break blanks and zero-width characters', async () => {
    const result = await scan(
      Buffer.from(`${healthy}\n${header(3, 'Ldap connection\u00a0was\u200b refused')}\n`),
    );
    assert.equal(result.groups[0]?.signatureId, 'T1');
    assert.equal(result.groups[0]?.occurrences[0]?.line, 2);
  });

  it('finds what stands in Windows-1252 with a no-break blank', async () => {
    const result = await scan(
      Buffer.from(`${healthy}\n${header(3, 'Zürich: connection\u00a0was refused')}\n`, 'latin1'),
    );
    assert.equal(result.groups[0]?.signatureId, 'T1');
  });

  it('counts everything and keeps the first and the last in detail', async () => {
    const lines = Array.from({ length: 1000 }, (_, i) => header(i, 'Ldap connection was refused'));
    const [group] = (await scan(Buffer.from(lines.join('\n')), { keep: 3 })).groups;
    assert.equal(group?.count, 1000);
    assert.deepEqual(
      group.occurrences.map(({ line }) => line),
      [1, 2, 3, 998, 999, 1000],
    );
  });

  it('counts records by minute and level', async () => {
    const lines = [
      '2026-03-09 06:11:00.0001 Info  A b',
      '2026-03-09 06:11:01.0001 Error A b',
      '2026-03-09 06:12:01.0001 Error A b',
    ];
    assert.deepEqual((await scan(Buffer.from(lines.join('\n')))).sources[0]?.histogram, [
      { minute: '2026-03-09 06:11', counts: { info: 1, error: 1 } },
      { minute: '2026-03-09 06:12', counts: { error: 1 } },
    ]);
  });

  it('counts the lines of files with and without a final line end, with CRLF, LF and both', async () => {
    for (const [content, lines] of [
      ['a', 1],
      ['a\n', 1],
      ['a\nb', 2],
      ['a\r\nb\nc\r\n', 3],
      ['\n\n', 2],
      ['', 0],
    ] as const) {
      assert.equal((await scan(Buffer.from(content))).sources[0]?.lines, lines, JSON.stringify(content));
    }
  });

  it('scans what follows a line longer than its buffer, and says what was cut', async () => {
    const bytes = Buffer.concat([
      Buffer.alloc(5 << 20, 'x'),
      Buffer.from(`\r\n${header(1, 'Ldap connection was refused')}\r\n`),
    ]);
    const result = await scan(bytes, { chunk: 1 << 20 });
    assert.equal(result.groups[0]?.occurrences[0]?.line, 2);
    assert.equal(result.sources[0]?.lines, 2);
    assert.ok(result.problems.some(({ kind, line }) => kind === 'line-too-long' && line === 1));
  });

  it('finds an error deep inside a stack of a million lines', async () => {
    const stack = '   at void Microsoft.Tri.Sensor.Some.Method(int argument)\n'.repeat(100_000);
    const bytes = Buffer.from(
      `${header(1, 'Deep')}\n${stack}   caused by: connection was refused\n${stack}${healthy}\n`,
    );
    const result = await scan(bytes, { chunk: 1 << 20 });
    assert.equal(result.groups[0]?.occurrences[0]?.line, 100_002);
    assert.ok(result.problems.some(({ kind }) => kind === 'record-too-long'));
  });

  it('switches a signature off that is slow twice and keeps the others', async () => {
    let clock = 0;
    const result = await scan(
      Buffer.from([1, 2, 3, 4].map((second) => header(second, 'Ldap connection was refused')).join('\n')),
      {
        now: () => (clock += 300),
        maxMillisecondsPerPattern: 100,
      },
    );
    assert.equal(result.groups[0]?.count, 2);
    assert.ok(
      result.problems.some(({ kind, message }) => kind === 'signature-slow' && message.includes('T1')),
    );
  });

  it('keeps a signature that only seems slow, because the machine is busy with something else', async () => {
    let clock = 0;
    const result = await scan(
      Buffer.from([1, 2, 3, 4].map((second) => header(second, 'Ldap connection was refused')).join('\n')),
      {
        now: () => (clock += 300),
        processorTime: () => clock / 300,
        maxMillisecondsPerPattern: 100,
      },
    );
    assert.equal(result.groups[0]?.count, 4);
    assert.deepEqual(
      result.problems.filter(({ kind }) => kind === 'signature-slow'),
      [],
    );
  });

  it('asks for no more bytes once it is cancelled', async () => {
    const cancellation = { isCancellationRequested: false };
    let given = 0;
    let isClosed = false;
    const source: LogSource = {
      path: 'Microsoft.Tri.Sensor.log',
      byteLength: undefined,
      async *read() {
        try {
          for (;;) {
            given++;
            cancellation.isCancellationRequested = given === 3;
            yield Buffer.from(`${healthy}\n`.repeat(1000));
          }
        } finally {
          isClosed = true;
        }
      },
    };
    const result = await scanSources(catalog, [source], { cancellation });
    assert.deepEqual([given, isClosed, result.ended], [3, true, 'cancelled']);
    assert.equal(result.sources[0]?.lines, 3000);
  });

  it('ends when it is cancelled', async () => {
    const cancellation = { isCancellationRequested: false };
    const result = await scan(Buffer.from(`${header(1, 'Ldap connection was refused')}\n`.repeat(100_000)), {
      chunk: 1 << 16,
      cancellation,
      onProgress: () => {
        cancellation.isCancellationRequested = true;
      },
    });
    assert.equal(result.ended, 'cancelled');
  });

  it('goes on with the other sources when one cannot be read', async () => {
    const broken: LogSource = {
      path: 'broken.log',
      byteLength: 1,
      // oxlint-disable-next-line require-yield -- a source that fails before its first byte
      async *read() {
        throw new Error('The disk is gone.');
      },
    };
    const result = await scanSources(catalog, [
      broken,
      memorySource('Microsoft.Tri.Sensor.log', Buffer.from(text)),
    ]);
    assert.deepEqual(result.problems[0], {
      kind: 'unreadable',
      source: 'broken.log',
      message: 'The disk is gone.',
    });
    assert.equal(result.groups.length, 2);
  });

  it('does not derive a time where the format does not state the zone', () => {
    const result = scanText(catalog, 'notes.txt', '2026-03-09 06:12:01 connection was refused\n');
    assert.equal(result.groups[0]?.count, 1);
    assert.equal(result.groups[0]?.firstTime, undefined);
  });
});

describe('a rotated log', () => {
  it('is one log: its findings stand in the order in which they were written', async () => {
    const part = (name: string, second: number) =>
      memorySource(`Logs/${name}`, Buffer.from(`${header(second, 'Ldap connection was refused')}\r\n`));
    const { groups, sources } = await scanSources(catalog, [
      part('Microsoft.Tri.Sensor.log', 30),
      part('Microsoft.Tri.Sensor.log-Archived-00000', 10),
      part('Other.log', 5),
      part('Microsoft.Tri.Sensor.log-Archived-00001', 20),
    ]);
    assert.deepEqual(
      groups[0]?.occurrences.map(({ source }) => source.slice('Logs/'.length)),
      [
        'Microsoft.Tri.Sensor.log-Archived-00000',
        'Microsoft.Tri.Sensor.log-Archived-00001',
        'Other.log',
        'Microsoft.Tri.Sensor.log',
      ],
    );
    assert.equal(sources[0]?.path, 'Logs/Microsoft.Tri.Sensor.log', 'sources stay as they were read');
  });
});

describe('twins', () => {
  const error = (second: number): string => header(second, 'Ldap connection was refused');
  const both = async (main: readonly string[], errors: readonly string[]) =>
    await scanSources(catalog, [
      memorySource('a/Microsoft.Tri.Sensor-Errors.log', Buffer.from(errors.join('\n'))),
      memorySource('a/Microsoft.Tri.Sensor.log', Buffer.from(main.join('\r\n'))),
      memorySource('b/Microsoft.Tri.Sensor.log', Buffer.from(error(1))),
    ]);

  it('are one occurrence with two places, on one server only', async () => {
    const [group] = (await both([healthy, error(1), error(2)], [error(1), error(2)])).groups;
    assert.equal(group?.count, 3);
    assert.deepEqual(
      group.occurrences.map(({ source, line, also }) => [source, line, also?.[0]?.line]),
      [
        ['a/Microsoft.Tri.Sensor.log', 2, 1],
        ['a/Microsoft.Tri.Sensor.log', 3, 2],
        ['b/Microsoft.Tri.Sensor.log', 1, undefined],
      ],
    );
  });

  it('do not hide a record that stands in the errors only', async () => {
    const [group] = (await both([healthy, error(2)], [error(1), error(2)])).groups;
    assert.equal(group?.count, 3);
  });
});

describe('context', () => {
  const linked = smallCatalog([
    makeSignature({
      id: 'C1',
      role: 'context',
      rules: [
        {
          scopes: ['mdi.sensor'],
          pattern: 'impersonation started \\[user=(?<user>\\w+)\\]',
          anchors: ['impersonation started'],
          otherAnchors: [],
          inferred: false,
        },
      ],
    }),
    literalSignature('C2', 'impersonation works', {
      role: 'context',
      related: { supersedes: [], causedBy: [], similar: [], resolves: ['F1'] },
    }),
    makeSignature({
      id: 'F1',
      rules: [
        {
          scopes: ['mdi.sensor'],
          pattern: 'impersonation failed \\[user=(?<user>\\w+)\\]',
          anchors: ['impersonation failed'],
          otherAnchors: [],
          inferred: false,
        },
      ],
      conditions: [condition({ records: ['C1'], same: ['user'], withinMilliseconds: 60_000 })],
    }),
  ]);

  it('is never a finding, supports the record that belongs to it, and marks one as resolved', () => {
    const text = [
      header(1, 'M impersonation started [user=a]'),
      header(2, 'M impersonation started [user=b]'),
      header(3, 'M impersonation failed [user=a]'),
      header(30, 'M impersonation works'),
    ].join('\n');
    const { groups } = scanText(linked, 'Microsoft.Tri.Sensor.log', text);
    assert.deepEqual(
      groups.map(({ signatureId }) => signatureId),
      ['F1'],
    );
    assert.deepEqual(
      groups[0]?.occurrences[0]?.support?.map(({ line }) => line),
      [1],
    );
    assert.equal(groups[0]?.resolvedBy?.line, 4);
  });
});
