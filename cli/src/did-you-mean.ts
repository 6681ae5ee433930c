import { findNearestWord } from '#engine';

/** ` Did you mean 'scan'?` for the end of a complaint; nothing where no word is near. */
export function didYouMean(typed: string, words: readonly string[]): string {
  const nearest = findNearestWord(typed, words);
  return nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
}
