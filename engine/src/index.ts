// The public surface of the engine: other layers import from here only. Sorted by folder.
export type * from './model/log-record.ts';
export type * from './model/remediation.ts';
export type * from './model/scan-result.ts';
export type * from './model/signature.ts';
export type * from './model/source.ts';
