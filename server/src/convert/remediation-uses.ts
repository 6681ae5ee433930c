import {
  captureValues,
  baseName,
  type Catalog,
  type Occurrence,
  type Remediation,
  type Signature,
} from '#engine';
import type { CommandId, RemediationUse } from '#protocol';
import type { ClientFeatures } from '../client-features.ts';

/** One remediation of a finding with its values and its place, ready to be bound. */
export function toRemediationUse(
  remediationId: string,
  signature: Signature,
  occurrence: Occurrence,
): RemediationUse {
  return {
    remediationId,
    signatureId: signature.id,
    values: captureValues(occurrence.captures),
    provenance: {
      source: baseName(occurrence.source),
      line: occurrence.line,
      ...(occurrence.time === undefined ? {} : { time: occurrence.time }),
    },
  };
}

/** A link of Markdown that runs a command of our own client; undefined where the client has no such command. */
export function commandLink(
  features: ClientFeatures,
  command: CommandId,
  argument: unknown,
): string | undefined {
  if (!features.commands.includes(command)) return undefined;
  // Parentheses end a link of Markdown, so they are escaped beyond what encodeURIComponent does.
  const encoded = encodeURIComponent(JSON.stringify([argument])).replace(
    /[()'*!]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return `command:${command}?${encoded}`;
}

/** Makes the links of a card that insert its scripts with the values of an occurrence. */
export function insertLinks(
  features: ClientFeatures,
  signature: Signature,
  occurrence: Occurrence,
): (remediationId: string) => string | undefined {
  return (remediationId) => {
    const use = signature.remedies.find((remedy) => remedy.id === remediationId);
    if (use === undefined) return undefined;
    return commandLink(
      features,
      'iplogLens.insertRemediation',
      toRemediationUse(use.id, signature, occurrence),
    );
  };
}

/** Remediations of a signature that exist, checks before fixes. */
export function remediationsOf(catalog: Catalog, signature: Signature): readonly Remediation[] {
  const all = signature.remedies.flatMap((use) => catalog.findRemediation(use.id) ?? []);
  return [...all.filter(({ kind }) => kind === 'check'), ...all.filter(({ kind }) => kind === 'fix')];
}
