/** What the frame of a transcript says of the session. */
export interface TranscriptFrame {
  /** 0-based index of the first line after it. */
  readonly next: number;
}

const stars = /^\*{10,}\s*$/;
/** Longest frame that is skipped: a header of PowerShell 7 has about twenty lines. */
const MAX_FRAME_LINES = 60;

/**
 * Steps over the header or footer of a transcript: the lines between two rows of stars, in any language. A single
 * row of stars is stepped over alone.
 */
export function skipTranscriptFrame(
  lines: readonly string[],
  begin: number,
  end: number,
): TranscriptFrame | undefined {
  const first = lines[begin] ?? '';
  if (first.charCodeAt(0) !== 42 || !stars.test(first)) return undefined;
  const last = Math.min(end, begin + MAX_FRAME_LINES);
  for (let at = begin + 1; at < last; at++) {
    const line = lines[at] ?? '';
    // A frame has neither blank lines nor prompts: where they come first, its end was lost.
    if (line.trim() === '' || line.startsWith('PS ')) break;
    if (line.charCodeAt(0) === 42 && stars.test(line)) return { next: at + 1 };
  }
  return { next: begin + 1 };
}

/** Lines that the transcript itself writes between outputs, in English. */
export function isTranscriptNote(line: string): boolean {
  return /^Transcript (?:started|stopped), output file is /.test(line);
}
