import type { Remediation, RemediationParameter } from '#engine';

/** A remediation with nothing but what a test gives it. */
export function makeRemediation(
  part: Omit<Partial<Remediation>, 'parameters'> & {
    readonly id: string;
    readonly parameters?: readonly (Partial<RemediationParameter> & { readonly name: string })[];
  },
): Remediation {
  const { parameters = [], ...rest } = part;
  return {
    kind: 'check',
    title: `What does ${part.id} say?`,
    description: 'It says something.',
    elevation: 'not-required',
    restart: 'none',
    runOn: 'any server',
    verify: 'It says yes.',
    rollback: undefined,
    source: 'Microsoft Learn, 2026-02-04',
    inferred: false,
    inferredPart: undefined,
    requires: ['#Requires -Version 5.1'],
    script: '[CmdletBinding()]\nparam()\n\nGet-Date\n',
    ...rest,
    parameters: parameters.map((parameter) => ({
      type: 'string',
      description: `${parameter.name} to look at, with care.`,
      mandatory: true,
      choices: [],
      pattern: undefined,
      range: undefined,
      defaultText: undefined,
      ...parameter,
    })),
  };
}
