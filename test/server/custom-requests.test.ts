import assert from 'node:assert/strict';
import type {
  DetectedKind,
  ExplainedFinding,
  ExplainedText,
  FindingsParams,
  RemediateResult,
  ServerInfo,
} from '#protocol';
import { getRealCatalog } from '../support/real-catalog.ts';
import { readMarkdown } from '../support/read-markdown.ts';
import { ourCommands, type RunningServer, startRunningServer } from '../support/running-server.ts';
import { healthy, noDomainController, noGmsaPassword, sensorUri } from './sensor-lines.ts';

describe('what our client asks beyond LSP', () => {
  let server: RunningServer;
  before(async () => {
    server = await startRunningServer({ clientCommands: ourCommands });
  });
  after(() => server.stop());
  afterEach(() => server.close(sensorUri));

  describe('iplogLens/detectKind', () => {
    it('knows a renamed log by its content and says which language shows it', async () => {
      const text = [healthy(0), noDomainController(1), healthy(2)].join('\n');
      assert.deepEqual(await detect('file:///mail/attachment.txt', text), {
        kind: 'mdi.sensor',
        kindTitle: 'Defender for Identity sensor log',
        languageId: 'mdi-sensor-log',
      });
    });

    it('is silent about text of others, nothing, and binary', async () => {
      assert.equal(await detect('file:///case/notes.md', '# Notes\n\nError: none'), null);
      assert.equal(await detect('untitled:Untitled-1', ''), null);
      assert.equal(await detect('file:///a.log', '\u0000\u0001\ufffd\u0000'), null);
    });

    async function detect(uri: string, text: string): Promise<DetectedKind | null> {
      return (await server.request('iplogLens/detectKind', { uri, text })) as DetectedKind | null;
    }
  });

  describe('iplogLens/explainFinding', () => {
    it('gives a page with what the hover says, without command links', async () => {
      await server.open(sensorUri, [healthy(0), noGmsaPassword(1)].join('\n'));
      const { title, markdown } = await explain('MDI1010', 'page', { uri: sensorUri, line: 1 });
      const signature = getRealCatalog().findSignature('MDI1010');
      assert.equal(title, `MDI1010 ${signature?.title}`);
      const { text, links } = readMarkdown(markdown);
      for (const part of ['Here: Once in this file', 'account: mdiSvc01', signature?.causes[0]?.text ?? '']) {
        assert.ok(text.includes(part), part);
      }
      for (const link of links) assert.match(link, /^https:/);
    });

    it('gives a report with place and time to paste into a ticket', async () => {
      await server.open(sensorUri, [healthy(0), noGmsaPassword(1)].join('\n'));
      const { markdown } = await explain('MDI1010', 'report', { uri: sensorUri, line: 1 });
      const { text } = readMarkdown(markdown);
      assert.match(text, /Seen in .+Microsoft\.Tri\.Sensor\.log, line 2, 2026-03-14 09:26:01 UTC: GMSA/);
    });

    it('gives what is known where no document is open', async () => {
      const { markdown } = await explain('MDI1010', 'page', { uri: 'file:///not/open.log', line: 3 });
      assert.ok(!readMarkdown(markdown).text.includes('Here:'));
      assert.ok(markdown.includes('MDI1010'));
      assert.ok((await explain('MDI1010', 'report')).markdown.includes('MDI1010'));
    });

    it('gives null for a signature that nobody knows', async () => {
      const finding = { signatureId: 'NONE0000' };
      assert.equal(await server.request('iplogLens/explainFinding', { finding, form: 'page' }), null);
    });

    async function explain(
      signatureId: string,
      form: string,
      place: { uri?: string; line?: number } = {},
    ): Promise<ExplainedFinding> {
      const finding = { signatureId, ...place };
      return (await server.request('iplogLens/explainFinding', { finding, form })) as ExplainedFinding;
    }
  });

  describe('iplogLens/explainText', () => {
    it('gives a page with the answer that the command line gives, without command links', async () => {
      const { title, markdown } = await explain(noGmsaPassword(1));
      assert.equal(title, 'MDI1010');
      const { text, links } = readMarkdown(markdown);
      for (const part of ['Known error', 'gMSA password could not be retrieved', 'account: mdiSvc01'])
        assert.ok(text.includes(part), part);
      for (const link of links) assert.match(link, /^https:/);
    });

    it('calls the page of a code by its name, and says when nothing is known', async () => {
      assert.equal((await explain('0x80070643')).title, 'ERROR_INSTALL_FAILURE');
      assert.equal((await explain('12029')).title, 'ERROR_WINHTTP_CANNOT_CONNECT');
      const { title, markdown } = await explain('Contoso.Lift.StuckException: between floors');
      assert.equal(title, 'No known error');
      assert.match(readMarkdown(markdown).text, /Exception: Contoso\.Lift\.StuckException/);
    });

    it('gives null for blanks', async () => {
      assert.equal(await server.request('iplogLens/explainText', { text: ' \n\t' }), null);
    });

    async function explain(text: string): Promise<ExplainedText> {
      return (await server.request('iplogLens/explainText', { text })) as ExplainedText;
    }
  });

  describe('iplogLens/remediate', () => {
    const provenance = { source: 'Microsoft.Tri.Sensor.log', line: 2, time: '2026-03-14T09:26:01.000Z' };
    const use = (remediationId: string, values: Record<string, string> = {}, signatureId = 'MDI1010') => ({
      remediationId,
      signatureId,
      values,
      provenance,
    });

    it('binds a captured value as one literal and says where it comes from', async () => {
      const result = await remediate([use('Get-GmsaPasswordReader', { account: "d'Arc\u2019s" })], 'plain');
      assert.deepEqual([result.fileName, result.problems], ['Get-GmsaPasswordReader.ps1', []]);
      assert.match(result.text, /^\$Gmsa = 'd''Arc\u2019\u2019s'$/m);
      assert.match(result.text, /^# For MDI1010, Microsoft\.Tri\.Sensor\.log line 2, 2026-03-14T09:26:01/m);
      assert.ok(result.text.endsWith('\n') && !result.text.includes('\r'));
    });

    it('refuses what cannot be a literal, says why, and leaves a place for it', async () => {
      for (const bad of ['a\nb', 'a\r; Remove-Item x', 'nul\u0000', 'x'.repeat(5000)]) {
        const result = await remediate([use('Get-GmsaPasswordReader', { account: bad })], 'snippet');
        assert.match(result.text, /^\\\$Gmsa = '\$\{1:/m);
        assert.ok(!result.text.includes('Remove-Item x'));
        assert.match(
          result.problems.join('\n'),
          /^Get-GmsaPasswordReader: The value of Gmsa can not be used: /,
        );
      }
    });

    it('keeps a value from being a placeholder of the snippet', async () => {
      const value = '${1:x} $0 } \\';
      const { text } = await remediate([use('Get-GmsaPasswordReader', { account: value })], 'snippet');
      assert.match(text, /^\\\$Gmsa = '\\\$\{1:x\\\} \\\$0 \\\} \\\\'$/m);
      assert.doesNotMatch(text, /(?<!\\)\$/);
    });

    it('puts several scripts behind one another, each once for the same values', async () => {
      const one = use('Get-GmsaPasswordReader', { account: 'a' });
      const other = use('Get-GmsaPasswordReader', { account: 'b' });
      const open = use('Grant-GmsaPasswordReader');
      const { text, fileName, problems } = await remediate([one, one, other, open, open], 'snippet');
      assert.deepEqual([fileName, problems], ['Checks.ps1', []]);
      assert.equal(text.match(/^# IPLog Lens: /gm)?.length, 3);
      assert.deepEqual(placeholders(text), [1, 2]);
    });

    it('counts the placeholders of several scripts on, and nothing that only looks like one', async () => {
      const uses = [
        use('Grant-GmsaPasswordReader'),
        use('Test-GmsaPasswordRetrieval'),
        use('Get-GmsaPasswordReader', { account: '${1:x}' }),
        use('Get-GmsaPasswordReader'),
      ];
      const { text } = await remediate(uses, 'snippet');
      assert.deepEqual(placeholders(text), [1, 2, 3, 4]);
      assert.ok(text.includes("'\\${1:x\\}'"), text);
    });

    it('names what does not exist or does not belong together, and gives the rest', async () => {
      const { text, problems } = await remediate(
        [use('No-SuchThing'), use('Get-GmsaPasswordReader', {}, 'NONE0000'), use('Get-GmsaPasswordReader')],
        'plain',
      );
      assert.deepEqual(problems, [
        "There is no remediation 'No-SuchThing' for MDI1010.",
        "There is no remediation 'Get-GmsaPasswordReader' for NONE0000.",
      ]);
      assert.equal(text.match(/^# IPLog Lens: /gm)?.length, 1);
    });

    it('has no text where there is nothing to bind', async () => {
      assert.deepEqual(await remediate([], 'plain'), {
        text: '',
        fileName: 'Remediation.ps1',
        problems: [],
      });
    });

    const placeholders = (snippet: string): number[] =>
      [...snippet.matchAll(/(?<!\\)\$\{(\d+)/g)].map((m) => Number(m[1]));

    async function remediate(uses: readonly unknown[], format: string): Promise<RemediateResult> {
      return (await server.request('iplogLens/remediate', { uses, format })) as RemediateResult;
    }
  });

  describe('iplogLens/findings', () => {
    it('comes with the diagnostics of a document and holds the same', async () => {
      const from = server.received.length;
      const diagnostics = await server.open(sensorUri, [noGmsaPassword(1), noDomainController(2)].join('\n'));
      const { origin, source } = await server.waitFor<FindingsParams>(
        'iplogLens/findings',
        ({ source: { uri } }) => uri === sensorUri,
        from,
      );
      assert.equal(origin, 'document');
      assert.deepEqual(
        source.groups
          .flatMap(({ signatureId, occurrences }) =>
            occurrences.map(({ range }) => `${signatureId} ${range.start.line}`),
          )
          .sort(),
        diagnostics.map(({ code, range }) => `${String(code)} ${range.start.line}`).sort(),
      );
      assert.deepEqual([source.lines, source.ended], [2, 'complete']);
    });
  });

  describe('iplogLens/serverInfo', () => {
    it('tells versions, memory and timings, and nothing of the customer', async () => {
      const uri = 'file:///customers/umbrella/secret-dc/Microsoft.Tri.Sensor.log';
      await server.open(uri, noGmsaPassword(1, 'secretAccount'));
      await server.request('iplogLens/scan', { uris: ['file:///customers/umbrella/no-such-place'] });
      server.close(uri);
      const info = (await server.request('iplogLens/serverInfo', {})) as ServerInfo;
      const { hash, signatures, remediations } = getRealCatalog();
      assert.deepEqual(info.catalog, {
        hash,
        signatures: signatures.length,
        remediations: remediations.length,
      });
      assert.match(info.version, /^\d+\.\d+\.\d+$/);
      assert.equal(info.nodeVersion, process.version);
      assert.ok(info.memoryBytes > 1e6 && info.uptimeMilliseconds >= 0);
      assert.doesNotMatch(JSON.stringify(info), /secret|umbrella|customers|contoso|\.log|file:/i);
    });

    it('lists the latest scans of files, newest first and at most 20', async () => {
      const line = Buffer.from(noDomainController(1));
      const many = await startRunningServer({
        runtime: {
          async *findSources() {
            for (let i = 1; i <= 30; i++) {
              yield {
                path: `/cases/${i}/Microsoft.Tri.Sensor.log`,
                byteLength: undefined,
                async *read() {
                  for (let n = 0; n < i; n++) yield line;
                },
              };
            }
          },
        },
      });
      await many.request('iplogLens/scan', { uris: [] });
      const { recentScans } = (await many.request('iplogLens/serverInfo', {})) as ServerInfo;
      many.stop();
      assert.deepEqual(
        recentScans.map(({ bytes }) => bytes / line.length),
        Array.from({ length: 20 }, (_, i) => 30 - i),
      );
      assert.deepEqual([recentScans[0]?.kind, recentScans[0]?.groups], ['mdi.sensor', 1]);
    });

    it('still answers where the knowledge could not be loaded', async () => {
      const broken = await startRunningServer({
        runtime: {
          loadCatalog: async () => {
            throw new Error('The built-in knowledge could not be loaded from /home/somebody/catalog.json.');
          },
        },
      });
      const info = (await broken.request('iplogLens/serverInfo', {})) as ServerInfo;
      broken.stop();
      assert.deepEqual(info.catalog, { hash: '', signatures: 0, remediations: 0 });
      assert.doesNotMatch(JSON.stringify(info), /somebody/);
    });
  });
});
