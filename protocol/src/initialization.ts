import type { CommandId } from './manifest.generated.ts';

/**
 * `initializationOptions` of our own client. Another editor sends none of this: then code actions carry their edit and
 * cards have no command links.
 *
 * Settings do not travel here: the server asks for the section `iplogLens` (`workspace/configuration`) and gets
 * `Partial<Settings>`.
 */
export interface InitializationOptions {
  /** Commands that the client runs; only these may stand in code actions and in the links of a card. */
  readonly clientCommands: readonly CommandId[];
}
