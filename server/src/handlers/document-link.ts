import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { findScan, type ServerContext } from '../server-context.ts';

const MAX_LINKS = 2000;

/** Numbers that stand for a page of Microsoft: updates and sign-in errors. Addresses are linked by the editor itself. */
const linked: readonly {
  readonly pattern: RegExp;
  readonly target: (digits: string) => string;
  readonly tooltip: string;
}[] = [
  {
    pattern: /\bKB(\d{6,8})\b/g,
    target: (digits) => `https://support.microsoft.com/help/${digits}`,
    tooltip: 'Open the article of the update',
  },
  {
    pattern: /\bAADSTS(\d{4,7})\b/g,
    target: (digits) => `https://login.microsoftonline.com/error?code=${digits}`,
    tooltip: 'Look the sign-in error up',
  },
];

export async function documentLinks(
  context: ServerContext,
  { textDocument }: DocumentLinkParams,
): Promise<DocumentLink[]> {
  const scan = await findScan(context, textDocument.uri);
  const document = context.documents.get(textDocument.uri);
  if (scan === undefined || document === undefined) return [];
  const links: DocumentLink[] = [];
  for (const { pattern, target, tooltip } of linked) {
    for (const m of scan.text.matchAll(pattern)) {
      if (links.length >= MAX_LINKS) return links;
      links.push({
        range: { start: document.positionAt(m.index), end: document.positionAt(m.index + m[0].length) },
        target: target(m[1] ?? ''),
        tooltip,
      });
    }
  }
  return links;
}
