import { tokenizeLine, tokenTypes } from '#engine';
import {
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { findScan, type ServerContext } from '../server-context.ts';

/** Above these VS Code switches its grammars off (textModel.ts: LARGE_FILE_SIZE_THRESHOLD, ..._LINE_COUNT_THRESHOLD). */
const LARGE_UNITS = 20 * 1024 * 1024;
const LARGE_LINES = 300_000;
/** Lines that are coloured in one answer; an editor asks for what it shows. */
const MAX_LINES = 10_000;

export const semanticTokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [] };

export async function semanticTokens(
  context: ServerContext,
  params: SemanticTokensParams,
): Promise<SemanticTokens> {
  return await tokensOf(context, params.textDocument.uri, undefined);
}

export async function semanticTokensInRange(
  context: ServerContext,
  params: SemanticTokensRangeParams,
): Promise<SemanticTokens> {
  return await tokensOf(context, params.textDocument.uri, params.range);
}

/**
 * Our own client colours by grammar as long as VS Code lets it, and has none for parts of logs; other editors have no
 * grammar of ours.
 */
async function tokensOf(
  context: ServerContext,
  uri: string,
  range: Range | undefined,
): Promise<SemanticTokens> {
  const scan = await findScan(context, uri);
  if (scan === undefined) return { data: [] };
  const lines = scan.lines;
  const hasGrammar =
    context.features().commands.length > 0 &&
    scan.excerpt === undefined &&
    scan.text.length <= LARGE_UNITS &&
    lines.count <= LARGE_LINES;
  if (hasGrammar) return { data: [] };
  const builder = new SemanticTokensBuilder();
  const first = Math.max(0, range?.start.line ?? 0);
  const last = Math.min(range?.end.line ?? Infinity, lines.count - 1, first + MAX_LINES);
  for (let line = first; line <= last; line++) {
    for (const { start, length, type } of tokenizeLine(lines.text(line))) {
      builder.push(line, start, length, tokenTypes.indexOf(type), 0);
    }
  }
  return builder.build();
}
