import type { Signature } from '../model/signature.ts';
import { describeExpiry } from './describe-expiry.ts';

/** What limits the trust in an entry, in sentences, to be read before anybody acts on it. Empty where nothing does. */
export function describeCaveats(signature: Signature, today: string | undefined): readonly string[] {
  const { maturity, status, appliesTo, expires } = signature;
  return [
    ...(maturity === 'experimental'
      ? ['Experimental: the error is documented, its form in this log is inferred.']
      : describeInferred(signature)),
    ...(status === 'legacy' || status === 'retired'
      ? [`${status === 'legacy' ? 'Legacy' : 'Retired'}: holds for older versions only.`]
      : []),
    ...(appliesTo === undefined ? [] : [`Applies to: ${appliesTo}.`]),
    ...expires.map((expiry) => `${describeExpiry(expiry, today)}.`),
  ];
}

/** Nobody should take a translation of ours for a text that somebody has seen. */
function describeInferred({ rules }: Signature): readonly string[] {
  const inferred = rules.filter((rule) => rule.inferred).length;
  if (inferred === 0) return [];
  return [
    inferred === rules.length
      ? 'Inferred: no source that was read shows the text by which it is found.'
      : 'Inferred in part: some texts by which it is found, such as translations, stand in no source that was read.',
  ];
}
