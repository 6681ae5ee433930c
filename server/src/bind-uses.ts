import { bindRemediation, type Catalog, valuesFor } from '#engine';
import type { RemediationUse, RemediateResult } from '#protocol';

/**
 * Scripts for one or many uses as one text. A value that is refused becomes a placeholder and is told; the same
 * script with the same values is given once.
 */
export function bindUses(
  catalog: Catalog,
  uses: readonly RemediationUse[],
  format: 'snippet' | 'plain',
): RemediateResult {
  const scripts: string[] = [];
  const problems: string[] = [];
  const done = new Set<string>();
  let placeholders = 0;
  for (const { remediationId, signatureId, values, provenance } of uses) {
    const remediation = catalog.findRemediation(remediationId);
    const remedy = catalog.findSignature(signatureId)?.remedies.find((use) => use.id === remediation?.id);
    if (remediation === undefined || remedy === undefined) {
      problems.push(`There is no remediation '${remediationId}' for ${signatureId}.`);
      continue;
    }
    const captures = Object.entries(values).map(([name, value]) => ({ name, value }));
    const bound = valuesFor(remedy, captures);
    const key = JSON.stringify([remediation.id, Object.entries(bound).sort(([a], [b]) => (a < b ? -1 : 1))]);
    if (done.has(key)) continue;
    done.add(key);
    const from = { signatureId, ...provenance };
    let result = bindRemediation(remediation, bound, from);
    if (!result.ok) {
      problems.push(`${remediation.id}: ${result.reason}`);
      const withoutRefused = Object.fromEntries(
        Object.entries(bound).filter(([name, value]) => bindRemediation(remediation, { [name]: value }).ok),
      );
      result = bindRemediation(remediation, withoutRefused, from);
    }
    if (!result.ok) continue;
    if (format === 'plain') {
      scripts.push(result.script);
    } else {
      const { text, highest } = renumber(result.snippet, placeholders);
      scripts.push(text);
      placeholders = highest;
    }
  }
  const first = uses[0]?.remediationId ?? 'Remediation';
  return { text: scripts.join('\n'), fileName: `${scripts.length > 1 ? 'Checks' : first}.ps1`, problems };
}

/** Every script counts its placeholders from 1; one behind another they count on. Other dollars are escaped. */
function renumber(snippet: string, by: number): { text: string; highest: number } {
  let highest = by;
  const text = snippet.replace(/(?<!\\)\$\{(\d+)/g, (_, digits: string) => {
    const number = Number(digits) + by;
    highest = Math.max(highest, number);
    return `\${${number}`;
  });
  return { text, highest };
}
