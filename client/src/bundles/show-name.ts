/** A name from a zip as it may be shown: what controls the text or turns its direction becomes visible. */
export function showName(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
