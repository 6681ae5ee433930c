import type { LogLevel } from '../model/log-record.ts';
import { parseLevel } from './level.ts';
import type { LineToken, LineTokenType } from './line-token.ts';

/**
 * Adds the tokens of a line's head (clocks, level, component) in their order and gives the column behind it; 0 when
 * the line has no head that we know. The shapes are those of the grammars in syntaxes/.
 */
export function tokenizeHead(line: string, tokens: LineToken[]): number {
  const text = take(prefix, line, 0, tokens);
  for (const pattern of text > 0 ? wrapped : heads) {
    const end = take(pattern, line, text, tokens);
    if (end > text) return end;
  }
  return text;
}

const anyStamp = String.raw`\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,7})?(?:[ ]?Z)?`;
const words = 'Trace|Verbose|Debug|Information|Info|Warning|Warn|Error|Fatal|Critical';
const level = `(?<level>${words})(?![A-Za-z])`;

/** What Burn and Windows Installer put before a text. */
const prefix = sticky(
  String.raw`\[?[0-9A-F]{1,8}:[0-9A-F]{1,8}\]\[(?<stamp>${anyStamp})\](?<letter>[iwe])\d{3}:[ ]?` +
    String.raw`|MSI \([a-z]\) \([0-9A-F!]{2}:[0-9A-F!]{2}\)(?: \[(?<clock>\d{2}:\d{2}:\d{2}:\d{3})\])?:[ ]?`,
);

/** The sensor's own layout, with the ids and the brackets of ATA where they stand. */
const sensor = sticky(
  String.raw`(?<stamp>${anyStamp})[ ]{1,4}(?:\d{1,7}[ ]{1,4}\d{1,7}[ ]{1,4})?${level}` +
    String.raw`(?:[ ]{1,4}(?:\[(?:\\\[\])?)?(?<component>[^\s[\]]{1,300}))?`,
);

/** `.miplog`: level, time and logger in the first cells. */
const row = sticky(String.raw`${level}\t(?<stamp>${anyStamp})(?:\t(?<component>[^\t(]*)(?=\t))?`);

/** A stamp and a level of an unknown layout. */
const stamped = sticky(
  String.raw`["[(]?(?<stamp>${anyStamp})(?:["\])]?[ \t,;|]{1,8}["[(]?${level}(?![\w.]))?`,
);

/** A quoted record without its stamp: a level, then a name that no sentence begins with. */
const fragment = sticky(
  String.raw`[ \t]{0,8}${level}[ ]{1,4}(?:\[(?:\\\[\])?(?<bracketed>[A-Z]\w*)(?=\[?\\?\])` +
    String.raw`|(?=[A-Z]\w*[a-z0-9][A-Z])(?<component>[^\s[\]:]+)(?![^\s[]))`,
  '',
);

/** A level that is a cell, ends in a colon, or has an error number behind it. */
const levelFirst = sticky(
  String.raw`[ ]{0,4}["[(]?(?<level>${words})(?=["\])]?(?:[\t,:;|\])]|$)|[ ]\d{4,5}\.|[ ]0x)`,
);

const heads = [row, sensor, stamped, fragment, levelFirst];
const wrapped = [sensor, levelFirst];

function sticky(source: string, flags = 'i'): RegExp {
  return new RegExp(source, `dy${flags}`);
}

/** Column behind the match at the given one, or the given one when there is none. */
function take(pattern: RegExp, line: string, at: number, tokens: LineToken[]): number {
  pattern.lastIndex = at;
  const match = pattern.exec(line);
  if (match === null) return at;
  const found = Object.entries(match.indices?.groups ?? {})
    .flatMap(([name, place]) => {
      // A group that took no part in the match has no place, whatever the type says.
      const [start, end] = (place as [number, number] | undefined) ?? [0, 0];
      const type = getType(name, line.slice(start, end));
      return end > start && type !== undefined ? [{ start, length: end - start, type }] : [];
    })
    .sort((a, b) => a.start - b.start);
  tokens.push(...found);
  return at + match[0].length;
}

function getType(group: string, text: string): LineTokenType | undefined {
  switch (group) {
    case 'level':
      return typeOfLevel[parseLevel(text) ?? 'info'];
    case 'letter':
      return typeOfLevel[text === 'e' ? 'error' : text === 'w' ? 'warn' : 'info'];
    case 'component':
    case 'bracketed':
      return 'logComponent';
    default:
      return 'logTimestamp';
  }
}

const typeOfLevel: Readonly<Record<LogLevel, LineTokenType>> = {
  fatal: 'logFatal',
  error: 'logError',
  warn: 'logWarn',
  info: 'logInfo',
  debug: 'logDebug',
  trace: 'logTrace',
};
