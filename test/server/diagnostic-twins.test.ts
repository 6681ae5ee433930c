import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Published, type RunningServer, startRunningServer } from '../support/running-server.ts';
import { healthy, noDomainController } from './sensor-lines.ts';

describe('diagnostics of a log whose twin lies beside it', () => {
  let server: RunningServer;
  let folder: string;
  before(async () => {
    server = await startRunningServer();
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog lens-'));
  });
  after(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const main = [healthy(1), healthy(2), noDomainController(3), healthy(4), noDomainController(5)];
  const errors = [noDomainController(3), noDomainController(5)];

  it('point from the log to its errors and from the errors to the log', async () => {
    const files = { 'Microsoft.Tri.Sensor.log': main, 'Microsoft.Tri.Sensor-Errors.log': errors };
    for (const [name, lines] of Object.entries(files)) write(name, lines);
    for (const [name, places] of [
      ['Microsoft.Tri.Sensor.log', [0, 1]],
      ['Microsoft.Tri.Sensor-Errors.log', [2, 4]],
    ] as const) {
      const twin = Object.keys(files).find((other) => other !== name) ?? '';
      const related = await openAndWaitForTwin(name, files[name]);
      assert.deepEqual(
        related.map(({ uri, line }) => ({ uri, line })),
        places.map((line) => ({ uri: uriOf(twin), line })),
      );
    }
  });

  it('are published without it first, because the disk may be slow', async () => {
    write('Microsoft.Tri.Sensor-Errors.log', errors);
    const uri = uriOf('Microsoft.Tri.Sensor.log');
    const [first] = await server.open(uri, main.join('\r\n'));
    server.close(uri);
    assert.equal(first?.code, 'MDI1020');
    assert.equal(first?.relatedInformation, undefined);
  });

  function write(name: string, lines: readonly string[]): void {
    writeFileSync(path.join(folder, name), lines.join('\r\n'));
  }

  function uriOf(name: string): string {
    return pathToFileURL(path.join(folder, name)).href;
  }

  async function openAndWaitForTwin(
    name: string,
    lines: readonly string[],
  ): Promise<{ uri: string; line: number }[]> {
    const uri = uriOf(name);
    const from = server.received.length;
    await server.open(uri, lines.join('\r\n'));
    const { diagnostics } = await server.waitFor<Published>(
      'textDocument/publishDiagnostics',
      (params) =>
        params.uri === uri && params.diagnostics.some((one) => one.relatedInformation !== undefined),
      from,
    );
    server.close(uri);
    return diagnostics.flatMap(({ relatedInformation = [] }) =>
      relatedInformation.map(({ location }) => ({ uri: location.uri, line: location.range.start.line })),
    );
  }
});
