import type { Problem } from '../model/scan-result.ts';
import { decodeLines } from './decode-lines.ts';
import type { Encoding } from './detect-encoding.ts';
import { Transcoder } from './transcoder.ts';

/** A whole small source as text: status output, a signature file, standard input of `explain`. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  readonly problems: readonly Problem[];
}

/** Reads bytes of any of the encodings that logs come in. Never throws; what could not be read becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const transcoder = new Transcoder();
  // The writer's buffer is used again, so the first part is kept before the second is asked for.
  const parts = [decodeLines(transcoder.push(bytes)), decodeLines(transcoder.end())];
  const problems: Problem[] =
    transcoder.changes > 0
      ? [
          {
            kind: 'mixed-encodings',
            message: `The encoding changes ${transcoder.changes} times in the middle.`,
          },
        ]
      : [];
  return { text: parts.join(''), encoding: transcoder.encoding, problems };
}
