/** Names of fields whose values are words of ours or of the protocol, never of a log. */
const plainFields: ReadonlySet<string> = new Set([
  'code',
  'ended',
  'form',
  'format',
  'id',
  'jsonrpc',
  'kind',
  'languageId',
  'method',
  'origin',
  'remediationId',
  'severity',
  'signatureId',
  'type',
]);

const isWord = (text: string): boolean => /^[\w$./-]{1,60}$/.test(text);

/**
 * A traced message with every string of its JSON replaced by its length, but for names of fields and words of ours: the
 * output channel goes into tickets, and log text, paths and file names hold what belongs to a customer. Takes linear
 * time; what is no JSON, such as the line that names the message, stays.
 */
export function withoutTexts(message: string): string {
  const parts: string[] = [];
  let at = 0;
  let field = '';
  for (let start = message.indexOf('"'); start >= 0; start = message.indexOf('"', at)) {
    const end = findEnd(message, start);
    const text = message.slice(start + 1, end);
    const isField = /^\s{0,4}:/.test(message.slice(end + 1, end + 6));
    const stays = isWord(text) && (isField || plainFields.has(field));
    parts.push(message.slice(at, start), stays ? `"${text}"` : `"<${text.length}>"`);
    field = isField ? text : '';
    at = end + 1;
  }
  parts.push(message.slice(at));
  return parts.join('');
}

/** Where the string that begins at `start` ends, or the text does. */
function findEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}
