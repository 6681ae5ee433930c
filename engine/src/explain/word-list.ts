/**
 * The words of a text by which it is compared with others: in lower case, without those that say nothing and without
 * English endings. A name with dots (`System.IO.IOException`) counts whole, and its last part again.
 */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [found] of text.matchAll(word)) {
    const folded = found.toLowerCase();
    if (stopWords.has(folded)) continue;
    for (const meant of synonyms[folded] ?? [stem(folded)]) words.add(meant);
    const last = /[.\\+](\w+)$/.exec(folded)?.[1];
    if (last !== undefined && last.length > 3) words.add(last);
  }
  return words;
}

/** Other words for what titles and alerts say, as people of this field use them; stems on the right. */
const synonyms: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    ['incorrect', 'incorrect wrong bad'],
    ['domain controller', 'dc dcs'],
    ['database', 'db'],
    ['certificat', 'cert certs'],
    ['credential', 'creds'],
    ['permission', 'perms'],
    ['password', 'pwd passwords'],
    ['fail', 'failure failures'],
    ['stuck', 'hangs hanging hung frozen'],
    ['stop', 'stopped stopping'],
    ['run', 'running'],
    ['repository', 'repo repos'],
    ['start', 'launch launching'],
    ['analyz', 'analysed analyse analyzed analyze'],
    ['unreachab', 'unreachable'],
    ['servic', 'svc services service'],
  ].flatMap(([meant = '', others = '']) => others.split(' ').map((other) => [other, meant.split(' ')])),
);

/** Letters and digits, with the signs that hold a name together. */
const word = /[\p{L}\p{N}](?:[\p{L}\p{N}]|[._-](?=[\p{L}\p{N}]))*/gu;

const stopWords: ReadonlySet<string> = new Set(
  (
    'a about after all also an and any are as at be been but by can cannot could did do does doing done for from get ' +
    'got had has have how i if in into is isn it its ll may me my not of off on only or our out s so t than that the ' +
    'their them then there these this to up us very was we were what when where which who why will with won would ' +
    'you your aren cant couldnt didnt doesn doesnt don dont hasn isnt wasn wasnt wont'
  ).split(' '),
);

/** Endings that English words take and lose; names and codes keep theirs. */
function stem(text: string): string {
  if (text.length < 5 || !/^[a-z]+$/.test(text)) return text;
  return text
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?<=[a-z]{3})(?:ings?|ed|ly)$/, '')
    .replace(/(?<=[a-z]{3}[^s])s$/, '')
    .replace(/(?<=[a-z]{4})e$/, '');
}
