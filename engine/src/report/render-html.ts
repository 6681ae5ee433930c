import { escapeHtml } from '../explain/escape-html.ts';
import { type Block, type Inline, type InlineMark, isHarmlessLink, marksOf } from './report-document.ts';

/**
 * A report as one HTML page that needs nothing else: no script, no font, no picture, and a policy that lets none be
 * loaded. It is well-formed XML as well, light or dark as the reader's system is, and its tables name their rows and
 * columns for screen readers.
 */
export function renderHtml(title: string, blocks: readonly Block[]): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="referrer" content="no-referrer" />
<meta name="color-scheme" content="light dark" />
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${blocks.map(renderBlock).join('\n')}
</main>
</body>
</html>
`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${renderInline(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${renderInline(item)}</li>`).join('\n')}\n</ul>`;
    case 'table': {
      const columns = block.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
      const rows = block.rows.map((cells) => {
        const [name = '', ...rest] = cells.map(renderInline);
        return `<tr><th scope="row">${name}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
      });
      // A wide table scrolls by itself; whoever uses the keyboard has to be able to get there.
      return `<div class="scroll" role="region" aria-label="${escapeHtml(block.caption)}" tabindex="0"><table>
<caption>${escapeHtml(block.caption)}</caption>
<thead><tr>${columns}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;
    }
  }
}

function renderInline(inline: Inline): string {
  return marksOf(inline).map(renderMark).join('');
}

function renderMark(mark: string | InlineMark): string {
  if (typeof mark === 'string') return escapeHtml(mark);
  if ('strong' in mark) return `<strong>${escapeHtml(mark.strong)}</strong>`;
  if ('code' in mark) return `<code>${escapeHtml(mark.code)}</code>`;
  const text = escapeHtml(mark.link);
  return isHarmlessLink(mark.href) ? `<a href="${escapeHtml(mark.href)}">${text}</a>` : text;
}

/** Contrast is at least 7 to 1 in both schemes. */
const style = `
:root { color-scheme: light dark; --text: #1b1b1b; --back: #ffffff; --soft: #f2f4f7; --line: #80868f; --link: #003e92; }
@media (prefers-color-scheme: dark) { :root { --text: #ececec; --back: #1b1d21; --soft: #292c32; --line: #868c96; --link: #a8cdff; } }
body { margin: 0; color: var(--text); background: var(--back); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
h3 { margin-top: 2rem; }
h4 { margin: 1rem 0; font-size: 1em; }
a { color: var(--link); }
code { font-family: ui-monospace, monospace; font-size: 0.9em; background: var(--soft); padding: 0 0.2em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9em; overflow-wrap: normal; }
caption { text-align: start; font-weight: 600; padding: 0.3rem 0; }
th, td { border: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: start; vertical-align: top; }
thead th { background: var(--soft); }
@media print { main { max-width: none; padding: 0; } }
`;
