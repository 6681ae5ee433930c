/** A pattern proposed for one line of a log, with what its named groups hold. */
export interface DraftPattern {
  readonly pattern: string;
  readonly captures: readonly DraftCapture[];
}

export interface DraftCapture {
  readonly name: string;
  readonly kind: string;
  /** True when the value may name a person or a machine. */
  readonly pii: boolean;
}

/** More names than this hide what the error is; values beyond are matched without one. */
const MAX_CAPTURES = 10;
/** A pattern that is longer than a sentence tells less. In UTF-16 units. */
const MAX_TEXT = 300;

interface ValueKind {
  readonly find: string;
  /** Bounded everywhere, so that the pattern is linear whatever stands beside it. */
  readonly pattern: string;
  readonly pii: boolean;
}

/** What is a value and no part of the error, the more special first. */
const valueKinds = {
  guid: {
    find: String.raw`\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b`,
    pattern: '[0-9a-fA-F-]{36}',
    pii: false,
  },
  time: {
    find: String.raw`\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?Z?`,
    pattern: String.raw`\d{4}-\d\d-\d\d[ T][\d:.,]{8,20}Z?`,
    pii: false,
  },
  url: {
    find: String.raw`\bhttps?://[^\s"'<>\])}]{1,500}`,
    pattern: String.raw`https?://[^\s"'<>\])}]{1,500}`,
    pii: true,
  },
  path: {
    find: String.raw`(?:\\\\|\b[A-Za-z]:\\)[^\s"'<>|\])}]{1,500}`,
    pattern: String.raw`[^\s"'<>|\])}]{1,500}`,
    pii: true,
  },
  address: {
    find: String.raw`\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b`,
    pattern: String.raw`\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?`,
    pii: true,
  },
  account: {
    find: String.raw`\b(?:[\w.-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}|[A-Z][A-Z0-9-]{1,30}\\[\w.$-]{1,64})`,
    pattern: String.raw`[^\s"'\]),;]{1,200}`,
    pii: true,
  },
  // Small letters only: `System.Net.WebException` is no host.
  host: {
    find: String.raw`(?<![\w.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}\.[a-z]{2,10}(?![\w.-])`,
    pattern: String.raw`[\w.-]{1,255}`,
    pii: true,
  },
  number: {
    find: String.raw`(?<![\w.])\d{1,20}(?:[.,:]\d{1,9}){0,6}(?!\w)`,
    pattern: String.raw`\d[\d.,:]{0,40}`,
    pii: false,
  },
} as const satisfies Record<string, ValueKind>;

type ValueKindName = keyof typeof valueKinds;

/** `key=value` as the sensor writes it, and texts in quotes; then the kinds above, each as a group of its name. */
const values = new RegExp(
  [
    String.raw`(?<=[[\s,;(])(?<key>[A-Za-z_]\w{0,40})=(?<pair>[^\s\],;)]{1,300})`,
    String.raw`'(?<single>[^'\r\n]{1,300})'`,
    String.raw`"(?<double>[^"\r\n]{1,300})"`,
    ...Object.entries(valueKinds).map(([name, { find }]) => `(?<${name}>${find})`),
  ].join('|'),
  'g',
);

/** Values under these keys say what went wrong; under these, of what. */
const tellingKey = /code|status|result|error|reason|success|state|^is[A-Z]/i;
const namingKey =
  /name|user|account|domain|host|server|path|file|id$|endpoint|address|ur[il]$|count|time|elapsed|size|bytes|version|cluster|repository|node|thumbprint/i;
/** A number behind one of these words, or of three digits in brackets such as `(407)`, is part of the error. */
const beforeTellingNumber = /(?:code|error|status|event|http|result)[ :=#]{0,3}$/i;

/** Proposes a pattern for a line in the form in which patterns see it; only its first 300 characters count. */
export function draftPattern(line: string): DraftPattern {
  const text = line.length > MAX_TEXT ? line.slice(0, MAX_TEXT).replace(/\S*$/, '') : line;
  const captures: DraftCapture[] = [];
  let pattern = '';
  let at = 0;
  const put = (name: string, kind: string, part: string, pii: boolean): void => {
    if (captures.length >= MAX_CAPTURES) {
      pattern += `(?:${part})`;
      return;
    }
    const unique = uniqueName(name, captures);
    captures.push({ name: unique, kind, pii });
    pattern += `(?<${unique}>${part})`;
  };
  for (const found of text.matchAll(values)) {
    const groups = found.groups ?? {};
    const { key, pair, single, double } = groups;
    const before = text.slice(0, found.index);
    if (key !== undefined && pair !== undefined) {
      if (!isValue(key, pair)) continue;
      pattern += escapeText(text.slice(at, found.index + key.length + 1));
      put(key, 'text', String.raw`[^\s\],;)]{1,300}`, namingKey.test(key));
    } else if (single !== undefined || double !== undefined) {
      const quote = found[0].charAt(0);
      pattern += escapeText(text.slice(at, found.index)) + quote;
      put('quoted', 'text', `[^${quote}\\r\\n]{1,300}`, true);
      pattern += quote;
    } else {
      const kind = (Object.keys(valueKinds) as ValueKindName[]).find((name) => groups[name] !== undefined);
      if (kind === undefined || (kind === 'number' && isTelling(found[0], before))) continue;
      pattern += escapeText(text.slice(at, found.index));
      put(kind, kind, valueKinds[kind].pattern, valueKinds[kind].pii);
    }
    at = found.index + found[0].length;
  }
  return { pattern: pattern + escapeText(text.slice(at).trimEnd()), captures };
}

function isValue(key: string, value: string): boolean {
  if (tellingKey.test(key)) return false;
  return namingKey.test(key) || /\d/.test(value);
}

function isTelling(number: string, before: string): boolean {
  return beforeTellingNumber.test(before) || (before.endsWith('(') && number.length === 3);
}

/** The key of a pair as the name of a capture: `DomainControllerDnsName` becomes `domainControllerDnsName`. */
function uniqueName(name: string, captures: readonly DraftCapture[]): string {
  const letters = name.replace(/^[^A-Za-z]+/, '').replace(/[^A-Za-z0-9]/g, '');
  const base = letters === '' ? 'value' : letters.charAt(0).toLowerCase() + letters.slice(1, 40);
  const taken = new Set(captures.map((capture) => capture.name));
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}${n}`)) return `${base}${n}`;
}

/** A literal text; a run of blanks may be of any length, because levels are padded. */
function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/[^\S\r\n]{2,}|\t/g, '\\s{1,20}');
}
