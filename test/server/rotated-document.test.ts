import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Published, type RunningServer, startRunningServer } from '../support/running-server.ts';
import { healthy, impersonationStarted, noGmsaPassword } from './sensor-lines.ts';

describe('an open document that is a part of a rotated log', () => {
  let server: RunningServer;
  let folder: string;
  before(async () => {
    server = await startRunningServer();
    folder = mkdtempSync(path.join(os.tmpdir(), 'iplog lens-'));
    write('Microsoft.Tri.Sensor-Archived-00000.log', [
      healthy(0),
      impersonationStarted(1).replace('Account=True', 'Account=False'),
    ]);
    write(newest, part);
  });
  after(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const newest = 'Microsoft.Tri.Sensor.log';
  const part = [noGmsaPassword(2), healthy(3)];
  const [error, warning] = [1, 2];

  it('is judged by itself, with the other parts once the case was scanned, and by itself once it is cleared', async () => {
    const uri = uriOf(newest);
    const [alone] = await server.open(uri, part.join('\r\n'));
    assert.deepEqual([alone?.severity, alone?.relatedInformation], [error, undefined]);

    let from = server.received.length;
    await server.request('iplogLens/scan', { uris: [uriOf('')] });
    const joined = await published(uri, warning, from);
    assert.deepEqual(
      joined?.relatedInformation?.map(({ location }) => [location.uri, location.range.start.line]),
      [[uriOf('Microsoft.Tri.Sensor-Archived-00000.log'), 1]],
    );
    const hover: unknown = await server.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: noGmsaPassword(2).indexOf('GMSA password') },
    });
    assert.match(JSON.stringify(hover), /at line 2 of Microsoft\S+Archived/);

    from = server.received.length;
    await server.request('iplogLens/clearScan', {});
    assert.equal((await published(uri, error, from))?.relatedInformation, undefined);
    server.close(uri);
  });

  async function published(uri: string, severity: number, from: number) {
    const { diagnostics } = await server.waitFor<Published>(
      'textDocument/publishDiagnostics',
      (params) => params.uri === uri && params.diagnostics.some((one) => one.severity === severity),
      from,
    );
    return diagnostics[0];
  }

  function write(name: string, lines: readonly string[]): void {
    writeFileSync(path.join(folder, name), lines.join('\r\n'));
  }

  function uriOf(name: string): string {
    return pathToFileURL(path.join(folder, name)).href;
  }
});
