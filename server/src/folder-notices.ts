import {
  type Connection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Disposable,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.ts';
import type { ServerRuntime } from './server-runtime.ts';

/**
 * Asks the client for notices of the YAML files below one folder: what is typed into them and what changes on disk.
 * Nothing is asked for other YAML files, which are nobody's business.
 */
export class FolderNotices {
  readonly #connection: Connection;
  readonly #runtime: ServerRuntime;
  readonly #features: () => ClientFeatures;
  #folder: string | undefined;
  #registrations: Disposable[] = [];

  constructor(connection: Connection, runtime: ServerRuntime, features: () => ClientFeatures) {
    this.#connection = connection;
    this.#runtime = runtime;
    this.#features = features;
  }

  /** Another folder, or none; the notices of the one before end. */
  async watch(folder: string | undefined): Promise<void> {
    if (folder === this.#folder) return;
    this.#folder = folder;
    for (const registration of this.#registrations.splice(0)) registration.dispose();
    if (folder === undefined) return;
    const { client } = this.#connection;
    const features = this.#features();
    if (features.dynamicFiles) {
      const baseUri = this.#runtime.uriOf(folder);
      this.#keep(
        folder,
        await client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: { baseUri, pattern: '**/*.{yaml,yml}' } }],
        }),
      );
    }
    if (features.dynamicDocuments) {
      const documentSelector = [{ scheme: 'file', language: 'yaml', pattern: `${globOf(folder)}/**` }];
      this.#keep(folder, await client.register(DidOpenTextDocumentNotification.type, { documentSelector }));
      this.#keep(
        folder,
        await client.register(DidChangeTextDocumentNotification.type, {
          documentSelector,
          syncKind: TextDocumentSyncKind.Incremental,
        }),
      );
      this.#keep(folder, await client.register(DidCloseTextDocumentNotification.type, { documentSelector }));
    }
  }

  /** The folder may have changed while the client was asked. */
  #keep(folder: string, registration: Disposable): void {
    if (folder === this.#folder) this.#registrations.push(registration);
    else registration.dispose();
  }
}

/** A path as a glob that means just this path: VS Code compares it with forward slashes and a small drive letter. */
function globOf(folder: string): string {
  return folder
    .replace(/^[A-Z]:/, (drive) => drive.toLowerCase())
    .replaceAll('\\', '/')
    .replace(/[[\]{}*?!]/g, (special) => `[${special}]`)
    .replace(/\/$/, '');
}
