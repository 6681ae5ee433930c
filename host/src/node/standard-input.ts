import { decodeText, type LogSource } from '#engine';
import { SourceError, toSourceError } from './source-error.ts';

/** What is piped into the process, shown as `-`. It can be read once. `input` stands in for it in tests. */
export function createStandardInputSource(input: AsyncIterable<Uint8Array> = process.stdin): LogSource {
  let taken = false;
  return {
    path: '-',
    byteLength: undefined,
    async *read() {
      if (taken) throw new SourceError('unreadable', '-', 'Standard input can be read only once.');
      taken = true;
      try {
        for await (const chunk of input) yield chunk;
      } catch (error) {
        throw toSourceError('-', error);
      }
    },
  };
}

/** Bytes of a pasted text; a log belongs into `scan`, which has no such bound. */
const longestText = 16 * 1024 * 1024;

/** All of standard input as text, in whatever encoding it comes. Rejects with a {@link SourceError} above 16 MB. */
export async function readStandardInput(input?: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of createStandardInputSource(input).read()) {
    length += chunk.length;
    if (length > longestText)
      throw new SourceError('too-long', '-', 'Standard input is longer than 16 MB: use scan.');
    chunks.push(chunk);
  }
  return decodeText(Buffer.concat(chunks)).text;
}
