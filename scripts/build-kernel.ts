import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const source = 'engine/kernel/kernel.as.ts';
const target = 'engine/src/scan/kernel.generated.ts';

/** Compiles the kernel from AssemblyScript and returns the text of the file that embeds it. */
export async function generateKernel(): Promise<string> {
  const { main } = await import('assemblyscript/asc');
  let binary: Uint8Array | undefined;
  const { error } = await main(
    [
      'kernel.as.ts',
      '--outFile',
      'kernel.wasm',
      '--runtime',
      'stub',
      '--noAssert',
      '-O3',
      '--enable',
      'simd',
      '--importMemory',
      '--initialMemory',
      '1',
    ],
    {
      readFile: (name) => (name === 'kernel.as.ts' ? readFileSync(path.join(root, source), 'utf8') : null),
      writeFile: (name, contents) => {
        if (name === 'kernel.wasm' && typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || binary === undefined)
    throw new Error(`${source} does not compile:\n${error?.message ?? ''}`);
  return `// Generated from ${source} by scripts/build-kernel.ts. Do not edit: change the source, run \`npm run generate\`.

/** The kernel as WebAssembly, ${binary.length} bytes. */
export const kernelBase64 =
  '${Buffer.from(binary).toString('base64')}';
`;
}

/** Where the generated text belongs. */
export const kernelTarget = path.join(root, target);

if (process.argv[1] === import.meta.filename) writeFileSync(kernelTarget, await generateKernel());
