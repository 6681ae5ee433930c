import type { Cmdlet } from '../model/cmdlet.ts';
import type { ExplainedMatch, Explanation } from '../model/explanation.ts';
import type { Product } from '../model/signature.ts';
import type { Catalog } from '../signatures/catalog.ts';

/** What the products are called today. */
export const productNames: Readonly<Record<Product, string>> = {
  'aip-scanner': 'Information Protection scanner',
  'mdi-sensor': 'Defender for Identity sensor',
  'any-product': 'Any log',
};

/** What stands behind the title of an answer that no text of a log gave. */
export function likeness({ by }: ExplainedMatch): string {
  if (by === 'words') return 'similar words only';
  return by === 'code' ? 'shows this code' : '';
}

/** The sentence that an answer without a known error begins with. */
export function noKnownError({ onlyCodes, codes }: Explanation): string {
  if (!onlyCodes) return 'No known error.';
  return codes.length > 1 ? 'No known error shows one of these codes.' : 'No known error shows this code.';
}

/** One thing that was recognised of a text. */
export interface UnderstoodPart {
  readonly name: string;
  /** Untrusted text. */
  readonly values: readonly string[];
}

/** What was recognised of a text though no error in it is known, so that the reader need not guess. */
export function describeUnderstood({ understood, codes }: Explanation, catalog: Catalog): UnderstoodPart[] {
  const { kind, product, component, level, exceptionTypes, cmdlets, unknownCodes } = understood;
  const log = catalog.kinds.find(({ id }) => id === kind)?.title;
  const parts: UnderstoodPart[] = [
    { name: 'product', values: product === undefined ? [] : [productNames[product]] },
    { name: 'log', values: log === undefined || kind === 'text' ? [] : [log] },
    { name: 'component', values: component === undefined ? [] : [component] },
    { name: 'level', values: level === undefined ? [] : [level] },
    { name: exceptionTypes.length > 1 ? 'exceptions' : 'exception', values: exceptionTypes },
    {
      name: cmdlets.length > 1 ? 'cmdlets' : 'cmdlet',
      values: cmdlets.map((name) => describeCmdlet(catalog.findCmdlet(name)) ?? name),
    },
    { name: codes.length > 1 ? 'codes' : 'code', values: codes.map(({ text, name }) => `${text} ${name}`) },
    { name: 'in no table of codes', values: unknownCodes },
  ];
  return parts.filter(({ values }) => values.length > 0);
}

/** What somebody who asks for a cmdlet wants to know first: what it is called today, or what it does. */
function describeCmdlet(cmdlet: Cmdlet | undefined): string | undefined {
  if (cmdlet === undefined) return undefined;
  const { name, renamed, withoutSuccessor, does } = cmdlet;
  if (renamed !== undefined) return `${name} (now ${renamed.to})`;
  const words = withoutSuccessor ?? does;
  return words === undefined ? name : `${name} (${words.replace(/\.$/, '')})`;
}
