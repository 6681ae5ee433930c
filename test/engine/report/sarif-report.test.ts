import assert from 'node:assert/strict';
import { sarifReport, type ScanResult, scanText } from '#engine';
import { readMarkdown } from '../../support/read-markdown.ts';
import { readSarif, type SarifRun } from '../../support/read-sarif.ts';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { literalSignature, smallCatalog } from '../../support/small-catalog.ts';
import { someOccurrence, someScan, someSummary } from '../../support/some-scan.ts';
import {
  healthy,
  impersonationFailed,
  impersonationStarted,
  noGmsaPassword,
} from '../../server/sensor-lines.ts';

const tool = { name: 'iplog-lens', version: '1.2.3' };
const sensor = 'case.zip!/DC 01/Microsoft.Tri.Sensor.log';

describe('a SARIF report', () => {
  it('has a rule with help for each error that was found, and a result with its place for each occurrence', () => {
    const line = noGmsaPassword(1);
    const result = someScan(getRealCatalog(), { [sensor]: [healthy(0), line, noGmsaPassword(2)].join('\n') });
    const { tool: made, artifacts, results } = readSarif(sarifReport(result, getRealCatalog(), tool));
    const [rule, ...others] = made.driver.rules;
    assert.deepEqual([rule?.id, others], ['MDI1010', []]);
    assert.match(
      rule?.help.text ?? '',
      /^Likely cause: .*^Step 1: .*^Check: .*\(Get-GmsaPasswordReader\)$/ms,
    );
    assert.match(rule?.helpUri ?? '', /^https:\/\//);
    assert.deepEqual(
      artifacts.map(({ location }) => location.uri),
      ['case.zip!/DC%2001/Microsoft.Tri.Sensor.log'],
    );
    assert.equal(results.length, 2);
    const [first] = results;
    assert.deepEqual([first?.ruleId, first?.ruleIndex, first?.level], ['MDI1010', 0, 'error']);
    const { artifactLocation, region } = first?.locations[0]?.physicalLocation ?? {};
    assert.deepEqual(artifactLocation, { uri: artifacts[0]?.location.uri, index: 0 });
    const shown = line.slice((region?.['startColumn'] ?? 0) - 1, (region?.['endColumn'] ?? 0) - 1);
    assert.deepEqual([region?.['startLine'], region?.['endLine']], [2, 2]);
    assert.match(shown, /^GMSA password could not be retrieved.*mdiSvc01/);
  });

  it('tells the twin, the supporting record and the resolution as related places', () => {
    const twin = { source: 'b.log', line: 7, endLine: 8 };
    const scan = someScan(getRealCatalog(), {
      'a.log': [impersonationStarted(1), impersonationFailed(2)].join('\n'),
    });
    const [group] = scan.groups;
    assert.ok(group !== undefined);
    const result: ScanResult = {
      ...scan,
      groups: [
        {
          ...group,
          occurrences: group.occurrences.map((occurrence) => ({ ...occurrence, also: [twin] })),
          resolvedBy: { source: 'a.log', line: 9, endLine: 9, signatureId: 'MDI1002' },
        },
      ],
    };
    const [found] = readSarif(sarifReport(result, getRealCatalog(), tool)).results;
    assert.deepEqual(
      found?.relatedLocations?.map(({ physicalLocation: { artifactLocation, region }, message }) => [
        artifactLocation.uri,
        artifactLocation.index,
        region?.['startLine'],
        message.text,
      ]),
      [
        ['b.log', undefined, 7, 'The same record in the twin log'],
        ['a.log', 0, 1, 'Supporting record: MDI1023'],
        ['a.log', 0, 9, 'A later record says that it was resolved'],
      ],
    );
  });

  it('gives the same record the same fingerprint in a longer log and in another folder, and others another', () => {
    const fingerprints = (path: string, lines: readonly string[]): (string | undefined)[] => {
      const result = someScan(getRealCatalog(), { [path]: lines.join('\n') });
      const { results } = readSarif(sarifReport(result, getRealCatalog(), tool));
      return results.map((one) => one.partialFingerprints['record/v1']);
    };
    const [one] = fingerprints(sensor, [noGmsaPassword(1)]);
    const [two, three] = fingerprints('elsewhere/Microsoft.Tri.Sensor.log', [
      healthy(0),
      noGmsaPassword(1),
      noGmsaPassword(2),
    ]);
    assert.equal(two, one);
    assert.notEqual(three, one);
    assert.notEqual(fingerprints('elsewhere/Microsoft.Tri.Sensor-2.log', [noGmsaPassword(1)])[0], one);
  });

  it('has the three levels of SARIF for our four severities', () => {
    const words = ['error', 'warning', 'information', 'hint'] as const;
    const catalog = smallCatalog(
      words.map((severity) => literalSignature(`TEST-${severity}`, `Pump ${severity}`, { severity })),
    );
    const lines = words.map((word) => `2026-03-14 09:26:01.0001 Error Pump Pump ${word}`);
    const { results, tool: made } = readSarif(
      sarifReport(scanText(catalog, 'Microsoft.Tri.Sensor.log', lines.join('\n')), catalog, tool),
    );
    assert.deepEqual(
      results.map(({ level }) => level),
      ['error', 'warning', 'note', 'note'],
    );
    assert.deepEqual(
      made.driver.rules.map(({ defaultConfiguration }) => defaultConfiguration.level),
      ['error', 'warning', 'note', 'note'],
    );
  });

  it('takes the severity of the place where it counts for less there', () => {
    const catalog = smallCatalog([literalSignature('TEST001', 'Pump broke')]);
    const lowered = { severity: 'information', because: 'Nothing followed.' } as const;
    const occurrences = [someOccurrence('TEST001', 'a.log', { lowered }), someOccurrence('TEST001', 'a.log')];
    const group = { signatureId: 'TEST001', severity: 'error', count: 2, occurrences } as const;
    const result: ScanResult = {
      sources: [someSummary('a.log')],
      groups: [group],
      problems: [],
      ended: 'complete',
    };
    assert.deepEqual(
      readSarif(sarifReport(result, catalog, tool)).results.map(({ level }) => level),
      ['note', 'error'],
    );
  });

  it('notes what could not be read, and calls only a scan that came to its end a success', () => {
    const problem = { kind: 'line-too-long', source: 'a b.log', line: 3, message: 'A line was cut.' };
    const whole: ScanResult = {
      sources: [someSummary('a b.log')],
      groups: [],
      problems: [problem, { kind: 'odd', message: 'Odd.' }],
      ended: 'complete',
    };
    const invocation = (result: ScanResult): SarifRun['invocations'][number] | undefined =>
      readSarif(sarifReport(result, smallCatalog([]), tool)).invocations[0];
    const [first, second] = invocation(whole)?.toolExecutionNotifications ?? [];
    assert.deepEqual(first?.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: 'a%20b.log', index: 0 },
      region: { startLine: 3 },
    });
    assert.deepEqual([second?.message.text, second?.locations], ['Odd.', undefined]);
    assert.equal(invocation(whole)?.executionSuccessful, true);
    assert.equal(invocation({ ...whole, ended: 'cancelled' })?.executionSuccessful, false);
    assert.equal(invocation({ ...whole, sources: [] })?.executionSuccessful, false);
  });

  it('fits the standard for every signature that there is', () => {
    const { signatures } = getRealCatalog();
    const groups = signatures.map(({ id, severity }) => ({
      signatureId: id,
      severity,
      count: 1,
      occurrences: [someOccurrence(id, sensor)],
    }));
    const result: ScanResult = { sources: [someSummary(sensor)], groups, problems: [], ended: 'complete' };
    const { rules } = readSarif(sarifReport(result, getRealCatalog(), tool)).tool.driver;
    assert.equal(rules.length, signatures.length);
    for (const { id, help } of rules) {
      const { links, images, html } = readMarkdown(help.markdown);
      assert.deepEqual([links, images, html], [[], [], []], id);
    }
  });

  it('is held to a schema that refuses what SARIF does not know', () => {
    const text = sarifReport(
      someScan(getRealCatalog(), { [sensor]: noGmsaPassword(1) }),
      getRealCatalog(),
      tool,
    );
    for (const [right, wrong] of [
      ['"ruleId"', '"rule_id"'],
      ['"level": "error"', '"level": "fatal"'],
      ['"startLine": 1', '"startLine": 0'],
      ['DC%2001', 'DC 01'],
    ] as const) {
      assert.ok(text.includes(right), right);
      assert.throws(() => readSarif(text.replaceAll(right, wrong)), wrong);
    }
  });
});
