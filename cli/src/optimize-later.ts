import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 wait seven times as long before it optimises a function. A scan takes part of a second and its loops are
 * WebAssembly: what Node 20 optimises by default is done before that pays, and the compiler takes the processor from
 * the threads that read and unpack (docs/performance.md). V8 12 and later have other tiers, and do not know the flag.
 */
export function optimizeLater(): void {
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=500000');
}
