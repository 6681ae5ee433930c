/** A signature as a team writes one, in a file of its own: `TEAM001`, with one capture. Tests break it in their own way. */
export const teamSignature = `id: TEAM001
title: The pump lost its password
product: mdi-sensor
severity: error
maturity: stable
status: current
confidence: community
meaning: The pump cannot sign in.
match:
  - { sources: [mdi.sensor], pattern: 'Pump (?<pump>[^\\s\\]]{1,80}) lost its password' }
captures:
  pump: { kind: host }
causes:
  - { id: unknown, text: Nobody knows. }
references:
  - { title: Pumps, verified: 2026-02-04 }
examples:
  match:
    - { source: mdi.sensor, text: Pump P7 lost its password, captures: { pump: P7 } }
  nearMiss:
    - { source: mdi.sensor, text: Pump P7 lost its way }
`;
