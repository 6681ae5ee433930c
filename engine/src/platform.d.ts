// The few globals that the engine assumes on every platform it runs on (Node, browsers, workers).
// `types: []` hides everything else, so this file is the visible list.

declare class TextDecoder {
  constructor(
    label: 'utf-8' | 'windows-1252' | 'utf-16le',
    options?: { fatal?: boolean; ignoreBOM?: boolean },
  );
  decode(input: Uint8Array): string;
}

declare class TextEncoder {
  encode(input: string): Uint8Array<ArrayBuffer>;
  encodeInto(input: string, into: Uint8Array): { readonly read: number; readonly written: number };
}

declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
    /** Not in the platform: keeps this class from being taken for another. */
    private readonly module: never;
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
}

declare function atob(base64: string): string;
