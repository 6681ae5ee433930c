import { marked, type Token } from 'marked';

/** What a reader of a piece of Markdown sees and can click, by VS Code's own renderer. */
export interface ReadMarkdown {
  readonly links: readonly string[];
  readonly images: readonly string[];
  /** Pieces that a renderer would take for HTML. */
  readonly html: readonly string[];
  /** Inline code, as it is shown. */
  readonly codeSpans: readonly string[];
  /** All that is shown, without markup; blocks on lines of their own. */
  readonly text: string;
}

export function readMarkdown(markdown: string): ReadMarkdown {
  const links: string[] = [];
  const images: string[] = [];
  const html: string[] = [];
  const codeSpans: string[] = [];
  const texts: string[] = [];
  const visit = (token: Token): void => {
    if (token.type === 'link') links.push(String(token['href']));
    if (token.type === 'image') images.push(String(token['href']));
    if (token.type === 'html') html.push(token.raw);
    if (token.type === 'codespan') codeSpans.push(decode(String(token['text'])));
    if (token.type === 'codespan' || token.type === 'escape') texts.push(decode(String(token['text'])));
    if (token.type === 'text' && !('tokens' in token && token.tokens !== undefined))
      texts.push(decode(String(token['text'])));
    if (token.type === 'space' || token.type === 'list_item') texts.push('\n');
  };
  // The list that it returns is for visitors that wait for something.
  void marked.walkTokens(marked.lexer(markdown), visit);
  return { links, images, html, codeSpans, text: texts.join('') };
}

/** The lexer gives text as HTML. */
function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
