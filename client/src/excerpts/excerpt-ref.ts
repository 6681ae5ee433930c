import * as vscode from 'vscode';
import type { ExcerptRef, ExcerptScheme, LanguageId } from '#protocol';

export const excerptScheme: ExcerptScheme = 'iplog-excerpt';

/**
 * The language of every excerpt, whatever its log: the server colours it, and package.json switches off the line numbers
 * that VS Code would count.
 */
const excerptLanguage: LanguageId = 'iplog-part';

/** The document in its language: VS Code can not tell it by the title of the tab. */
export async function withExcerptLanguage(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  return document.languageId === excerptLanguage
    ? document
    : await vscode.languages.setTextDocumentLanguage(document, excerptLanguage);
}

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
