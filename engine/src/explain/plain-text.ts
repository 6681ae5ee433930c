/**
 * Our Markdown (a hover card) as plain text, for editors that show no Markdown: markup goes, addresses stay behind
 * their titles, and text that was escaped stands as it was.
 */
export function toPlainText(markdown: string): string {
  return markdown.replace(
    markup,
    (
      _,
      fence?: string,
      code?: string,
      title?: string,
      address?: string,
      escaped?: string,
      entity?: string,
    ) => {
      if (fence !== undefined) return withoutPad(code ?? '');
      if (title !== undefined) {
        const plain = toPlainText(title);
        return address?.startsWith('https:') === true ? `${plain} (${address})` : plain;
      }
      return escaped ?? entities[entity ?? ''] ?? '';
    },
  );
}

/** Inline code, a link, an escaped character, an entity of ours, stars of emphasis, a hard line break. */
const markup =
  /(?<!`)(`+)(?!`)([^\n]*?[^`])\1(?!`)|\[((?:\\.|[^\\\]])*)\]\(([^)\s]*)\)|\\([!-/:-@[-`{-~])|&(lt|gt|amp);|\*{1,3}| {2}(?=\n)/g;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

/** The blanks that keep backticks of the text apart from those of the fence are not part of it. */
function withoutPad(code: string): string {
  return /^ .*\S.* $/.test(code) ? code.slice(1, -1) : code;
}
