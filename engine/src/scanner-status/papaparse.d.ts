// papaparse comes without types, and those of DefinitelyTyped bring all of Node's globals into the engine.
declare module 'papaparse' {
  export interface ParseMeta {
    readonly delimiter: string;
    /** Offset of the first character after the row. */
    readonly cursor: number;
    readonly aborted: boolean;
  }
  export interface ParseMistake {
    readonly type: string;
    readonly code: string;
    readonly message: string;
  }
  export interface StepResult {
    readonly data: readonly string[];
    readonly errors: readonly ParseMistake[];
    readonly meta: ParseMeta;
  }
  export interface ParseConfig {
    readonly delimiter: string;
    readonly quoteChar?: string;
    readonly skipEmptyLines?: boolean;
    readonly step: (result: StepResult) => void;
  }
  const Papa: { parse(text: string, config: ParseConfig): void };
  export default Papa;
}
