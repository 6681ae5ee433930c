// What this project uses of `saxes`, imported as `#saxes` (package.json, "imports"): the package's own declarations
// do not compile under exactOptionalPropertyTypes.

export interface SaxesTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

export declare class SaxesParser {
  constructor(options: { readonly fragment: boolean });
  /** 1-based line of the next character. */
  readonly line: number;
  on(event: 'doctype' | 'text' | 'cdata', handler: (text: string) => void): void;
  on(event: 'error', handler: (error: Error) => void): void;
  on(event: 'opentag' | 'closetag', handler: (tag: SaxesTag) => void): void;
  write(text: string): void;
  close(): void;
}
