// The public surface of the host layer: the only file other layers import, as `#host`. Sorted by folder.
export { createFileLogSource, type FileLogOptions } from './node/file-log-source.ts';
export { FileFollower, type FollowEvent } from './node/file-follower.ts';
export { findArchive } from './node/find-archive.ts';
export { findSources, type FindOptions } from './node/find-sources.ts';
export { isAmong } from './node/is-among.ts';
export { loadCatalog } from './node/load-catalog.ts';
export { type GrammarFiles, loadScriptParser, MAX_SCRIPT } from './node/load-script-parser.ts';
export { measurePaths } from './node/measure-paths.ts';
export { openSource } from './node/open-source.ts';
export { readSignatureFiles, type SignatureFile } from './node/read-signature-files.ts';
export { ScanPool, type PoolOptions } from './node/scan-pool/scan-pool.ts';
export { type PathSearch, type SearchEnd, searchPaths } from './node/search/search-paths.ts';
export { SourceError, toProblem } from './node/source-error.ts';
export { tryPattern } from './node/try-pattern.ts';
export { createStandardInputSource, readStandardInput } from './node/standard-input.ts';
export { type BundleLimits, defaultLimits } from './node/zip-bundle/limits.ts';
