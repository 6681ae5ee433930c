import { baseName } from '../log-formats/detect-kind.ts';

/** What a log's file name tells (log-formats.md 1.1): whose log it is, whether it is the twin, which rotated part. */
export interface LogName {
  /** Everything before the base name, with its last separator. */
  readonly folder: string;
  /** Without `-Errors`, rotation and extension. */
  readonly stem: string;
  /** With its dot, as written. */
  readonly extension: string;
  /** True for `NAME-Errors.log`, which repeats the errors of `NAME.log`. */
  readonly isErrors: boolean;
  /** Number of the rotated part; undefined for the one that is written now. */
  readonly part?: number;
  /** True where a greater number is newer (`-Archived-n`); `.log.1` counts the other way. */
  readonly countsUp: boolean;
}

// Whether `-Archived-n` stands before or after `.log` is not documented; the French page writes `-Archive-n`.
const pattern =
  /^(.+?)(-errors)?(?:[-.]archived?-(\d{1,9}))?(\.(?:log|iplog|miplog))(?:[-.]archived?-(\d{1,9})|\.(\d{1,9}))?$/i;

/** Undefined for what is not called like a log. */
export function readLogName(path: string): LogName | undefined {
  const name = baseName(path);
  const m = pattern.exec(name);
  if (m === null) return undefined;
  const part = m[3] ?? m[5] ?? m[6];
  return {
    folder: path.slice(0, path.length - name.length),
    stem: m[1] ?? '',
    extension: m[4] ?? '',
    isErrors: m[2] !== undefined,
    ...(part === undefined ? {} : { part: Number(part) }),
    countsUp: m[6] === undefined,
  };
}

/** The same for all parts of one log. */
export function logKey({ folder, stem, extension, isErrors }: LogName): string {
  return `${folder}\n${stem}${isErrors ? '-errors' : ''}${extension}`.toLowerCase();
}
