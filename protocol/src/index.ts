// Messages and settings that server and client share, declared once. Types only, but for the generated defaults.
export type * from './authoring-messages.ts';
export type * from './bundle-messages.ts';
export type * from './case-messages.ts';
export type * from './detect-messages.ts';
export type * from './excerpt-messages.ts';
export type * from './explain-messages.ts';
export type * from './findings-messages.ts';
export type * from './follow-messages.ts';
export type * from './initialization.ts';
export type * from './large-file-messages.ts';
export * from './manifest.generated.ts';
export type * from './messages.ts';
export type * from './remediate-messages.ts';
export type * from './scan-messages.ts';
export type * from './search-messages.ts';
export type * from './server-info-messages.ts';
export type * from './status-messages.ts';
