import { mendScript, type ScriptEdit, type ScriptFinding } from '#engine';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { wantsKind } from '../convert/code-action-kinds.ts';
import type { ServerContext } from '../server-context.ts';

/** The kind that mends a whole script; also found by `editor.codeActionsOnSave`. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.iplogLens`;

/** The fixes for what is wrong in a range of a script, and one for the whole script. */
export async function scriptActions(
  context: ServerContext,
  document: TextDocument,
  params: CodeActionParams,
): Promise<CodeAction[]> {
  if (!(await context.settings()).powershell.enabled) return [];
  const catalog = await context.catalog();
  const { findings } = await context.scripts.check(catalog, document);
  const from = document.offsetAt(params.range.start);
  const to = document.offsetAt(params.range.end);
  const here = findings.filter(({ start, end }) => start <= to && from <= end);
  const actions = here.flatMap((finding) => fixesOf(context, document, finding, params));
  const all = await fixAll(context, document);
  if (all !== undefined) {
    if (here.some(isMended) && findings.filter(isMended).length > 1) {
      actions.push({ ...all, kind: CodeActionKind.QuickFix });
    }
    // Asked for by name only: in the menu of a place it would stand twice.
    if (params.context.only !== undefined) actions.push({ ...all, kind: fixAllKind });
  }
  return actions.filter(({ kind }) => wantsKind(params, kind ?? CodeActionKind.Empty));
}

function isMended({ fixes }: ScriptFinding): boolean {
  return fixes.some(({ safe }) => safe);
}

function fixesOf(
  context: ServerContext,
  document: TextDocument,
  { code, start, fixes }: ScriptFinding,
  params: CodeActionParams,
): CodeAction[] {
  const at = document.positionAt(start);
  const diagnostics = params.context.diagnostics.filter(
    (one: Diagnostic) =>
      one.source === 'iplog-lens' &&
      one.code === code &&
      one.range.start.line === at.line &&
      one.range.start.character === at.character,
  );
  return fixes.map(({ title, edits, safe }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...(safe ? { isPreferred: true } : {}),
    edit: toEdit(context, document, edits),
  }));
}

async function fixAll(
  context: ServerContext,
  document: TextDocument,
): Promise<Pick<CodeAction, 'title' | 'edit'> | undefined> {
  const catalog = await context.catalog();
  const { findings } = await context.scripts.check(catalog, document);
  if (!findings.some(isMended)) return undefined;
  const mended = mendScript(catalog, await context.scripts.parser(), document.getText());
  if (mended === undefined) return undefined;
  return {
    title: `Fix all ${mended.count} in this script (IPLog Lens)`,
    edit: toEdit(context, document, mended.edits),
  };
}

function toEdit(context: ServerContext, document: TextDocument, edits: readonly ScriptEdit[]): WorkspaceEdit {
  const { uri, version } = document;
  const textEdits = edits.map(({ start, end, text }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText: text,
  }));
  return context.features().documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] }
    : { changes: { [uri]: textEdits } };
}
