import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const folder = fileURLToPath(new URL('../syntaxes/', import.meta.url));
const SOURCE = '.tmLanguage.src.yaml';
/** Its variables hold in every grammar. */
const SHARED = `common${SOURCE}`;

/**
 * Text of every generated grammar by its file name. Throws with the place of the mistake when a source is broken:
 * a grammar is built by a developer, who has to see it at once.
 */
export async function buildGrammars(): Promise<Map<string, string>> {
  const shared = variablesOf(await readSource(SHARED));
  const built = new Map<string, string>();
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(SOURCE)).sort()) {
    const source = await readSource(file);
    const { variables: own, ...grammar } = source;
    const variables = own === undefined ? shared : new Map([...shared, ...variablesOf(source)]);
    const comment = `Generated from ${file} by npm run generate. Change that file.`;
    const filled = fillIn({ information_for_contributors: [comment], ...grammar }, variables, file);
    built.set(file.replace('.src.yaml', '.json'), `${JSON.stringify(filled, null, 2)}\n`);
  }
  return built;
}

type Source = Record<string, unknown>;

async function readSource(file: string): Promise<Source> {
  try {
    return parse(await readFile(join(folder, file), 'utf8')) as Source;
  } catch (error) {
    throw new Error(`syntaxes/${file} is no YAML: ${String(error)}`, { cause: error });
  }
}

function variablesOf(source: Source): Map<string, string> {
  return new Map(Object.entries((source['variables'] ?? {}) as Record<string, string>));
}

/** The same value with every `{{name}}` of its texts put in; a variable may use others. */
function fillIn(value: unknown, variables: ReadonlyMap<string, string>, file: string, depth = 0): unknown {
  if (typeof value === 'string') {
    if (depth > 8) throw new Error(`${file}: variables use each other in a circle: ${value}`);
    const filled = value.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const text = variables.get(name);
      if (text === undefined) throw new Error(`${file}: unknown variable {{${name}}} in: ${value}`);
      return text;
    });
    return filled === value ? value : fillIn(filled, variables, file, depth + 1);
  }
  if (Array.isArray(value)) return value.map((item) => fillIn(item, variables, file));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, fillIn(item, variables, file)]),
    );
  }
  return value;
}
