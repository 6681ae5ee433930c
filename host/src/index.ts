// The public surface of the host layer: other layers import from here only. Sorted by folder.
export { FileLogSource } from './node/file-log-source.ts';
export { findSources, type FindOptions } from './node/find-sources.ts';
export { SourceError, toProblem, toSourceError } from './node/source-error.ts';
export { StandardInputSource } from './node/standard-input-source.ts';
export { type BundleLimits, defaultLimits } from './node/zip-bundle/limits.ts';
