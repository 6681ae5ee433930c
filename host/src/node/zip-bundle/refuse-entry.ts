import type { ProblemTally } from '../problem-tally.ts';
import { isUnsafeName } from './entry-name.ts';
import { type Allowance, showBytes } from './limits.ts';
import { deflateMethod, nameMethod, storedMethod, type ZipEntry } from './zip-entry.ts';

/** Why an entry is not read. */
export interface Refusal {
  readonly kind: string;
  /** Goes on after "1 entry" and "3 entries" alike. */
  readonly which: string;
}

export const encryptedRefusal: Refusal = {
  kind: 'zip-encrypted',
  which: 'under a password (unpack the zip with its password, for example with 7-Zip, and open the folder)',
};

/** Counts a refused entry, so that thousands of the same kind make one problem. */
export function tellRefusal(tally: ProblemTally, name: string, { kind, which }: Refusal): void {
  tally.add(kind, name, `Not read: {} ${which}`, ['entry', 'entries']);
}

/** Says why an entry is not read, from what the zip states alone; undefined where it may be read. */
export function refuseEntry(entry: ZipEntry, allowance: Allowance): Refusal | undefined {
  const { limits } = allowance;
  const { ratio } = limits;
  const from = showBytes(limits.ratioFromBytes);
  if (isUnsafeName(entry.name))
    return { kind: 'zip-unsafe-name', which: 'with a name that leads out of the folder of the zip' };
  if (entry.name.length > limits.nameLength)
    return {
      kind: 'zip-name-length',
      which: `with a name of more than ${limits.nameLength} characters (limit "nameLength")`,
    };
  if (entry.link)
    return { kind: 'zip-link', which: 'holding a symbolic link, which is not followed out of a zip' };
  if (entry.encrypted) return encryptedRefusal;
  if (entry.method !== storedMethod && entry.method !== deflateMethod)
    return {
      kind: 'zip-method',
      which: `compressed with ${nameMethod(entry.method)} (unpack the zip first)`,
    };

  const size = entry.byteLength ?? entry.compressedSize;
  if (size > limits.ratioFromBytes && size > entry.compressedSize * ratio)
    return {
      kind: 'zip-ratio',
      which: `that would grow to more than ${ratio} times the compressed size (limit "ratio", from ${from} on)`,
    };
  const output = allowance.takeOutput(size);
  if (output === 'granted') return undefined;
  return output === 'ratio'
    ? {
        kind: 'zip-ratio',
        which: `by which the zip as a whole would grow to more than ${ratio} times its size (limit "ratio", from ${from} on)`,
      }
    : {
        kind: 'zip-output',
        which: `by which the zip as a whole would unpack to more than ${showBytes(limits.outputBytes)} (limit "outputBytes")`,
      };
}
