import { type Catalog, type CheckedSignatures, checkSignatureFiles, type SignatureText } from '#engine';
import { tryPattern } from './try-pattern.ts';

/**
 * The signatures of a folder, checked against what is built in, their patterns tried under a time limit. Those that
 * are known to have hung on a record are refused untried.
 */
export function checkSignatures(
  builtIn: Catalog,
  { files, hung }: { readonly files: readonly SignatureText[]; readonly hung: readonly string[] },
): CheckedSignatures {
  const known = new Set(hung);
  return checkSignatureFiles(files, builtIn, (pattern, texts) =>
    known.has(pattern) ? 'hung' : tryPattern(pattern, texts),
  );
}
