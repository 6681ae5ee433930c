import type { Remediation } from '../model/remediation.ts';

/** Where the finding stands for which a script is made. Untrusted text. */
export interface Provenance {
  readonly signatureId: string;
  readonly source?: string;
  /** 1-based. */
  readonly line?: number;
  /** ISO 8601 in UTC, or as the log writes it. */
  readonly time?: string;
}

/** What stands above a script: what it is, for which finding, what it needs and whether it changes anything. */
export function headComments(remediation: Remediation, provenance: Provenance | undefined): string[] {
  const { kind, runOn, elevation, restart } = remediation;
  const effect = kind === 'check' ? 'Reads only.' : 'Changes state.';
  const needs = `${effect} Run on: ${runOn}. Elevation: ${elevation.replaceAll('-', ' ')}. Restart: ${restart}.`;
  return [
    `# IPLog Lens: ${remediation.id} - ${remediation.title}`,
    ...(provenance === undefined ? [] : [`# For ${describe(provenance)}`]),
    `# ${needs}`,
    ...inferredComment(remediation),
    ...(kind === 'fix'
      ? ['# Runs with -WhatIf: nothing changes until you remove it from the end of the call.']
      : []),
  ];
}

function inferredComment({ inferred, inferredPart }: Remediation): string[] {
  if (!inferred && inferredPart === undefined) return [];
  return [
    `# Inferred: ${inferred ? '' : 'no, '}${inferredPart ?? 'no source prints this command as it stands here'}.`,
  ];
}

function describe({ signatureId, source, line, time }: Provenance): string {
  const place = [source, line === undefined ? undefined : `line ${line}`].filter(
    (piece) => piece !== undefined,
  );
  const pieces = [signatureId, place.join(' '), time ?? ''];
  return pieces
    .map(oneLine)
    .filter((piece) => piece !== '')
    .join(', ');
}

/** What stands below a script: how to see that it worked, and how to undo it. */
export function tailComments({ verify, rollback }: Remediation): string[] {
  const comments = [`Verify: ${verify}`, ...(rollback === undefined ? [] : [`Rollback: ${rollback}`])];
  return comments.flatMap((comment) => comment.split('\n').map((line) => `# ${line}`));
}

/** One line of a comment from untrusted text: a comment ends at CR or LF; what turns or hides text goes as well. */
export function oneLine(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]+/gu, ' ').trim();
  return plain.length > 200 ? `${plain.slice(0, 200)}...` : plain;
}
