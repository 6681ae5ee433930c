import {
  type Catalog,
  checkScript,
  concernsScript,
  readScript,
  type Script,
  type ScriptFinding,
  type ScriptParser,
} from '#engine';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServerRuntime } from './server-runtime.ts';

/** What is known of a script, for one version of its text. */
export interface ScriptCheck {
  readonly findings: readonly ScriptFinding[];
  /** True when it names cmdlets of ours, and is too long or too tangled to be parsed. */
  readonly gaveUp: boolean;
}

/** PowerShell under the names that editors have for it. */
const scriptLanguages: ReadonlySet<string> = new Set(['powershell', 'ps1']);

/** A script is no log: what is quoted in it is explained on hover only. */
export function isScript(document: TextDocument | undefined): document is TextDocument {
  return document !== undefined && scriptLanguages.has(document.languageId.toLowerCase());
}

/** The scripts that are open, newest text only, and the parser behind them. */
export class ScriptStore {
  readonly #runtime: ServerRuntime;
  readonly #scripts = new WeakMap<
    TextDocument,
    { readonly version: number; readonly script: Script | undefined }
  >();
  readonly #checked = new WeakSet<TextDocument>();
  #parser: Promise<ScriptParser> | undefined;

  constructor(runtime: ServerRuntime) {
    this.#runtime = runtime;
  }

  /** Loaded when the first script asks for it: most sessions have none of ours. */
  async parser(): Promise<ScriptParser> {
    return await (this.#parser ??= this.#runtime.loadScriptParser());
  }

  /** True when the document has been checked, in whatever version. */
  has(document: TextDocument): boolean {
    return this.#checked.has(document);
  }

  /** What stands in the script as it is now, undefined where it can not be parsed. */
  async read(document: TextDocument): Promise<Script | undefined> {
    const parser = await this.parser();
    const known = this.#scripts.get(document);
    if (known?.version === document.version) return known.script;
    const script = readScript(parser, document.getText());
    this.#scripts.set(document, { version: document.version, script });
    return script;
  }

  /** What is wrong in the script. One that names nothing of ours is not even parsed. */
  async check(catalog: Catalog, document: TextDocument): Promise<ScriptCheck> {
    this.#checked.add(document);
    if (!concernsScript(catalog, document.getText())) return { findings: [], gaveUp: false };
    const script = await this.read(document);
    return script === undefined
      ? { findings: [], gaveUp: true }
      : { findings: checkScript(catalog, script), gaveUp: false };
  }
}
