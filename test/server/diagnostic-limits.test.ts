import assert from 'node:assert/strict';
import { type PlainDiagnostic, type Published, startRunningServer } from '../support/running-server.ts';
import { literalSignature, smallCatalog } from '../support/small-catalog.ts';
import { noDomainController, noGmsaPassword, sensorUri } from './sensor-lines.ts';

describe('the number of diagnostics', () => {
  const many = Array.from({ length: 4000 }, (_, i) =>
    i % 4 === 0 ? noGmsaPassword(i % 60) : noDomainController(i % 60),
  );

  it('stays below what VS Code draws; first and last are marked, all are counted', async () => {
    const found = await openWith(undefined);
    assert.ok(found.length <= 400, `${found.length} are more than the default of the setting`);
    for (const [code, count, first, last] of [
      ['MDI1020', 3000, 1, 3999],
      ['MDI1010', 1000, 0, 3996],
    ] as const) {
      const ours = found.filter((one) => one.code === code);
      assert.equal(ours[0]?.range.start.line, first);
      assert.equal(ours.at(-1)?.range.start.line, last);
      for (const { message } of ours) {
        assert.match(message, new RegExp(`\\(${count} times in this file, ${ours.length} marked\\)$`));
        assert.ok(message.length < 140);
      }
    }
  });

  it('follows the setting, shared between the errors', async () => {
    const found = await openWith({ limits: { diagnosticsPerFile: 20, occurrencesPerFinding: 50 } });
    assert.equal(found.length, 20);
    const lines = found.filter(({ code }) => code === 'MDI1010').map(({ range }) => range.start.line);
    assert.deepEqual(lines, [0, 4, 8, 12, 16, 3980, 3984, 3988, 3992, 3996]);
  });

  it('never makes a message longer than a line, however long the title', async () => {
    for (const length of [130, 139, 140, 160, 400]) {
      const title = 'A pump broke. '
        .repeat(40)
        .slice(0, length - 1)
        .concat('!');
      const catalog = smallCatalog([literalSignature('TEST001', 'Pump broke', { title })]);
      const server = await startRunningServer({ runtime: { loadCatalog: async () => catalog } });
      const line = '2026-03-14 09:26:01.0001 Error Pump Pump broke';
      const [one] = await server.open(sensorUri, line);
      const many = await server.change(sensorUri, 2, [line, line, line].join('\n'));
      server.stop();
      assert.equal(one?.message, length < 140 ? title : `${title.slice(0, 138)}…`);
      assert.equal(many.length, 3);
      for (const { message } of many) {
        assert.ok(message.length < 140, `${message.length} characters`);
        assert.match(message, / \(3 times in this file\)$/);
      }
    }
  });

  it('is the default where the setting is nonsense', async () => {
    const found = await openWith({ limits: { diagnosticsPerFile: 'all', occurrencesPerFinding: -1 } });
    assert.equal(found.length, (await openWith(undefined)).length);
  });

  it('changes when the setting changes', async () => {
    const settings = { limits: { diagnosticsPerFile: 20 } };
    const server = await startRunningServer({ settings });
    assert.equal((await server.open(sensorUri, many.join('\n'))).length, 20);
    settings.limits.diagnosticsPerFile = 40;
    const from = server.received.length;
    server.notify('workspace/didChangeConfiguration', { settings: null });
    const { diagnostics } = await server.waitFor<Published>(
      'textDocument/publishDiagnostics',
      () => true,
      from,
    );
    server.stop();
    assert.equal(diagnostics.length, 40);
  });

  async function openWith(settings: unknown): Promise<PlainDiagnostic[]> {
    const server = await startRunningServer({ settings });
    const found = await server.open(sensorUri, many.join('\n'));
    server.stop();
    return found;
  }
});
