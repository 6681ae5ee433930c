import { parseQuery, type SearchHit, searchSource, terminalText } from '#engine';
import { caseHelp, caseOptions, findCase } from '../case-paths.ts';
import { type Command, type CommandContext, exitStatus, UsageError } from '../command.ts';
import { describeProblem } from '../describe-problem.ts';
import { parseOptions } from '../parse-options.ts';

/** In UTF-16 units; what a search shows of a line is shorter. */
const MAX_TEXT = 1000;

export const searchCommand: Command = {
  name: 'search',
  usage: 'search TEXT PATH... [--regex] [--match-case] [--limit NAME=NUMBER]...',
  summary: 'Finds a text or an expression, also in zips. Exit status as of grep: 0 found, 1 not found.',
  details: {
    TEXT: 'what is looked for, upper and lower case alike',
    PATH: caseHelp.PATH,
    '--regex': 'TEXT is a JavaScript regular expression',
    '--match-case': 'upper and lower case differ',
    '--limit': caseHelp['--limit'],
  },
  examples: ['search mdiSvc01 case.zip', "search 'failed.*0x8\\w+' Logs --regex"],
  run,
};

async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseOptions({
    args: [...args],
    allowPositionals: true,
    options: {
      regex: { type: 'boolean', default: false },
      'match-case': { type: 'boolean', default: false },
      ...caseOptions,
    },
  });
  const [text, ...named] = positionals;
  if (text === undefined || named.length === 0)
    throw new UsageError('search needs a TEXT and a PATH, or - for standard input.');
  const expression = parseQuery({ text, isRegex: values.regex, matchCase: values['match-case'] });
  if ('refused' in expression) throw new UsageError(expression.refused);

  const { sources, problems } = await findCase(named, values);
  let read = 0;
  let hits = 0;
  for await (const source of sources) {
    read++;
    let lastLine = -1;
    const search = await searchSource(source, expression, {
      onHit: (hit) => {
        hits++;
        // A line is printed once, at its first place.
        if (hit.line !== lastLine) context.stdout(`${describeHit(source.path, hit)}\n`);
        lastLine = hit.line;
        return true;
      },
    });
    problems.push(...search.problems);
  }
  for (const problem of problems) context.stderr(`iplog-lens: ${describeProblem(problem)}\n`);
  if (read === 0) return exitStatus.unusable;
  return hits > 0 ? exitStatus.done : exitStatus.findings;
}

function describeHit(path: string, { line, startColumn, before, match, after }: SearchHit): string {
  const place = `${path}:${line + 1}:${startColumn + 1}: `;
  return terminalText(place + before + match + after, path.length + MAX_TEXT);
}
