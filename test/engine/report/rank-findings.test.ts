import assert from 'node:assert/strict';
import { describeCase, type FindingGroup, type ScanResult, type Signature } from '#engine';
import { rankFindings, type RankedFinding } from '../../../engine/src/report/rank-findings.ts';
import { makeSignature, smallCatalog } from '../../support/small-catalog.ts';
import { someOccurrence, someSummary } from '../../support/some-scan.ts';

const day = (time: string): string => `2026-03-14T${time}:00.000Z`;
/** A log of a whole day. */
const long = { firstTime: day('00:00'), lastTime: day('20:00') };

describe('what is wrong, most likely first', () => {
  it('is ordered by severity before count', () => {
    const order = rank([
      [{ id: 'W', severity: 'warning' }, { count: 90 }],
      [{ id: 'E', severity: 'error' }, { count: 1 }],
      [{ id: 'H', severity: 'hint' }, { count: 900 }],
      [{ id: 'I', severity: 'information' }, { count: 9 }],
    ]);
    assert.deepEqual(ids(order), ['E', 'W', 'I', 'H']);
  });

  it('puts what stands behind another finding before it, and a warning as high as the error that it explains', () => {
    const order = rank([
      [{ id: 'EFFECT', severity: 'error', related: relations({ causedBy: ['CAUSE'] }) }, { count: 90 }],
      [{ id: 'OTHER', severity: 'warning' }, { count: 90 }],
      [{ id: 'CAUSE', severity: 'warning' }, { count: 1 }],
    ]);
    assert.deepEqual(ids(order), ['CAUSE', 'EFFECT', 'OTHER']);
    assert.deepEqual(
      order.map(({ followsFrom, explains }) => [
        followsFrom.map(({ id }) => id),
        explains.map(({ id }) => id),
      ]),
      [
        [[], ['EFFECT']],
        [['CAUSE'], []],
        [[], []],
      ],
    );
  });

  it('knows a cause by its former id, and names none that is not there', () => {
    const [, effect] = rank([
      [{ id: 'CAUSE', formerIds: ['OLD1'] }, {}],
      [{ id: 'EFFECT', related: relations({ causedBy: ['OLD1', 'ABSENT'] }) }, {}],
    ]);
    assert.deepEqual(
      effect?.followsFrom.map(({ id }) => id),
      ['CAUSE'],
    );
  });

  it('takes nothing for a cause that came only afterwards', () => {
    const [first] = rank([
      [{ id: 'A', related: relations({ causedBy: ['B'] }) }, at('08:00', '09:00')],
      [{ id: 'B' }, at('10:00', '11:00')],
    ]);
    assert.deepEqual(first?.followsFrom, []);
  });

  it('says nothing about two that may each stand behind the other, also by way of a third', () => {
    const order = rank([
      [{ id: 'A', related: relations({ causedBy: ['B'] }) }, {}],
      [{ id: 'B', related: relations({ causedBy: ['C'] }) }, {}],
      [{ id: 'C', related: relations({ causedBy: ['A'] }) }, {}],
    ]);
    assert.ok(order.every(({ followsFrom, explains }) => followsFrom.length + explains.length === 0));
  });

  it('puts what was settled behind everything else', () => {
    const resolvedBy = { source: 'a.log', line: 9, endLine: 9, signatureId: 'OK' };
    const order = rank([
      [
        { id: 'E', severity: 'error' },
        { resolvedBy, count: 50 },
      ],
      [{ id: 'H', severity: 'hint' }, {}],
    ]);
    assert.deepEqual(ids(order), ['H', 'E']);
    assert.equal(order[1]?.goesOn, false);
  });

  it('puts what goes on before what is over, whatever its count', () => {
    const order = rank([
      [{ id: 'OVER' }, { count: 90, ...at('01:00', '02:00') }],
      [{ id: 'NOW' }, { count: 1, ...at('19:30', '19:30') }],
    ]);
    assert.deepEqual(
      order.map(({ signature, goesOn }) => [signature.id, goesOn]),
      [
        ['NOW', true],
        ['OVER', false],
      ],
    );
  });

  it('does not judge by the last hour of a log that is no longer than that, or has no times', () => {
    const short = { firstTime: day('19:10'), lastTime: day('20:00') };
    assert.equal(rank([[{ id: 'A' }, at('19:10', '19:10')]], short)[0]?.goesOn, undefined);
    assert.equal(rank([[{ id: 'A' }, {}]], {})[0]?.goesOn, undefined);
  });

  it('puts what stands on more machines first, and names them', () => {
    const on = (...nodes: string[]): Partial<FindingGroup> => ({
      count: nodes.length,
      occurrences: nodes.map((node) => someOccurrence('?', `case/${node}/Logs/a.log`)),
    });
    const order = rank([
      [{ id: 'ONE' }, { ...on('DC01'), count: 90 }],
      [{ id: 'TWO' }, on('DC02', 'DC01', 'DC02')],
    ]);
    assert.deepEqual(
      order.map(({ signature, nodes, sources }) => [signature.id, nodes, sources.length]),
      [
        ['TWO', ['DC01', 'DC02'], 2],
        ['ONE', ['DC01'], 1],
      ],
    );
  });

  it('leaves out what the knowledge does not know any more', () => {
    const group: FindingGroup = { signatureId: 'GONE', severity: 'error', count: 1, occurrences: [] };
    const result: ScanResult = { sources: [], groups: [group], problems: [], ended: 'complete' };
    assert.deepEqual(rankFindings(result, smallCatalog([]), describeCase([])), []);
  });
});

function rank(
  findings: readonly (readonly [Partial<Signature> & Pick<Signature, 'id'>, Partial<FindingGroup>])[],
  span: { readonly firstTime?: string; readonly lastTime?: string } = long,
): RankedFinding[] {
  const signatures = findings.map(([signature]) => makeSignature(signature));
  const groups = signatures.map((signature, index): FindingGroup => {
    const changes = findings[index]?.[1] ?? {};
    const time = changes.lastTime === undefined ? {} : { time: changes.lastTime };
    return {
      signatureId: signature.id,
      severity: signature.severity,
      count: 1,
      occurrences: [someOccurrence(signature.id, 'case/DC01/Logs/a.log', time)],
      ...changes,
    };
  });
  const sources = ['case/DC01/Logs/a.log', 'case/DC02/Logs/a.log'].map((path) => someSummary(path, span));
  const result: ScanResult = { sources, groups, problems: [], ended: 'complete' };
  return rankFindings(result, smallCatalog(signatures), describeCase(sources));
}

function at(first: string, last: string): Partial<FindingGroup> {
  return { firstTime: day(first), lastTime: day(last) };
}

function relations(part: Partial<Signature['related']>): Signature['related'] {
  return { supersedes: [], causedBy: [], similar: [], resolves: [], ...part };
}

function ids(order: readonly RankedFinding[]): string[] {
  return order.map(({ signature }) => signature.id);
}
