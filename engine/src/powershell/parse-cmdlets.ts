import type { Cmdlet, CmdletRename } from '../model/cmdlet.ts';
import { isUsable, type LocatedProblem } from '../signatures/located-problem.ts';
import { YamlFile, type YamlPath } from '../signatures/yaml-file.ts';
import type { YamlMapping } from '../signatures/yaml-mapping.ts';

export interface ParsedCmdlets {
  /** In the order of the file; empty when a problem stands against it. */
  readonly cmdlets: readonly Cmdlet[];
  readonly problems: readonly LocatedProblem[];
  /** A problem at a place of the file, for what can be judged only beside other files. */
  readonly problemAt: (path: YamlPath, message: string) => LocatedProblem;
}

const moduleKeys = ['module', 'title', 'runsIn', 'verified', 'retired', 'cmdlets'] as const;
const cmdletKeys = [
  'name',
  'does',
  'syntax',
  'parameters',
  'elevation',
  'effect',
  'renamedTo',
  'alias',
  'movedWith',
  'addedParameter',
  'notWith',
  'lostParameters',
  'withoutSuccessor',
  'misspellings',
  'url',
] as const;

/** One file of knowledge/cmdlets, from text to the cmdlets of a module. Never throws; problems say where and how to mend. */
export function parseCmdlets(text: string, file: string): ParsedCmdlets {
  const yaml = new YamlFile(file, text);
  const cmdlets = readModule(yaml);
  const problems = [...yaml.problems];
  return {
    cmdlets: isUsable(problems) ? cmdlets : [],
    problems,
    problemAt(path, message) {
      yaml.reportAt(path, message);
      return yaml.problems.at(-1) as LocatedProblem;
    },
  };
}

type Module = Pick<Cmdlet, 'module' | 'moduleTitle' | 'runsIn' | 'verified' | 'retired'>;

function readModule(yaml: YamlFile): Cmdlet[] {
  const root = yaml.findRoot('a module', moduleKeys);
  if (root === undefined) return [];
  const module = root.requireText('module');
  const moduleTitle = root.requireText('title');
  const runsIn = root.requireText('runsIn');
  const verified = root.date('verified');
  const retired = root.has('retired') ? root.date('retired') : undefined;
  if (module === undefined || moduleTitle === undefined || runsIn === undefined || verified === undefined) {
    return [];
  }
  const about: Module = {
    module,
    moduleTitle,
    runsIn,
    verified,
    ...(retired === undefined ? {} : { retired }),
  };
  return root.items('cmdlets').flatMap((node) => {
    const entry = yaml.readMapping(node, 'a cmdlet', cmdletKeys);
    return (entry === undefined ? undefined : readCmdlet(yaml, entry, about)) ?? [];
  });
}

function readCmdlet(yaml: YamlFile, entry: YamlMapping, about: Module): Cmdlet | undefined {
  const name = entry.requireText('name');
  const url = entry.requireText('url');
  if (name !== undefined && !/^[A-Z][A-Za-z]*-[A-Z][A-Za-z0-9]*$/.test(name)) {
    yaml.report(entry.find('name'), 'A `name` is a verb and a noun with a hyphen, for example `Start-Scan`.');
  }
  if (url !== undefined && !/^https:\/\/[^\s<>()"]+$/.test(url)) {
    yaml.report(
      entry.find('url'),
      'A `url` begins with `https://` and has no blanks, brackets or quotes in it.',
    );
  }
  const renamed = readRename(entry);
  if (!entry.has('does') && renamed === undefined) {
    yaml.report(entry.node, 'A cmdlet needs `does`, or `renamedTo` when its successor says it.');
  }
  if (name === undefined || url === undefined) return undefined;
  const does = entry.text('does');
  const elevation = entry.text('elevation');
  const effect = entry.text('effect');
  const withoutSuccessor = entry.text('withoutSuccessor');
  return {
    name,
    ...about,
    ...(does === undefined ? {} : { does }),
    ...(elevation === undefined ? {} : { elevation }),
    ...(effect === undefined ? {} : { effect }),
    syntax: entry.texts('syntax'),
    parameters: Object.entries(entry.textsByName('parameters')).map(([parameter, description]) => ({
      name: parameter,
      description,
    })),
    ...(renamed === undefined ? {} : { renamed }),
    ...(withoutSuccessor === undefined ? {} : { withoutSuccessor }),
    misspellings: entry.texts('misspellings'),
    url,
  };
}

function readRename(entry: YamlMapping): CmdletRename | undefined {
  const to = entry.text('renamedTo');
  if (to === undefined) return undefined;
  const addedParameter = entry.text('addedParameter');
  return {
    to,
    alias: entry.has('alias') ? entry.flag('alias') : true,
    movedWith: entry.textsByName('movedWith'),
    ...(addedParameter === undefined ? {} : { addedParameter }),
    notWith: entry.texts('notWith'),
    lostParameters: entry.texts('lostParameters'),
  };
}

/** Checks cmdlets of all modules against each other: names are unique, successors exist, misspellings are not names. */
export function checkCmdlets(files: readonly ParsedCmdlets[]): LocatedProblem[] {
  const problems: LocatedProblem[] = [];
  const names = new Set(files.flatMap(({ cmdlets }) => cmdlets.map(({ name }) => name.toLowerCase())));
  const seen = new Set<string>();
  for (const { cmdlets, problemAt } of files) {
    for (const [index, { name, renamed, misspellings }] of cmdlets.entries()) {
      const at = ['cmdlets', index];
      if (seen.has(name.toLowerCase())) {
        problems.push(
          problemAt([...at, 'name'], `\`${name}\` stands in knowledge/cmdlets twice; remove one.`),
        );
      }
      seen.add(name.toLowerCase());
      const successors = renamed === undefined ? [] : [renamed.to, ...Object.values(renamed.movedWith)];
      for (const successor of successors) {
        if (names.has(successor.toLowerCase())) continue;
        problems.push(
          problemAt([...at, 'renamedTo'], `No module has \`${successor}\`; describe it or correct the name.`),
        );
      }
      for (const misspelling of misspellings) {
        if (!names.has(misspelling.toLowerCase())) continue;
        problems.push(
          problemAt([...at, 'misspellings'], `\`${misspelling}\` is the name of a cmdlet; remove it here.`),
        );
      }
    }
  }
  return problems;
}
