import assert from 'node:assert/strict';
import { findScanLooks, parseScannerStatus, renderProgress } from '#engine';
import {
  describeProgress,
  drawProgress,
  filesPerHour,
  listProgress,
} from '../../../engine/src/scanner-status/progress-picture.ts';
import type { ScanLook } from '../../../engine/src/scanner-status/scan-progress.ts';

const looks: readonly ScanLook[] = [
  { line: 1, seconds: 600, files: 1000, bytes: 1_000_000 },
  { line: 9, seconds: 1200, files: 3000, bytes: undefined },
  { line: 20, seconds: 4200, files: 3000, bytes: 2_500_000 },
];

describe('progress over several looks at a scan', () => {
  it('is a sentence, a list with the rate of each step, and a picture', () => {
    assert.equal(filesPerHour(looks), 2000);
    assert.equal(
      describeProgress(looks),
      'From 1,000 files after 10 min to 3,000 files (2.5 MB) after 1 h 10 min: 2,000 files an hour.',
    );
    assert.deepEqual(listProgress(looks), [
      'After 10 min: 1,000 files, 1.0 MB',
      'After 20 min: 3,000 files, 12,000 files an hour',
      'After 1 h 10 min: 3,000 files, 2.5 MB, 0 files an hour',
    ]);
    const svg = drawProgress(looks) ?? '';
    assert.equal(svg.match(/<polyline/g)?.length, 2);
    assert.match(svg, /points="10\.0,73\.3 60\.0,24\.0 310\.0,24\.0"/);
    // Told apart without colour as well.
    assert.match(svg, /stroke-dasharray/);
  });

  it('is nothing where one look, or no time between two, shows none', () => {
    for (const none of [[], looks.slice(0, 1), [looks[0], looks[0]].flatMap((look) => look ?? [])]) {
      assert.equal(filesPerHour(none), undefined);
      assert.equal(describeProgress(none), '');
      assert.equal(drawProgress(none), undefined);
      assert.equal(renderProgress(none, true), '');
    }
  });

  it('stays small over thousands of looks, with the first and the last', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({ line: i, seconds: i, files: i * 3, bytes: i }));
    const lines = listProgress(many);
    assert.ok(lines.length <= 8);
    assert.match(lines.at(-1) ?? '', /29,997 files/);
    assert.ok(renderProgress(many, true).length < 20_000);
  });

  it('puts the looks of one scan together over files, and leaves out those of another', () => {
    const print = (day: number, time: string, files: number): string =>
      `Cluster : c\nClusterStatus : Scanning\nStartTime : 3/${day}/2026 1:00:02 AM\nTimeFromStart : 00:${time}\n\n` +
      `ScannedFiles MBScanned\n------------ ---------\n${String(files).padStart(12)} ${String(files).padStart(9)}\n`;
    const snapshots = [
      print(13, '00:10:00', 10),
      print(13, '00:30:00', 40),
      print(14, '00:05:00', 7),
    ].flatMap((text, i) => parseScannerStatus({ path: `${i}.txt`, text }).snapshots);
    const [first, second, other] = snapshots;
    assert.ok(first !== undefined && second !== undefined && other !== undefined);
    const files = (snapshot: typeof first) => findScanLooks(snapshot, snapshots).map((look) => look.files);
    assert.deepEqual(files(second), [10, 40]);
    // What came later than a snapshot is no part of what it shows.
    assert.deepEqual(files(first), [10]);
    assert.deepEqual(files(other), [7]);
  });

  it('holds nothing of a status but numbers', () => {
    const evil: ScanLook[] = [
      { line: 1, seconds: 0, files: -5, bytes: Number.MAX_VALUE },
      { line: 2, seconds: 60, files: 1e15, bytes: 0 },
    ];
    const svg = drawProgress(evil) ?? '';
    assert.doesNotMatch(svg, /NaN|Infinity/);
    assert.doesNotMatch(renderProgress(evil, true).replace(/!\[[^\]]*\]/, ''), /[<>"]/);
  });
});
