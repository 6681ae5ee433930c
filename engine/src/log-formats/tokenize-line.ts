import type { LineToken, LineTokenType } from './line-token.ts';
import { tokenizeHead } from './tokenize-head.ts';

/** Columns of a line that are looked at: VS Code's own limit for a grammar. */
export const MOST_COLUMNS = 20_000;

/**
 * The parts of one line of a log that are worth a colour, in their order and without overlap. It stands in for the
 * grammars where VS Code switches them off (above 20 MB or 300,000 lines), so it knows the same shapes; any line of
 * any layout is fine, and takes linear time. What stands behind {@link MOST_COLUMNS} gets no token.
 */
export function tokenizeLine(line: string): LineToken[] {
  const text = line.length > MOST_COLUMNS ? line.slice(0, MOST_COLUMNS) : line;
  const tokens: LineToken[] = [];
  if (frameStart.test(text)) tokenizeFrame(text, tokens);
  else tokenizeText(text, tokenizeHead(text, tokens), tokens);
  return tokens;
}

const frameStart =
  /^(?:[ \t]+at (?=\S)|at (?=(?:new|async|void|static|object|string|bool|int|long) |[\w.+<>`|]+\())/;
/** The called method; the lookbehind keeps a long name from being tried at each of its letters. */
const frameMethod = /(?<![\w<>`|])[\w<>`|]+(?=\()/g;

function tokenizeFrame(text: string, tokens: LineToken[]): void {
  for (const match of text.matchAll(frameMethod)) push(tokens, 'logFrame', match.index, match[0].length);
}

const exception = String.raw`(?<![\w.+])(?<exception>[A-Za-z_][\w.+]*Exception(?:${'`'}\d)?(?!\w)|[A-Z][A-Za-z]{2,60}Error(?=: ))`;
const errorCode =
  String.raw`(?<!\w)(?<code>AADSTS\d{4,8}(?!\d)|0x[0-9A-Fa-f]{1,16}(?!\w)|WSAE[A-Z]{3,30}(?!\w))` +
  String.raw`|(?<![\w.-])(?<decimal>-2\d{9})(?!\w)` +
  String.raw`|(?<![\w.])(?<name>(?:CERT_E|CRYPT_E|E|ERROR|HRESULT|NTE|RPC_[ES]|SEC_E|STATUS|TRUST_E|WININET_E)_[A-Z][A-Z0-9_]{2,60})(?!\w)`;

/** Everything outside `[key=value]`. Addresses are matched so that nothing inside them is. */
const textPart = new RegExp(
  [
    String.raw`(?<!\w)(?:https?|ldaps?|wss?)://[^\s"'<>[\]{}|]*`,
    exception,
    errorCode,
    String.raw`(?<!\w)(?:[Ee]rror|[Ee]xit)(?: (?:code|status))?(?::? \(?|=)(?!0(?!\d))(?<number>-?\d{1,10})(?!\w)`,
    String.raw`(?<!\w)[Ss]tatus code:? (?<status>[45]\d{2}|12[01]\d{2})(?!\d)`,
    String.raw`(?<!\w)(?<failure>Return value 3)(?!\d)`,
    String.raw`(?<tail>\[(?:\\\[\])?)(?= ?[A-Za-z_][\w.]*=)`,
    String.raw`(?<![\w.\-/?&=])(?<key>[A-Za-z_][\w.]*)=(?![=>])(?<value>[^\s,;()[\]"]*)`,
    String.raw`(?<![\w:.-])(?<stamp>\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,7})?(?: ?Z|[+-]\d{2}:?\d{2})?)(?!\w)`,
  ].join('|'),
  'g',
);

function tokenizeText(text: string, from: number, tokens: LineToken[]): void {
  textPart.lastIndex = from;
  for (let match = textPart.exec(text); match !== null; match = textPart.exec(text)) {
    const groups = match.groups ?? {};
    const end = match.index + match[0].length;
    if (groups['tail'] !== undefined) {
      textPart.lastIndex = tokenizeTail(text, end, tokens);
    } else if (groups['key'] !== undefined) {
      push(tokens, 'logKey', match.index, groups['key'].length);
      pushValue(tokens, text, match.index + groups['key'].length + 1, end);
    } else {
      pushNamed(tokens, groups, end);
    }
  }
}

const tailPart = new RegExp(
  [
    String.raw`(?<=[\s[\]])(?<key>[A-Za-z_][\w.]*)=`,
    String.raw`(?<end>\[\\\]\]|\]\]?)(?![\w:.])`,
    exception,
    errorCode,
  ].join('|'),
  'g',
);

/** `key=value` pairs up to the closing bracket; a value goes on, over blanks, to the next key. Gives the end. */
function tokenizeTail(text: string, from: number, tokens: LineToken[]): number {
  tailPart.lastIndex = from;
  let valueStart = from;
  for (let match = tailPart.exec(text); match !== null; match = tailPart.exec(text)) {
    const groups = match.groups ?? {};
    const end = match.index + match[0].length;
    pushValue(tokens, text, valueStart, match.index);
    valueStart = end;
    if (groups['end'] !== undefined) return end;
    if (groups['key'] !== undefined) push(tokens, 'logKey', match.index, groups['key'].length);
    else pushNamed(tokens, groups, end);
  }
  pushValue(tokens, text, valueStart, text.length);
  return text.length;
}

const typeOfGroup: Readonly<Record<string, LineTokenType>> = {
  exception: 'logException',
  code: 'logErrorCode',
  decimal: 'logErrorCode',
  name: 'logErrorCode',
  number: 'logErrorCode',
  status: 'logErrorCode',
  failure: 'logError',
  stamp: 'logTimestamp',
};

/** The one group that took part; it stands at the end of its match. */
function pushNamed(tokens: LineToken[], groups: Readonly<Record<string, string>>, end: number): void {
  for (const [group, type] of Object.entries(typeOfGroup)) {
    const text = groups[group];
    if (text !== undefined) push(tokens, type, end - text.length, text.length);
  }
}

const wholeCode = new RegExp(`^(?:${errorCode})$`);

/** The text between two columns without the blanks around it, when there is any. */
function pushValue(tokens: LineToken[], text: string, from: number, to: number): void {
  const value = text.slice(from, to);
  const trimmed = value.trimStart();
  const start = to - trimmed.length;
  const kept = trimmed.trimEnd();
  if (kept.length > 0) push(tokens, wholeCode.test(kept) ? 'logErrorCode' : 'logValue', start, kept.length);
}

function push(tokens: LineToken[], type: LineTokenType, start: number, length: number): void {
  tokens.push({ start, length, type });
}
