import {
  baseName,
  type Catalog,
  type HealthVerdict,
  type Signature,
  type StatusSnapshot,
  terminalText,
} from '#engine';
import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { RemediationUse } from '#protocol';
import type { ClientFeatures } from '../client-features.ts';
import { remediationsOf } from '../convert/remediation-uses.ts';
import { printedPlaces } from '../convert/status/printed-places.ts';
import { markedVerdicts } from '../convert/status/to-status-diagnostics.ts';
import type { DocumentStatus } from '../status-reports.ts';

/** Verdicts that a selection offers something for. */
const MAX_VERDICTS = 10;

/**
 * What can be done about judgements in a range: the remedies of the known errors that go with them, their pages, and
 * the findings of the node that is printed there.
 *
 * @param insertion how a client inserts a script
 * @param offered ids of the remedies that findings at the same place offer already
 */
export function statusActions(
  catalog: Catalog,
  features: ClientFeatures,
  status: DocumentStatus,
  { range, context }: CodeActionParams,
  insertion: (use: RemediationUse) => Pick<CodeAction, 'command' | 'edit'>,
  offered: ReadonlySet<string>,
): CodeAction[] {
  const isInside = (line: number): boolean => line - 1 >= range.start.line && line - 1 <= range.end.line;
  const { report } = status;
  const here = markedVerdicts(status).filter(({ line }) => isInside(line));
  const done = new Set(offered);
  const actions: CodeAction[] = [];
  for (const verdict of here.slice(0, MAX_VERDICTS)) {
    const diagnostic = context.diagnostics.find(
      ({ source, code, range: at }) =>
        source === 'iplog-lens' && code === verdict.code && at.start.line === verdict.line - 1,
    );
    const action = (title: string, rest: Pick<CodeAction, 'command' | 'edit'>): void => {
      actions.push({
        title,
        kind: CodeActionKind.QuickFix,
        ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
        ...rest,
      });
    };
    const snapshot = report.snapshots.find(({ id }) => id === verdict.snapshot);
    const signatures = verdict.signatures.flatMap((id) => catalog.findSignature(id) ?? []);
    for (const { signature, remediation } of remediesOf(catalog, signatures)) {
      if (done.has(remediation.id)) continue;
      done.add(remediation.id);
      const use = useOf(remediation.id, signature, verdict, snapshot);
      action(`Insert ${remediation.kind}: ${remediation.title}`, insertion(use));
    }
    if (!features.commands.includes('iplogLens.explainFinding')) continue;
    for (const { id: signatureId } of signatures) {
      if (done.has(signatureId)) continue;
      done.add(signatureId);
      const command = {
        title: 'Explain',
        command: 'iplogLens.explainFinding',
        arguments: [{ signatureId }],
      };
      action(`Show documentation: ${signatureId}`, { command });
    }
  }
  return [...actions, ...nodeActions(features, status, isInside)];
}

/** Checks of all of them before the fixes of any. */
function remediesOf(catalog: Catalog, signatures: readonly Signature[]) {
  const all = signatures.flatMap((signature) =>
    remediationsOf(catalog, signature).map((remediation) => ({ signature, remediation })),
  );
  return [
    ...all.filter(({ remediation }) => remediation.kind === 'check'),
    ...all.filter(({ remediation }) => remediation.kind === 'fix'),
  ];
}

/** The values that the status knows, under the names that captures of signatures have. */
function useOf(
  remediationId: string,
  signature: Signature,
  verdict: HealthVerdict,
  snapshot: StatusSnapshot | undefined,
): RemediationUse {
  const cluster = snapshot?.clusterCut === true ? undefined : snapshot?.cluster?.text;
  const node = snapshot?.nodes?.find(({ id, cut }) => id === verdict.subject && !cut)?.name;
  const repository = snapshot?.repositories?.find(({ id, cut }) => id === verdict.subject && !cut)?.path;
  const known = { cluster, node, repository, repositories: repository };
  const values = Object.fromEntries(
    Object.entries(known).flatMap(([name, value]) =>
      value !== undefined && Object.hasOwn(signature.captures, name) ? [[name, value]] : [],
    ),
  );
  return {
    remediationId,
    signatureId: signature.id,
    values,
    provenance: { source: baseName(verdict.source), line: verdict.line },
  };
}

/** From a node that is printed in the range to the findings of its logs. */
function nodeActions(
  { commands }: ClientFeatures,
  { report }: DocumentStatus,
  isInside: (line: number) => boolean,
): CodeAction[] {
  if (!commands.includes('iplogLens.showNodeFindings')) return [];
  const nodes = [...printedPlaces(report)].flatMap(([line, places]) =>
    isInside(line) ? places.flatMap(({ node }) => node ?? []) : [],
  );
  return [...new Set(nodes)].slice(0, 3).map((node) => ({
    title: `Show findings of ${terminalText(node, 60)}`,
    kind: CodeActionKind.QuickFix,
    command: { title: 'Show findings', command: 'iplogLens.showNodeFindings', arguments: [node] },
  }));
}
