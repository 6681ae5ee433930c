import { nameNodes } from '#engine';
import type { ClientRequests } from '#protocol';
import { bindUses } from './bind-uses.ts';
import { toMarkdownTable } from './convert/status/to-markdown-table.ts';
import { openBundle, statEntry, listFolder, readEntry } from './handlers/bundle.ts';
import { detectLogKind } from './handlers/detect-kind.ts';
import type { DiagnosticsPublisher } from './handlers/diagnostics.ts';
import { draftSignature } from './handlers/draft-signature.ts';
import { findExcerpt, readExcerptText } from './handlers/excerpt.ts';
import { explainFinding } from './handlers/explain-finding.ts';
import { explainSilence } from './handlers/explain-silence.ts';
import { explainText } from './handlers/explain-text.ts';
import type { LogFollowers } from './handlers/follow-log.ts';
import type { LargeFiles } from './handlers/large-file.ts';
import { report } from './handlers/report.ts';
import { scanPaths } from './handlers/scan-paths.ts';
import { scannerStatus } from './handlers/scanner-status.ts';
import { search } from './handlers/search.ts';
import { serverInfo } from './handlers/server-info.ts';
import type { ServerContext } from './server-context.ts';

/** What goes on with logs that are open while requests come. */
interface OpenLogs {
  readonly diagnostics: DiagnosticsPublisher;
  readonly followers: LogFollowers;
  readonly largeFiles: LargeFiles;
}

/** The requests beyond LSP, each with what is answered when its handler fails. */
export function registerOwnRequests(
  context: ServerContext,
  { diagnostics, followers, largeFiles }: OpenLogs,
): void {
  const { connection, guard } = context;

  onRequest('iplogLens/detectKind', null, (params) => detectLogKind(context, params));
  onRequest('iplogLens/draftSignature', null, (params) => draftSignature(context, params));
  onRequest('iplogLens/explainSilence', null, (params) => explainSilence(context, params));
  onRequest('iplogLens/explainFinding', null, (params) => explainFinding(context, params));
  onRequest('iplogLens/openLargeFile', failed, (params, token) => largeFiles.open(params, token));
  onRequest('iplogLens/closeLargeFile', null, (params) => largeFiles.close(params));
  onRequest('iplogLens/openBundle', failed, (params) => openBundle(context, params));
  onRequest('iplogLens/statEntry', failed, (params) => statEntry(context, params));
  onRequest('iplogLens/listFolder', failed, (params) => listFolder(context, params));
  onRequest('iplogLens/readEntry', failed, (params) => readEntry(context, params));
  onRequest('iplogLens/findExcerpt', failed, (params) => findExcerpt(context, params));
  onRequest('iplogLens/readExcerpt', failed, (params) => readExcerptText(context, params));
  onRequest('iplogLens/clearScan', null, () => {
    diagnostics.caseChanged();
    context.scanned.clear();
    return null;
  });
  onRequest('iplogLens/nameNodes', { nodes: [] }, ({ uris }) => {
    const paths = uris.map((uri) => context.runtime.pathOf(uri));
    // A document without a file has no folder in common with anything.
    const names = nameNodes(paths.filter((path, i) => path !== uris[i]));
    return { nodes: paths.map((path) => names.get(path) ?? null) };
  });
  onRequest(
    'iplogLens/follow',
    { following: false, problem: 'It could not be followed; see the output channel.' },
    (params) => followers.handle(params),
  );
  onRequest('iplogLens/explainText', null, (params) => explainText(context, params));
  onRequest(
    'iplogLens/remediate',
    { text: '', fileName: 'Remediation.ps1', problems: ['It failed; see the output channel.'] },
    async ({ uses, format }) => bindUses(await context.catalog(), uses, format),
  );
  onRequest(
    'iplogLens/scan',
    {
      sources: 0,
      sourcesWithFindings: 0,
      bytes: 0,
      milliseconds: 0,
      problems: [{ kind: 'failed', message: 'The scan failed; see the output channel.' }],
      ended: 'complete',
    },
    async (params, token) => {
      const summary = await scanPaths(context, params, token);
      diagnostics.caseChanged();
      return summary;
    },
  );
  onRequest('iplogLens/search', failed, (params, token) => search(context, params, token));
  onRequest(
    'iplogLens/report',
    { refused: 'The report could not be made; see the output channel.' },
    (params) => report(context, params),
  );
  onRequest('iplogLens/status', { rows: [], attention: 0, snapshots: 0 }, (params) =>
    scannerStatus(context, params),
  );
  onRequest('iplogLens/statusTable', { markdown: '' }, ({ row }) => ({ markdown: toMarkdownTable(row) }));
  const startedAt = context.runtime.now();
  // No guard: what it tells has to reach a problem report even where much else fails.
  connection.onRequest('iplogLens/serverInfo', async () => await serverInfo(context, startedAt));

  function onRequest<Method extends keyof ClientRequests>(
    method: Method,
    fallback: ClientRequests[Method]['result'],
    handle: Parameters<
      typeof guard.request<ClientRequests[Method]['params'], ClientRequests[Method]['result']>
    >[2],
  ): void {
    connection.onRequest<unknown, void>(method, guard.request(method, fallback, handle));
  }
}

const failed = { refused: 'It failed; see the output channel.' };
