import assert from 'node:assert/strict';

/** What of a JSON report (knowledge/schemas/report.schema.json) tests look at; the rest is compared as it is. */
export interface CaseReport {
  readonly sources: readonly {
    readonly path: string;
    readonly kind: string;
    readonly encoding: string;
    readonly bytes: number;
    readonly lines: number;
    readonly records: number;
  }[];
  readonly findings: readonly {
    readonly id: string;
    readonly count: number;
    readonly occurrences: readonly {
      readonly source: string;
      readonly also?: object;
      readonly support?: object;
    }[];
  }[];
  readonly problems: readonly { readonly kind: string }[];
}

/** A report on a case that was given as a folder or a zip, told from neither: places are named from the case. */
export function parseReport(text: string, given: string): CaseReport {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' ? withoutCase(value, given) : value,
  ) as CaseReport;
}

/** A path below the case, where a zip is a folder. */
export function withoutCase(text: string, given: string): string {
  return text.replaceAll(/\\/g, '/').replaceAll(given.replaceAll(/\\/g, '/'), 'case').replaceAll('!/', '/');
}

/** Compares source by source and error by error, since a difference of two whole reports shows nobody anything. */
export function assertSameReport(actual: CaseReport, expected: CaseReport): void {
  assert.deepEqual(
    actual.findings.map(({ id, count }) => `${id} ${count}`),
    expected.findings.map(({ id, count }) => `${id} ${count}`),
  );
  assert.deepEqual(
    actual.sources.map(({ path }) => path),
    expected.sources.map(({ path }) => path),
  );
  for (const part of ['findings', 'sources'] as const)
    actual[part].forEach((one, i) => assert.deepEqual(one, expected[part][i]));
  assert.deepEqual(actual, expected);
}
