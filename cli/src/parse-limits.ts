import { type BundleLimits, defaultLimits } from '#host';
import { UsageError } from './command.ts';

const limitNames = Object.keys(defaultLimits) as (keyof BundleLimits)[];

const factors: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

/** What `--limit NAME=NUMBER` says of zips; K, M and G behind the number stand for 1024 and its powers. */
export function parseLimits(pairs: readonly string[]): Partial<BundleLimits> {
  const limits: Partial<Record<keyof BundleLimits, number>> = {};
  for (const pair of pairs) {
    const [, named = pair, digits = '', unit = ''] = /^(\w+)=(\d+)([KMG]?)$/i.exec(pair) ?? [];
    const name = limitNames.find((known) => known === named);
    const number = Number(digits) * (factors[unit.toUpperCase()] ?? 1);
    if (name === undefined || digits === '' || !Number.isSafeInteger(number)) {
      throw new UsageError(
        `--limit takes NAME=NUMBER, such as ${describeLimits()}; '${pair}' is none of them.`,
      );
    }
    limits[name] = number;
  }
  return limits;
}

/** For the help of commands that read zips. */
export const limitHelp = `what a zip may cost; NAME is ${limitNames.join(', ')}`;

/** Every limit with its default, as it is written behind `--limit`. */
function describeLimits(): string {
  return limitNames.map((name) => `${name}=${show(defaultLimits[name])}`).join(' ');
}

function show(value: number): string {
  for (const unit of ['G', 'M']) {
    const factor = factors[unit] ?? 1;
    if (value % factor === 0) return `${value / factor}${unit}`;
  }
  return String(value);
}
