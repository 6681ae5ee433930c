import type * as vscode from 'vscode';
import type { ExcerptRef, ExcerptScheme } from '#protocol';

export const excerptScheme: ExcerptScheme = 'iplog-excerpt';

/** Which lines of which log an excerpt holds; undefined for any other document. */
export function findExcerptRef(uri: vscode.Uri | undefined): ExcerptRef | undefined {
  if (uri?.scheme !== excerptScheme) return undefined;
  try {
    const { source, firstLine, endLine } = JSON.parse(uri.query) as Partial<ExcerptRef>;
    return source === undefined || firstLine === undefined || endLine === undefined
      ? undefined
      : { source, firstLine, endLine };
  } catch {
    return undefined; // The query is not one of ours.
  }
}
