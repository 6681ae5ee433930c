import { codeSpan, escapeMarkdown } from '../explain/escape-markdown.ts';
import { type Block, type Inline, type InlineMark, isHarmlessLink, marksOf } from './report-document.ts';

/** Longest text of a paragraph, in UTF-16 units; paths stay whole. */
const MAX_TEXT = 4000;

/** A report as Markdown (CommonMark with GitHub's tables), one line end at the end. */
export function renderMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(renderBlock).join('\n\n')}\n`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text, MAX_TEXT)}`;
    case 'paragraph':
      return renderInline(block.text);
    case 'list':
      return block.items.map((item) => `- ${renderInline(item)}`).join('\n');
    case 'table': {
      const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
      return [
        row(block.columns.map((column) => escapeMarkdown(column))),
        row(block.columns.map(() => '---')),
        ...block.rows.map((cells) => row(cells.map(renderCell))),
      ].join('\n');
    }
  }
}

function renderInline(inline: Inline): string {
  return marksOf(inline).map(renderMark).join('');
}

function renderMark(mark: string | InlineMark): string {
  if (typeof mark === 'string') return escapeMarkdown(mark, MAX_TEXT);
  if ('strong' in mark) return `**${escapeMarkdown(mark.strong, MAX_TEXT)}**`;
  if ('code' in mark) return codeSpan(mark.code, MAX_TEXT);
  const text = escapeMarkdown(mark.link, MAX_TEXT);
  return isHarmlessLink(mark.href) ? `[${text}](${mark.href})` : text;
}

/** No inline code: how a backslash before a bar is read inside it differs between readers. */
function renderCell(inline: Inline): string {
  return marksOf(inline)
    .map((mark) => renderMark(typeof mark !== 'string' && 'code' in mark ? mark.code : mark))
    .join('');
}
