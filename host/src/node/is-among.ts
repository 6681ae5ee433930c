import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Whether writing to `file` would change what `inputs` name: a file, the zip that holds a part (`case.zip!/Logs`), or
 * a file that exists below a folder; under any name, also through links. Standard input is nobody's file.
 */
export async function isAmong(file: string, inputs: readonly string[]): Promise<boolean> {
  const output = await identify(file);
  // What is not there yet is no evidence.
  if (output === undefined) return false;
  for (const input of inputs) {
    for (const name of new Set([input, input.split('!/', 1)[0] ?? ''])) {
      const known = await identify(name);
      if (known === undefined) continue;
      if (known.id === output.id) return true;
      const below = path.relative(known.real, output.real);
      if (known.isFolder && below !== '..' && !below.startsWith(`..${path.sep}`) && !path.isAbsolute(below))
        return true;
    }
  }
  return false;
}

async function identify(file: string): Promise<{ real: string; id: string; isFolder: boolean } | undefined> {
  try {
    const real = await realpath(file);
    const state = await stat(real, { bigint: true });
    return { real, id: `${state.dev}:${state.ino}`, isFolder: state.isDirectory() };
  } catch {
    return undefined; // No such file, or none that may be seen.
  }
}
