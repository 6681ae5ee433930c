import type { LanguageId } from '#protocol';

/** The language of ours that shows a kind of log; undefined where there is none. */
export function languageOf(kindId: string): LanguageId | undefined {
  return languages.find(([prefix]) => kindId.startsWith(prefix))?.[1];
}

/** Languages of ours by the beginning of the kind's id. */
const languages: readonly (readonly [string, LanguageId])[] = [
  ['mdi.burn', 'mdi-setup-log'],
  ['mdi.msi', 'mdi-setup-log'],
  ['mdi.', 'mdi-sensor-log'],
  ['mip.miplog', 'miplog'],
  ['mip.iplog', 'iplog'],
];
