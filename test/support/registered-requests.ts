import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as lsp from 'vscode-languageserver-protocol';
import { root } from './real-catalog.ts';
import type { RunningServer } from './running-server.ts';

/** Of a session's beginning and end; asked once, by everybody. */
const ofTheSession = ['initialize', 'shutdown'];

/**
 * Names of all requests that the server has a handler for: every one that LSP knows and every one of ours that its
 * sources name is sent, and only those without a handler are answered with "method not found".
 */
export async function findRegisteredRequests(server: RunningServer): Promise<string[]> {
  const asked = await Promise.all(
    [...requestsOfLsp(), ...ourRequests()].map(async (method) => {
      try {
        await server.request(method, {});
        return [method];
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        return code === lsp.ErrorCodes.MethodNotFound ? [] : [method];
      }
    }),
  );
  return asked.flat().sort();
}

function requestsOfLsp(): string[] {
  const types = Object.values(lsp).flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('type' in one)) return [];
    return one.type instanceof lsp.ProtocolRequestType || one.type instanceof lsp.ProtocolRequestType0
      ? [one.type.method]
      : [];
  });
  return [...new Set(types)].filter((method) => !ofTheSession.includes(method));
}

function ourRequests(): string[] {
  const folder = path.join(root, 'server/src');
  const text = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
  return [...new Set(text.match(/(?<=['"`])iplogLens\/\w+(?=['"`])/g))];
}
