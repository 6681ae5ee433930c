import { productNames, type Product } from '#engine';
import { anchorOf, page, prose } from './markdown.ts';
import { linkTo, type ReferenceSource } from './reference-source.ts';

/** The first page: where to look, then every known error by product. */
export function indexPage(
  { signatures }: ReferenceSource,
  others: readonly (readonly [file: string, what: string])[],
): string {
  const products = Object.keys(productNames) as Product[];
  return page([
    '# Known errors',
    `What IPLog Lens knows, to read: ${signatures.length} errors, each with its causes, examples and scripts in full. The same is on hover in a log, and \`iplog-lens explain\` finds it by a pasted message, code or title.`,
    [
      ...products.map(
        (product) => `- by product: [${productNames[product]}](#${anchorOf(productNames[product])})`,
      ),
      ...others.map(([file, what]) => `- [${what}](${file})`),
    ].join('\n'),
    ...products.flatMap((product) => [
      `## ${productNames[product]}`,
      signatures
        .filter((signature) => signature.product === product)
        .map(({ id, title, severity, role, status }) => {
          const words = [
            role === 'context' ? 'healthy or context line' : severity,
            ...(status === 'current' ? [] : [status]),
          ];
          return `- ${linkTo(id)} ${prose(title)} *(${words.join(', ')})*`;
        })
        .join('\n'),
    ]),
  ]);
}
