/** A command line in a session or transcript. */
export interface PromptLine {
  /** What was typed; empty for a bare prompt. */
  readonly command: string;
}

/** `PS C:\> x`, `[SERVER01]: PS C:\Users\x> x`, `PS>x`, `PS /home/x> x`, `(base) PS C:\> x`; nested prompts are `>>>`. */
const powershellPrompt =
  /^(?:\([^()]{1,60}\) )?(?:\[[^\]]{1,255}\]: ?)?PS(?:[ \u00a0][^>]{0,400})?>+[ \u00a0]?(.*)$/;
/** `C:\Temp>powershell Get-ScanStatus`: the command processor. */
const commandPrompt = /^[A-Za-z]:\\[^<>|"*?]{0,400}>(.*)$/;
/** A command that goes on in the next line. */
const continuationPrompt = /^>> ?(.*)$/;

/** The command that a line shows; undefined when it is no prompt. */
export function findPrompt(line: string): PromptLine | undefined {
  const first = line.charCodeAt(0);
  // P, ( and [ begin a PowerShell prompt, > its continuation; everything else is cheap to turn down.
  if (first === 80 || first === 40 || first === 91) {
    const command = powershellPrompt.exec(line)?.[1];
    return command === undefined ? undefined : { command: command.trim() };
  }
  if (first === 62) {
    const command = continuationPrompt.exec(line)?.[1];
    return command === undefined ? undefined : { command: command.trim() };
  }
  if (line.charCodeAt(1) !== 58) return undefined;
  const command = commandPrompt.exec(line)?.[1];
  return command === undefined ? undefined : { command: command.trim() };
}

/** What the output after a command is about, as far as the command says it. */
export interface CommandHint {
  readonly command: string;
  /** `$x.NodesInfo[3].Summary` prints the summary of node 3, counted from 0. */
  readonly nodeIndex: number | undefined;
  readonly diagnostics: boolean;
}

export function readCommand(command: string): CommandHint {
  const index = /\bNodesInfo\s{0,9}\[\s{0,9}(\d{1,6})\s{0,9}\]/i.exec(command.slice(0, 4000))?.[1];
  return {
    command,
    nodeIndex: index === undefined ? undefined : Number(index),
    diagnostics: /\bStart-(?:AIP)?(?:Scanner)?Diagnostics\b/i.test(command.slice(0, 4000)),
  };
}
