/**
 * The words of a command that a script must have to do the same: cmdlets, programs, parameters, members, arguments of
 * a setup, thumbprints, registry keys and values. Empty for a line that is no command.
 */
export function wordsOfCommand(line: string): readonly string[] {
  const key = /^\[HKEY_LOCAL_MACHINE\\(.+)\]$/.exec(line);
  if (key !== null) return [`HKLM:\\${key[1]}`];
  const value = /^"(\w+)"=dword:0+(\d+)$/.exec(line);
  if (value !== null) return [value[1] ?? '', value[2] ?? ''];
  const command = line.replace(/^PS [^>]*> */, '').replace(quoted, (text) => (hash.test(text) ? text : '""'));
  const words = [...command.matchAll(word)].map((m) => m[0].replace(/^\W*\./, '.').replace(/""$/, ''));
  return words.some((one) => !one.startsWith('-')) ? words : [];
}

const quoted = /"[^"]*"|<[^>]*>|\{name of adapter\}/g;
const hash = /^"[0-9a-f]{40}"$/i;
const word = new RegExp(
  [
    String.raw`(?<![\w-])[A-Z][a-z]+-[A-Z]\w+`, // a cmdlet
    String.raw`(?<![\w-])-[A-Za-z]{2,}`, // a parameter or an operator
    String.raw`(?<![\w.-])(?:klist|mklink|wevtutil|psexec)\b`,
    String.raw`(?<=[\w\]])\.[A-Z]\w+`, // a member
    String.raw`\b\w+=""`, // an argument of a setup
    String.raw`\b(?:0x[0-9a-f]+|[0-9a-fA-F]{40})\b`,
  ].join('|'),
  'g',
);
