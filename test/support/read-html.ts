import { SaxesParser } from '#saxes';

/** One element of a page. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

/** What a reader of a page sees, by a strict parser: our pages are well-formed XML as well. */
export interface ReadHtml {
  readonly elements: readonly HtmlElement[];
  /** All that is shown, without markup; the style sheet left out. */
  readonly text: string;
  /** What the parser could not read. */
  readonly errors: readonly string[];
}

export function readHtml(html: string): ReadHtml {
  const elements: HtmlElement[] = [];
  const texts: string[] = [];
  const errors: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ fragment: false });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: { ...attributes } });
    open.push(name);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    if (open.at(-1) !== 'style') texts.push(text);
  });
  parser.on('error', (error) => errors.push(error.message));
  parser.write(html);
  parser.close();
  return { elements, text: texts.join('\n'), errors };
}
