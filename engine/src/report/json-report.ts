import { describeCase } from '../case/describe-case.ts';
import { hasPassed } from '../explain/describe-expiry.ts';
import type { CaseDescription } from '../model/case.ts';
import type { Occurrence, ScanResult } from '../model/scan-result.ts';
import type { Signature } from '../model/signature.ts';
import { bindRemediation } from '../remediation/bind-remediation.ts';
import { captureValues, valuesFor } from '../remediation/values-for.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { toJsonText } from './json-text.ts';

/** The program that makes a report. */
export interface ReportTool {
  readonly name: string;
  readonly version: string;
}

/**
 * A scan as JSON for other programs: `iplog-lens.report/1`, schema in knowledge/schemas/report.schema.json. Lines are
 * 1-based; what is not known is absent.
 *
 * @param today ISO date, to say what has passed
 */
export function jsonReport(result: ScanResult, catalog: Catalog, tool: ReportTool, today?: string): string {
  const described = describeCase(result.sources);
  const nodeOf = new Map(described.nodes.flatMap(({ name, sources }) => sources.map((path) => [path, name])));
  const report = {
    schema: 'iplog-lens.report/1',
    tool: { ...tool, catalog: catalog.hash },
    sources: result.sources.map((source) => ({ ...source, node: nodeOf.get(source.path) })),
    case: caseToJson(described),
    findings: result.groups.flatMap((group) => {
      const signature = catalog.findSignature(group.signatureId);
      if (signature === undefined) return [];
      const { signatureId: id, count, firstTime, lastTime, resolvedBy } = group;
      return [
        {
          id,
          title: signature.title,
          severity: group.severity,
          count,
          firstTime,
          lastTime,
          resolvedBy,
          occurrences: group.occurrences.map(toJson),
          ...knowledge(catalog, signature, group.occurrences[0], today),
        },
      ];
    }),
    problems: result.problems,
    ended: result.ended,
  };
  return toJsonText(report);
}

/** The sources stand in the report once; here they are named. */
function caseToJson({ nodes, logs, offsets, missing }: CaseDescription): object {
  return {
    nodes,
    logs: logs.map((log) => ({ ...log, parts: log.parts.map(({ path }) => path) })),
    offsets,
    missing,
  };
}

function toJson(occurrence: Occurrence): object {
  const { source, line, endLine, time, localTime, level, captures, also, support, lowered } = occurrence;
  return {
    source,
    line,
    endLine,
    time,
    localTime,
    level,
    captures: captureValues(captures),
    also,
    support,
    lowered,
  };
}

/** What is known of an error, the same in a report and in an explanation. */
export function knowledge(
  catalog: Catalog,
  signature: Signature,
  occurrence: Pick<Occurrence, 'captures'> | undefined,
  today: string | undefined,
): object {
  return {
    meaning: signature.meaning,
    causes: signature.causes.map(({ id, text }) => ({ id, text })),
    steps: signature.steps,
    remediations: signature.remedies.flatMap((use) => {
      const remediation = catalog.findRemediation(use.id);
      if (remediation === undefined) return [];
      const bound = bindRemediation(remediation, valuesFor(use, occurrence?.captures ?? []));
      // A value that cannot be bound leaves its place open; the script is still the right one.
      const script = bound.ok ? bound : bindRemediation(remediation, {});
      return [
        {
          id: remediation.id,
          kind: remediation.kind,
          title: remediation.title,
          script: script.ok ? script.script : '',
        },
      ];
    }),
    references: signature.references,
    notes: signature.notes,
    ...(signature.expires.length === 0
      ? {}
      : {
          expires: signature.expires.map((expiry) => ({
            ...expiry,
            ...(today === undefined ? {} : { passed: hasPassed(expiry, today) }),
          })),
        }),
  };
}
