import type { CodeActionParams } from 'vscode-languageserver';

/** True when the request is for actions of this kind, or of any. */
export function wantsKind({ context }: CodeActionParams, kind: string): boolean {
  return (
    context.only === undefined ||
    context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`))
  );
}
