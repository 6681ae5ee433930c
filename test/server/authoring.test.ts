import assert from 'node:assert/strict';
import { checkSignatureFiles } from '#engine';
import type { DraftedSignature, ExplainedSilence } from '#protocol';
import { getRealCatalog } from '../support/real-catalog.ts';
import { type RunningServer, startRunningServer } from '../support/running-server.ts';
import { healthy, impersonationStarted, noDomainController, sensorUri } from './sensor-lines.ts';

describe('writing signatures', () => {
  let server: RunningServer;
  before(async () => {
    server = await startRunningServer();
    const unknown = '2026-03-09 06:12:01.0001 Error BlobWriter FlushAsync gave up [BlobName=a1]';
    await server.open(
      sensorUri,
      [unknown, healthy(2), impersonationStarted(3), noDomainController(4)].join('\n'),
    );
  });
  after(() => server.stop());

  const draft = async (uri: string, line: number) => {
    const position = { line, character: 0 };
    const params = { uri, range: { start: position, end: position } };
    return (await server.request('iplogLens/draftSignature', params)) as DraftedSignature | null;
  };
  const why = async (uri: string, line: number, signatureId: string) =>
    (await server.request('iplogLens/explainSilence', { uri, line, signatureId })) as ExplainedSilence | null;

  it('starts from a record, with a draft that passes the check', async () => {
    const drafted = await draft(sensorUri, 0);
    assert.equal(drafted?.hits, 1);
    assert.match(drafted.yaml, /BlobName=\(\?<blobName>/);
    assert.match(drafted.yaml, /verified: 2026-03-14/);
    const { accepted } = checkSignatureFiles([{ file: 'x', text: drafted.yaml }], getRealCatalog());
    assert.equal(accepted[0]?.id, drafted.id);
  });

  it('is told why one did not fire on a record', async () => {
    assert.equal((await why(sensorUri, 0, 'MDI1020'))?.predicate, 'anchor');
    assert.equal((await why(sensorUri, 2, 'mdi1023'))?.predicate, 'role');
    assert.equal((await why(sensorUri, 3, 'MDI1020'))?.predicate, 'fired');
    assert.equal((await why(sensorUri, 3, 'AIP1012'))?.predicate, 'source');
  });

  it('needs a log that is open', async () => {
    assert.equal(await draft('file:///not/open.log', 0), null);
    assert.equal(await why('file:///not/open.log', 0, 'MDI1020'), null);
  });
});
