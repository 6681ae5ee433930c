import type { Problem } from '#engine';
import { noAnswer } from './in-time.ts';

/**
 * Why a source, or a part of one, could not be read. `message` is one sentence for a person that does not repeat
 * the path, because `source` says where; `kind` is the kind of the problem it becomes.
 */
export class SourceError extends Error {
  readonly kind: string;
  readonly source: string;

  constructor(kind: string, source: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SourceError';
    this.kind = kind;
    this.source = source;
  }
}

/** Turns whatever was thrown while reading `source` into an error that can be shown. */
export function toSourceError(source: string, error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const code = findErrorCode(error);
  const known = code === undefined ? undefined : sentences[code];
  if (known !== undefined) return new SourceError(known.kind, source, known.message, { cause: error });
  const detail = error instanceof Error ? error.message : String(error);
  return new SourceError('unreadable', source, `It could not be read: ${detail}`, { cause: error });
}

/** The same as data, for a list of problems. */
export function toProblem(source: string, error: unknown): Problem {
  const known = toSourceError(source, error);
  return { kind: known.kind, source: known.source, message: known.message };
}

function findErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const gone = {
  kind: 'not-found',
  message: 'There is no such file or folder, or it was removed or renamed in the meantime.',
};
const denied = {
  kind: 'unreadable',
  message: 'The account that runs this may not read it: grant it read access, or copy the file.',
};
const deviceLost = {
  kind: 'unreadable',
  message: 'The disk or network share stopped answering: check the connection, or copy the file first.',
};

/** The codes of Node's system errors that a person can do something about. */
const sentences: Readonly<Record<string, { readonly kind: string; readonly message: string }>> = {
  ENOENT: gone,
  ENOTDIR: gone,
  EACCES: denied,
  EPERM: denied,
  EBUSY: {
    kind: 'unreadable',
    message: 'Another program has it locked: close that program, or copy the file.',
  },
  ELOOP: { kind: 'link-loop', message: 'It is a link that leads back to itself.' },
  ENAMETOOLONG: { kind: 'name-too-long', message: 'Its name is longer than this system allows.' },
  EISDIR: { kind: 'unreadable', message: 'It is a folder, not a file.' },
  EMFILE: {
    kind: 'unreadable',
    message: 'Too many files are open on this machine: close some and try again.',
  },
  [noAnswer]: {
    kind: 'no-answer',
    message:
      'The disk or network share did not answer for 20 seconds: check the connection, or copy the file first.',
  },
  EIO: deviceLost,
  ESTALE: deviceLost,
  ENODEV: deviceLost,
  ENETDOWN: deviceLost,
  ENETUNREACH: deviceLost,
  EHOSTDOWN: deviceLost,
  EHOSTUNREACH: deviceLost,
  ETIMEDOUT: deviceLost,
  ENOTCONN: deviceLost,
};
