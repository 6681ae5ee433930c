/** Offset of the next character that is no blank. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9 && unit !== 0xfeff) break;
  }
  return at;
}

/** A number, true, false or null as written. */
export function wordAt(text: string, at: number): string | undefined {
  return /^(?:true|false|null|-?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,9})?)(?![\w.])/.exec(
    text.slice(at, at + 900),
  )?.[0];
}

/** The text in double quotes that begins at an offset; undefined when it does not end. */
export function readString(text: string, start: number): { value: string; end: number } | undefined {
  const parts: string[] = [];
  let from = start + 1;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 34) {
      parts.push(text.slice(from, at));
      return { value: parts.join(''), end: at + 1 };
    }
    if (unit === 92) {
      parts.push(text.slice(from, at));
      const escape = text.charAt(at + 1);
      const code = /^[0-9a-fA-F]{4}/.exec(text.slice(at + 2, at + 6))?.[0];
      if (escape === 'u' && code !== undefined) {
        parts.push(String.fromCharCode(Number.parseInt(code, 16)));
        at += 5;
      } else {
        parts.push(simpleEscapes[escape] ?? escape);
        at += 1;
      }
      from = at + 1;
    }
  }
  return undefined;
}

const simpleEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
