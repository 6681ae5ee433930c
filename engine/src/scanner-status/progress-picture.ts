import { formatBytes, formatCount, formatSeconds } from './format-values.ts';
import type { ScanLook } from './scan-progress.ts';

/** Looks that a text lists; of more, the first, the last and some between them are. */
const MAX_LISTED = 8;
/** Looks that the picture draws: more than it has columns of pixels for would be no help. */
const MAX_DRAWN = 100;

const width = 320;
const height = 120;
const plot = { left: 10, top: 24, right: width - 10, bottom: height - 22 };
// Both are readable on white and on black, and the dashes tell them apart without colour.
const filesColour = '#2f80d0';
const bytesColour = '#b0752a';
const textColour = '#808080';

/** The rate over all looks, in files an hour; undefined where no time passed between them. */
export function filesPerHour(looks: readonly ScanLook[]): number | undefined {
  const first = looks[0];
  const last = looks.at(-1);
  if (first === undefined || last === undefined || last.seconds <= first.seconds) return undefined;
  return ((last.files - first.files) / (last.seconds - first.seconds)) * 3600;
}

/** What the looks say in one sentence: also what stands for the picture where it cannot be seen. */
export function describeProgress(looks: readonly ScanLook[]): string {
  const first = looks[0];
  const last = looks.at(-1);
  const rate = filesPerHour(looks);
  if (first === undefined || last === undefined || rate === undefined) return '';
  const bytes = last.bytes === undefined ? '' : ` (${formatBytes(last.bytes)})`;
  return (
    `From ${formatCount(first.files)} files after ${formatSeconds(first.seconds)} to ` +
    `${formatCount(last.files)} files${bytes} after ${formatSeconds(last.seconds)}: ` +
    `${formatCount(Math.round(rate))} files an hour.`
  );
}

/** The looks one by one, each with the rate since the one before: the picture as lines of text. */
export function listProgress(looks: readonly ScanLook[]): readonly string[] {
  return pick(looks, MAX_LISTED).map((look, index, all) => {
    const before = all[index - 1];
    const rate = before === undefined ? undefined : filesPerHour([before, look]);
    const bytes = look.bytes === undefined ? '' : `, ${formatBytes(look.bytes)}`;
    const pace = rate === undefined ? '' : `, ${formatCount(Math.round(rate))} files an hour`;
    return `After ${formatSeconds(look.seconds)}: ${formatCount(look.files)} files${bytes}${pace}`;
  });
}

/**
 * Files (a line) and bytes (a dashed line) over time, each up to its own highest value, as SVG. Undefined where there
 * are not two looks at different times. Holds nothing of the status but numbers.
 */
export function drawProgress(looks: readonly ScanLook[]): string | undefined {
  const first = looks[0];
  const last = looks.at(-1);
  if (first === undefined || last === undefined || last.seconds <= first.seconds) return undefined;
  const drawn = pick(looks, MAX_DRAWN);
  const span = last.seconds - first.seconds;
  const line = (colour: string, dash: string, valueOf: (look: ScanLook) => number | undefined): string => {
    const values = drawn.flatMap((look) => {
      const value = valueOf(look);
      return value === undefined ? [] : [{ at: look.seconds, value }];
    });
    const highest = Math.max(1, ...values.map(({ value }) => value));
    const points = values.map(({ at, value }) => {
      const x = plot.left + ((at - first.seconds) / span) * (plot.right - plot.left);
      const y = plot.bottom - (Math.max(0, value) / highest) * (plot.bottom - plot.top);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
    return values.length < 2
      ? ''
      : `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>`;
  };
  const bytes = last.bytes === undefined ? '' : formatBytes(last.bytes);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="11">`,
    `<path d="M${plot.left} ${plot.top}V${plot.bottom}H${plot.right}" fill="none" stroke="${textColour}"/>`,
    line(filesColour, '', (look) => look.files),
    // On top, so that the dashes show where both lines run together.
    line(bytesColour, ' stroke-dasharray="5 3"', (look) => look.bytes),
    `<text x="${plot.left}" y="14" fill="${filesColour}">${formatCount(last.files)} files</text>`,
    bytes === ''
      ? ''
      : `<text x="${plot.right}" y="14" text-anchor="end" fill="${bytesColour}">${bytes} (dashed)</text>`,
    `<text x="${plot.left}" y="${height - 6}" fill="${textColour}">${formatSeconds(first.seconds)}</text>`,
    `<text x="${plot.right}" y="${height - 6}" text-anchor="end" fill="${textColour}">${formatSeconds(last.seconds)}</text>`,
    '</svg>',
  ].join('');
}

/** The first, the last, and some between them. */
function pick(looks: readonly ScanLook[], most: number): readonly ScanLook[] {
  if (looks.length <= most) return looks;
  const step = (looks.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => looks[Math.round(index * step)]).flatMap(
    (look) => look ?? [],
  );
}
