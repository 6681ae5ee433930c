import { isScalar } from 'yaml';

/** A scalar as it is written: `1602` and `0x642` stay what they are. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  if (typeof node.value === 'string') return node.value;
  return node.value === null ? undefined : node.source;
}

/** For a message: nobody needs the whole of what is wrong. */
export function cut(text: string | undefined): string {
  if (text === undefined) return '?';
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
