import assert from 'node:assert/strict';
import { findPatternFlaws, parseRegex } from '#engine';

function flawsOf(source: string): string[] {
  const parsed = parseRegex(source);
  assert.ok('pattern' in parsed, `not a regular expression: ${source}`);
  return findPatternFlaws(parsed.pattern).map(({ index, message }) => `${index} ${message}`);
}

describe('findPatternFlaws', () => {
  const slow: readonly [pattern: string, at: number, why: RegExp][] = [
    ['.*literal', 0, /every place is a new start/],
    [String.raw`^\s*literal`, 1, /every place is a new start/],
    [String.raw`[\s\S]*?literal`, 0, /every place is a new start/],
    [String.raw`dll: \[(?<dll>[^\]]+)\]`, 14, /every place is a new start/],
    [String.raw`name=(?:[^,}]+), end`, 8, /every place is a new start/],
    ['x(?:a+)+y', 4, /repeats inside/],
    [String.raw`= (?:\w+\s?){1,50}`, 5, /repeats inside/],
    [String.raw`= (?:(?:ab)*c?)*d`, 5, /repeats inside/],
    [String.raw`: (?<host>[\w.]+)\.?(?<rest>[\w.]+);`, 28, /share a text/],
  ];
  for (const [pattern, at, why] of slow) {
    it(`warns of ${pattern}`, () => {
      const [flaw = ''] = flawsOf(pattern);
      assert.match(flaw, why);
      assert.equal(Number(flaw.split(' ')[0]), at, flaw);
    });
  }

  const fast = [
    String.raw`retrieved \[errorCode=(?<errorCode>\w+) AccountName=(?<account>[^\s\]]+) DomainDnsName=(?<domain>[^\s\]]+)\]`,
    String.raw`^[ \t]*ClusterStatus[ \t]*: Offline`,
    String.raw`not available\.[\s\S]{0,400}?transport connection`,
    String.raw`remote server\s+--->\s+System`,
    String.raw`Path: \w+(?:, Status = \w+)*`,
    String.raw`version (?:\d{1,4}\.){3}\d{1,4}`,
    'plain text',
  ];
  for (const pattern of fast) {
    it(`lets ${pattern} pass`, () => {
      assert.deepEqual(flawsOf(pattern), []);
    });
  }
});
