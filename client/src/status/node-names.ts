import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';

/** How long new sources are collected before their machines are asked for, in milliseconds. */
const quiet = 250;

/** Keeps the names of the machines that sources came from: the server knows the layouts of bundles. */
export const nodeNames: Feature = ({ server, findings, shown, output }) => {
  let asked: readonly string[] = [];
  let pending: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    const uris = findings.sources().map(({ uri }) => uri);
    if (uris.length === asked.length && uris.every((uri, i) => uri === asked[i])) return;
    asked = uris;
    try {
      const { nodes } =
        uris.length === 0 ? { nodes: [] } : await server.request('iplogLens/nameNodes', { uris });
      // An answer that comes after a newer question is old.
      if (asked !== uris) return;
      const names = uris.flatMap((uri, i) => {
        const name = nodes[i];
        return name === undefined || name === null ? [] : [[uri, name] as const];
      });
      shown.nameNodes(new Map(names));
    } catch (error) {
      output.warn(`The machines could not be named: ${String(error)}`);
    }
  };
  return vscode.Disposable.from(
    findings.onDidChange(() => {
      pending ??= setTimeout(() => {
        pending = undefined;
        void ask();
      }, quiet);
    }),
    new vscode.Disposable(() => clearTimeout(pending)),
  );
};
