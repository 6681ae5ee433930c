import type { ClientCapabilities } from 'vscode-languageserver';
import type { CommandId, InitializationOptions } from '#protocol';

/** What the client can do, as far as our answers depend on it. */
export interface ClientFeatures {
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  /** True when hovers may be Markdown. */
  readonly markdownHover: boolean;
  readonly snippetEdits: boolean;
  readonly createFiles: boolean;
  readonly documentChanges: boolean;
  readonly configuration: boolean;
  /** The server may ask for notices: of changed settings, of changed files below a folder, of documents that are no logs. */
  readonly dynamicConfiguration: boolean;
  readonly dynamicFiles: boolean;
  readonly dynamicDocuments: boolean;
  /** Commands that our own client runs; none in other editors. */
  readonly commands: readonly CommandId[];
}

/** Reads capabilities and options that any client may have sent. */
export function readClientFeatures(capabilities: ClientCapabilities, options: unknown): ClientFeatures {
  const { textDocument, workspace } = capabilities;
  return {
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    codeDescription: textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') ?? true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    configuration: workspace?.configuration === true,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    dynamicFiles:
      workspace?.didChangeWatchedFiles?.dynamicRegistration === true &&
      workspace.didChangeWatchedFiles.relativePatternSupport === true,
    dynamicDocuments: textDocument?.synchronization?.dynamicRegistration === true,
    commands: readCommands(options),
  };
}

function readCommands(options: unknown): readonly CommandId[] {
  if (typeof options !== 'object' || options === null) return [];
  const { clientCommands } = options as Partial<InitializationOptions>;
  // Names that nobody knows are never asked for, so they need no check.
  return Array.isArray(clientCommands) ? clientCommands : [];
}
