import { showUnseen } from '../explain/escape-markdown.ts';
import { toUriReference } from '../explain/uri-reference.ts';
import { baseName } from '../log-formats/detect-kind.ts';
import type { TextSpan } from '../model/log-record.ts';
import type { FindingGroup, Occurrence, Problem, ScanResult, SourcePlace } from '../model/scan-result.ts';
import type { Signature } from '../model/signature.ts';
import { captureValues } from '../remediation/values-for.ts';
import { recordKey } from '../scan/record-key.ts';
import type { Catalog } from '../signatures/catalog.ts';
import type { ReportTool } from './json-report.ts';
import { toJsonText } from './json-text.ts';
import { sarifLevels, toSarifRule } from './sarif-rule.ts';

/** In UTF-16 units. */
const MAX_MESSAGE = 500;

/**
 * A scan as SARIF 2.1.0 (OASIS standard, errata 01) for viewers and pipelines: a rule for each known error that was
 * found, a result for each place that is listed. Lines and columns are 1-based, columns in UTF-16 units.
 */
export function sarifReport(result: ScanResult, catalog: Catalog, tool: ReportTool): string {
  const run = new SarifRun(result);
  const found = result.groups.flatMap((group) => {
    const signature = catalog.findSignature(group.signatureId);
    return signature === undefined ? [] : [{ group, signature }];
  });
  return toJsonText({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            rules: found.map(({ signature }) => toSarifRule(signature, catalog)),
            properties: { catalog: catalog.hash },
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: result.sources.map(({ path, bytes, kind, lines, records, firstTime, lastTime }) => ({
          location: { uri: toUriReference(path) },
          length: bytes,
          properties: { kind, lines, records, firstTime, lastTime },
        })),
        results: found.flatMap(({ group, signature }, ruleIndex) =>
          group.occurrences.map((occurrence) => run.result(group, occurrence, signature, ruleIndex)),
        ),
        invocations: [
          {
            // A finding is no failure of the program; a scan that did not come to its end is.
            executionSuccessful: result.ended === 'complete' && result.sources.length > 0,
            toolExecutionNotifications: result.problems.map((problem) => run.notification(problem)),
          },
        ],
      },
    ],
  });
}

/** What results and notifications of one run share: the numbers of the files. */
class SarifRun {
  readonly #artifacts: ReadonlyMap<string, number>;

  constructor({ sources }: ScanResult) {
    this.#artifacts = new Map(sources.map(({ path }, index) => [path, index]));
  }

  result(group: FindingGroup, occurrence: Occurrence, signature: Signature, ruleIndex: number): object {
    const { signatureId, source, captures, preview, time, level, lowered } = occurrence;
    const related = relatedPlaces(group, occurrence);
    return {
      ruleId: signatureId,
      ruleIndex,
      level: sarifLevels[lowered?.severity ?? group.severity],
      message: { text: messageText(`${signature.title}: ${preview}`) },
      locations: [this.#location(source, toRegion(occurrence.span))],
      relatedLocations:
        related.length === 0
          ? undefined
          : related.map(({ place, text }, id) => ({
              id,
              ...this.#location(place.source, { startLine: place.line, endLine: place.endLine }),
              message: { text },
            })),
      // Neither line nor folder: the same record in a longer log, or in another copy of the case, is the same result.
      partialFingerprints: {
        'record/v1': recordKey([signatureId, baseName(source), time, preview].join('\n')).toString(16),
      },
      properties: {
        time,
        level,
        captures: captureValues(captures),
        countOfRule: group.count,
        loweredBecause: lowered?.because,
      },
    };
  }

  notification({ kind, source, line, message }: Problem): object {
    const region = line === undefined ? undefined : { startLine: line };
    return {
      descriptor: { id: kind },
      level: 'warning',
      message: { text: messageText(message) },
      locations: source === undefined ? undefined : [this.#location(source, region)],
    };
  }

  #location(source: string, region: object | undefined): object {
    return {
      physicalLocation: {
        artifactLocation: { uri: toUriReference(source), index: this.#artifacts.get(source) },
        region,
      },
    };
  }
}

function relatedPlaces(
  group: FindingGroup,
  { also, support }: Occurrence,
): { readonly place: SourcePlace; readonly text: string }[] {
  const { resolvedBy } = group;
  return [
    ...(also ?? []).map((place) => ({ place, text: 'The same record in the twin log' })),
    ...(support ?? []).map((place) => ({ place, text: `Supporting record: ${place.signatureId}` })),
    ...(resolvedBy === undefined
      ? []
      : [{ place: resolvedBy, text: 'A later record says that it was resolved' }]),
  ];
}

function toRegion({ startLine, startColumn, endLine, endColumn }: TextSpan): object {
  return {
    startLine: startLine + 1,
    startColumn: startColumn + 1,
    endLine: endLine + 1,
    endColumn: endColumn + 1,
  };
}

/**
 * What cannot be seen is shown. And plain text of a message can hold links, `[text](target)`, and places for values, `{0}` (SARIF 2.1.0, 3.11.5 and
 * 3.11.6): log text gets neither.
 */
function messageText(text: string): string {
  const shown = text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
  return showUnseen(shown)
    .replaceAll('](', '] (')
    .replace(/[{}]/g, (brace) => brace + brace);
}
