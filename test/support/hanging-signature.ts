/** Another signature of the same user, with which all is well. */
export const innocentSignature = signature(
  'TEAM001',
  'text: Pump lost its password',
  'Pump lost its password',
);

export const innocentRecord = '2026-03-09 06:12:02.0001 Error Pump lost its password';

/**
 * A signature that is refused neither by rule nor by trial and whose pattern hangs on {@link hangingRecord}: its
 * repeats are bounded, each by itself, and take none of the characters of which the trial makes its texts.
 */
export function hangingSignature(id = 'TEAM666'): string {
  const some = '[^a0\\spumlos]{1,250}';
  return signature(id, `pattern: 'Pump lost ${some.repeat(5)} now'`, 'Pump lost fifteen now');
}

/** One record of a sensor log over which the pattern would sit for years. */
export const hangingRecord = `2026-03-09 06:12:01.0001 Error Pump lost ${'x'.repeat(1000)} never`;

function signature(id: string, match: string, example: string): string {
  return `id: ${id}
title: The pump lost something
product: mdi-sensor
severity: error
maturity: stable
status: current
confidence: community
meaning: The pump cannot go on.
match:
  - { sources: [mdi.sensor, mdi.updater], ${match} }
causes:
  - { id: unknown, text: Nobody knows. }
references:
  - { title: Pumps, verified: 2026-02-04 }
examples:
  match:
    - { source: mdi.sensor, text: ${example} }
  nearMiss:
    - { source: mdi.sensor, text: Pump lost its way }
`;
}
