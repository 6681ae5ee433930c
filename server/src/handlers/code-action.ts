import type { Catalog, Occurrence, Signature } from '#engine';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FindingRef, RemediationUse } from '#protocol';
import { bindUses } from '../bind-uses.ts';
import type { ClientFeatures } from '../client-features.ts';
import { wantsKind } from '../convert/code-action-kinds.ts';
import { remediationsOf, toRemediationUse } from '../convert/remediation-uses.ts';
import { type DocumentScan, findOccurrencesAt } from '../scan-store.ts';
import { findScan, type ServerContext } from '../server-context.ts';
import { findStatus } from '../status-reports.ts';
import { statusActions } from './status-code-action.ts';

/** The kind under which "insert all checks" stands in the Source Action menu. */
export const allChecksKind = `${CodeActionKind.Source}.iplogLens.insertAllChecks`;

/**
 * What can be done about the findings in a range: insert a check, insert a fix, explain, copy. Our own client runs
 * commands; any other editor gets an edit that makes a new PowerShell document. The log itself is never edited.
 */
export async function codeActions(context: ServerContext, params: CodeActionParams): Promise<CodeAction[]> {
  const scan = await findScan(context, params.textDocument.uri);
  if (scan === undefined) return [];
  const catalog = await context.catalog();
  const features = context.features();
  const actions: CodeAction[] = [];
  const found = findingsIn(catalog, scan, params);
  for (const { signature, occurrence, diagnostic } of found) {
    for (const remediation of remediationsOf(catalog, signature)) {
      const use = toRemediationUse(remediation.id, signature, occurrence);
      actions.push({
        title: `Insert ${remediation.kind}: ${remediation.title}`,
        kind: CodeActionKind.QuickFix,
        ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
        ...insertion(catalog, features, [use]),
      });
    }
    actions.push(...readingActions(features, scan, signature, occurrence, diagnostic));
  }
  const status = findStatus(context, scan);
  if (status !== undefined) {
    const offered = new Set(found.flatMap(({ signature }) => signature.remedies.map(({ id }) => id)));
    const insert = (use: RemediationUse) => insertion(catalog, features, [use]);
    actions.push(...statusActions(catalog, features, status, params, insert, offered));
  }
  if (scan.result.groups.length > 0 && wantsKind(params, allChecksKind)) {
    const uses = allChecks(catalog, scan);
    if (uses.length > 0) {
      actions.push({
        title: 'Insert all checks for this file',
        kind: allChecksKind,
        ...insertAll(catalog, features, scan, uses),
      });
    }
  }
  return actions.filter((action) => wantsKind(params, action.kind ?? CodeActionKind.Empty));
}

interface FindingInRange {
  readonly signature: Signature;
  readonly occurrence: Occurrence;
  readonly diagnostic: Diagnostic | undefined;
}

/** Findings by the diagnostics of the request, which say exactly which are meant; else by the range. */
function findingsIn(
  catalog: Catalog,
  scan: DocumentScan,
  { range, context }: CodeActionParams,
): FindingInRange[] {
  const found = new Map<string, FindingInRange>();
  const ours = context.diagnostics.filter((diagnostic) => diagnostic.source === 'iplog-lens');
  for (let line = range.start.line; line <= Math.min(range.end.line, range.start.line + MAX_LINES); line++) {
    for (const { group, occurrence } of findOccurrencesAt(
      scan,
      line,
      line === range.start.line ? range.start.character : 0,
    )) {
      const signature = catalog.findSignature(group.signatureId);
      if (signature === undefined || found.has(signature.id)) continue;
      const diagnostic = ours.find(
        ({ code, range: at }) => code === signature.id && at.start.line === occurrence.span.startLine,
      );
      found.set(signature.id, { signature, occurrence, diagnostic });
    }
  }
  return [...found.values()];
}

/** Lines of a selection that are looked at. */
const MAX_LINES = 200;

function readingActions(
  { commands }: ClientFeatures,
  scan: DocumentScan,
  signature: Signature,
  occurrence: Occurrence,
  diagnostic: Diagnostic | undefined,
): CodeAction[] {
  const finding: FindingRef = { signatureId: signature.id, uri: scan.uri, line: occurrence.span.startLine };
  const action = (title: string, command: Command): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
    command,
  });
  return [
    ...(commands.includes('iplogLens.explainFinding')
      ? [
          action(`Show documentation: ${signature.id}`, {
            title: 'Explain',
            command: 'iplogLens.explainFinding',
            arguments: [finding],
          }),
        ]
      : []),
    ...(commands.includes('iplogLens.copyFinding')
      ? [
          action('Copy finding as Markdown', {
            title: 'Copy',
            command: 'iplogLens.copyFinding',
            arguments: [finding],
          }),
        ]
      : []),
  ];
}

function allChecks(catalog: Catalog, scan: DocumentScan): RemediationUse[] {
  return scan.result.groups.flatMap(({ signatureId, occurrences }) => {
    const signature = catalog.findSignature(signatureId);
    const occurrence = occurrences[0];
    if (signature === undefined || occurrence === undefined) return [];
    return remediationsOf(catalog, signature)
      .filter(({ kind }) => kind === 'check')
      .map(({ id }) => toRemediationUse(id, signature, occurrence));
  });
}

function insertAll(
  catalog: Catalog,
  features: ClientFeatures,
  scan: DocumentScan,
  uses: readonly RemediationUse[],
): Pick<CodeAction, 'command' | 'edit'> {
  return features.commands.includes('iplogLens.insertAllChecks')
    ? { command: { title: 'Insert all checks', command: 'iplogLens.insertAllChecks', arguments: [scan.uri] } }
    : { edit: newScriptEdit(catalog, features, uses) };
}

function insertion(
  catalog: Catalog,
  features: ClientFeatures,
  uses: readonly RemediationUse[],
): Pick<CodeAction, 'command' | 'edit'> {
  return features.commands.includes('iplogLens.insertRemediation')
    ? { command: { title: 'Insert', command: 'iplogLens.insertRemediation', arguments: [uses[0]] } }
    : { edit: newScriptEdit(catalog, features, uses) };
}

/** An edit that puts the script into a document of its own, with placeholders where the client knows them. */
function newScriptEdit(
  catalog: Catalog,
  features: ClientFeatures,
  uses: readonly RemediationUse[],
): WorkspaceEdit {
  const snippet = features.snippetEdits && features.documentChanges;
  const { text, fileName } = bindUses(catalog, uses, snippet ? 'snippet' : 'plain');
  const uri = `untitled:${fileName}`;
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  if (!features.documentChanges) return { changes: { [uri]: [{ range, newText: text }] } };
  return {
    documentChanges: [
      ...(features.createFiles ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }] : []),
      {
        textDocument: { uri, version: null },
        edits: [
          snippet ? { range, snippet: { kind: 'snippet' as const, value: text } } : { range, newText: text },
        ],
      },
    ],
  };
}
