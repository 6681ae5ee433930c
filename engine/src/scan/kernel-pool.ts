import type { ScanKernel } from './scan-kernel.ts';
import { TypeScriptKernel } from './typescript-kernel.ts';
import { createWasmKernel } from './wasm-kernel.ts';

const idle: ScanKernel[] = [];
/** Kernels kept for the next scan; each holds some 10 MB. */
const MAX_IDLE = 2;

/** A kernel for one scan at a time, WebAssembly where the platform has it. Give it back with {@link releaseKernel}. */
export function acquireKernel(): ScanKernel {
  return idle.pop() ?? createWasmKernel() ?? new TypeScriptKernel();
}

export function releaseKernel(kernel: ScanKernel): void {
  if (idle.length < MAX_IDLE) idle.push(kernel);
}
