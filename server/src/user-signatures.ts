import {
  type Catalog,
  type CheckedSignatures,
  createCatalog,
  type LocatedProblem,
  type Signature,
  type SignatureText,
  terminalText,
} from '#engine';
import type { PatternHang, SignatureFile } from '#host';
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { ServerContext } from './server-context.ts';
import { toSignatureDiagnostics } from './convert/to-signature-diagnostics.ts';

/** How long a signature must be quiet before it is checked again, in milliseconds. */
const QUIET = 200;

/** Problems written to the output at most; the rest is marked in its files. */
const MAX_TOLD = 100;

/** What stands in the folder of the settings, as it was read last. */
interface Folder {
  readonly path: string;
  readonly files: readonly SignatureFile[];
}

/**
 * The built-in knowledge with the signatures of the folder that the settings name. What is broken there is left out
 * and marked in its file; the built-in knowledge works whatever stands there. What is known is what was saved; what
 * is being typed is only checked.
 */
export class UserSignatures {
  readonly #context: ServerContext;
  readonly #workspaceUri: () => string | undefined;
  readonly #onFolder: (folder: string | undefined) => void;
  #builtIn: Promise<Catalog> | undefined;
  #catalog: Promise<Catalog> | undefined;
  #folder: Folder | undefined;
  /** Counts the readings of the folder, so that an older one that ends later changes nothing. */
  #turn = 0;
  /** The same for the checks of what is being typed. */
  #checks = 0;
  /** The folder of which the reader was told that it cannot be read. */
  #missed = '';
  #timer: NodeJS.Timeout | undefined;
  /** Patterns that did not come to an end on a record of a log, for as long as this session lasts. */
  readonly #hung = new Set<string>();
  /** What the folder came to, with what it was made of: the same files are the same knowledge. */
  #made: { readonly key: string; readonly catalog: Catalog } | undefined;
  /** Uris for which diagnostics stand with the client. */
  #marked = new Set<string>();

  /** `onFolder` is told which folder counts whenever it was read. */
  constructor(
    context: ServerContext,
    workspaceUri: () => string | undefined,
    onFolder: (folder: string | undefined) => void,
  ) {
    this.#context = context;
    this.#workspaceUri = workspaceUri;
    this.#onFolder = onFolder;
  }

  /** All that is known now. Rejects only where the built-in knowledge cannot be loaded. */
  async catalog(): Promise<Catalog> {
    return await (this.#catalog ??= this.#load());
  }

  /** Reads the folder again when it is asked for the next time: the settings or the files have changed. */
  forget(): void {
    this.#catalog = undefined;
  }

  /**
   * Leaves out the signature of a pattern that hung, until the pattern is changed. False when it has been left out
   * before.
   */
  switchOff({ pattern, message }: PatternHang): boolean {
    if (this.#hung.has(pattern)) return false;
    this.#hung.add(pattern);
    const { connection } = this.#context;
    const told = `${message} It is marked in its file.`;
    connection.console.warn(told);
    this.#context.guard.run('window/showMessage', async () => {
      await connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: told,
      });
    });
    return true;
  }

  /** Signatures that are switched off. */
  get switchedOff(): number {
    return this.#hung.size;
  }

  /** True for a signature in the folder: it is checked, and not read as a log. */
  has(uri: string): boolean {
    return this.#folder !== undefined && this.#context.runtime.isSignatureFile(this.#folder.path, uri);
  }

  /** An open document has changed, was opened or was closed: soon all are checked with the text that the editor has. */
  documentChanged(uri: string): void {
    this.#context.guard.run('textDocument/publishDiagnostics', async () => {
      await this.catalog();
      if (!this.has(uri)) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#context.guard.run('textDocument/publishDiagnostics', async () => await this.#checkDocuments());
      }, QUIET);
    });
  }

  async #load(): Promise<Catalog> {
    const { runtime, settings, connection } = this.#context;
    const turn = ++this.#turn;
    const builtIn = await (this.#builtIn ??= runtime.loadCatalog());
    const named = (await settings()).userSignatures.folder.trim();
    const path = named === '' ? undefined : runtime.resolveFolder(named, this.#workspaceUri());
    let folder: Folder | undefined;
    try {
      folder = path === undefined ? undefined : { path, files: await runtime.readSignatureFiles(path) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // VS Code makes links that run commands of `[x](command:y)`, and the reason holds the name from the settings.
      const plain = terminalText(reason, 400).replaceAll('](', '] (');
      const message = `The folder of iplogLens.userSignatures.folder cannot be read: ${plain}`;
      connection.console.warn(message);
      // Said once for each folder: the reader waits for signatures that will not come.
      if (named !== this.#missed)
        await connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message,
        });
      this.#missed = named;
    }
    if (turn === this.#turn) {
      this.#folder = folder;
      this.#onFolder(path);
      if (folder === undefined) await this.#mark([], []);
    }
    if (folder === undefined) return builtIn;
    const { accepted, problems } = await this.#check(folder.files, builtIn);
    if (turn === this.#turn) {
      this.#tell(folder, accepted.length, problems);
      await this.#checkDocuments(builtIn);
    }
    const key = JSON.stringify(accepted);
    if (this.#made?.key !== key) this.#made = { key, catalog: combine(builtIn, accepted) };
    return this.#made.catalog;
  }

  /** In another thread: what is tried there may take long. */
  async #check(files: readonly SignatureText[], builtIn: Catalog): Promise<CheckedSignatures> {
    try {
      return await this.#context.runtime.ask(builtIn, {
        kind: 'checkSignatures',
        files,
        hung: [...this.#hung],
      });
    } catch (error) {
      // What is built in works whatever becomes of the rest.
      const reason = error instanceof Error ? error.message : String(error);
      this.#context.connection.console.error(`Signatures of your own could not be checked: ${reason}`);
      return { accepted: [], problems: [] };
    }
  }

  /** In the output, for those whose editor does not show diagnostics of files that are not open. */
  #tell(folder: Folder, accepted: number, problems: readonly LocatedProblem[]): void {
    const { console } = this.#context.connection;
    console.info(`${accepted} of ${folder.files.length} files in ${folder.path} are usable signatures.`);
    for (const { file, line, column, severity, message } of problems.slice(0, MAX_TOLD)) {
      console.warn(`${terminalText(file)}:${line}:${column}: ${severity}: ${terminalText(message, 400)}`);
    }
    if (problems.length > MAX_TOLD) console.warn(`and ${problems.length - MAX_TOLD} more`);
  }

  /** Checks what the editor has in the place of what was saved. */
  async #checkDocuments(known?: Catalog): Promise<void> {
    const { runtime, documents } = this.#context;
    const folder = this.#folder;
    const builtIn = known ?? (await this.#builtIn);
    if (folder === undefined || builtIn === undefined) return;
    const open = new Map(
      documents
        .all()
        .filter(({ uri }) => this.has(uri))
        .map((document) => [runtime.pathOf(document.uri), document]),
    );
    const files = folder.files.map((file) => {
      const document = open.get(file.path);
      open.delete(file.path);
      return document === undefined
        ? {
            file: file.path,
            text: file.text,
            ...(file.unreadable === undefined ? {} : { unreadable: file.unreadable }),
          }
        : { file: file.path, text: document.getText() };
    });
    // A file that is new was not there when the folder was read.
    for (const [path, document] of open) files.push({ file: path, text: document.getText() });
    const check = ++this.#checks;
    const { problems } = await this.#check(files, builtIn);
    // Somebody typed on meanwhile.
    if (check !== this.#checks) return;
    await this.#mark(
      files.map(({ file }) => file),
      problems,
    );
  }

  async #mark(paths: readonly string[], problems: readonly LocatedProblem[]): Promise<void> {
    const { runtime, connection, documents } = this.#context;
    const openUris = new Map(documents.all().map(({ uri }) => [runtime.pathOf(uri), uri]));
    const byFile = new Map<string, LocatedProblem[]>(paths.map((path) => [path, []]));
    for (const problem of problems) byFile.get(problem.file)?.push(problem);
    const before = this.#marked;
    this.#marked = new Set();
    for (const [path, found] of byFile) {
      // The client may write the uri of a document in another way than we do.
      const uri = openUris.get(path) ?? runtime.uriOf(path);
      if (found.length === 0 && !before.has(uri) && !openUris.has(path)) continue;
      if (found.length > 0) this.#marked.add(uri);
      before.delete(uri);
      await connection.sendDiagnostics({ uri, diagnostics: toSignatureDiagnostics(found) });
    }
    for (const uri of before) await connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}

/** Nobody proved that patterns of the user end in time. */
function combine(builtIn: Catalog, own: readonly Signature[]): Catalog {
  if (own.length === 0) return builtIn;
  const unproved = new Set(own.map(({ id }) => id));
  return createCatalog({ ...builtIn, signatures: [...builtIn.signatures, ...own], unproved });
}
