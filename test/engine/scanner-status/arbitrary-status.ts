import fc from 'fast-check';
import type { Counters, TrueNode, TrueStatus } from './status-cases.ts';

/** Text without what no form can keep: blanks at its ends, control characters, a mark of cutting at its end. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abcdefghijkXYZ0123456789.-_'.split('')) },
  { weight: 1, arbitrary: fc.constantFrom(...'{}[]()=:;,\'"$@#%&+~!'.split('')) },
  { weight: 1, arbitrary: fc.constantFrom(' ', ' : ', ', Status = ', ' = ', '...') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('東', '京', '서', '울', 'ｆ', 'é', 'ß', 'Ж', 'ي', 'ש', 'ก', '👍', 'e\u0301'),
  },
);

function text(maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(piece, { minLength: 1, maxLength })
    .map((pieces) => pieces.join('').trim())
    .filter((value) => value !== '' && !/(?:…|\.\.\.)$/.test(value));
}

/** A host name as it is nearly always. */
const plainName = fc.stringMatching(/^[a-z][a-z0-9-]{0,14}[a-z0-9](\.[a-z]{2,12}){0,3}$/);

/** The enumeration separates by comma, so a name that holds one can not be told from two. */
const nodeName = fc
  .oneof(
    { weight: 3, arbitrary: plainName },
    { weight: 2, arbitrary: text(24) },
    { weight: 1, arbitrary: text(120) },
  )
  .filter((name) => !name.includes(','));

const path = fc
  .tuple(
    fc.constantFrom(
      '\\\\srv01\\',
      'C:\\',
      'https://contoso.sharepoint.com/sites/',
      '\\\\srv.contoso.com\\share$\\',
    ),
    text(60),
  )
  .map(([root, rest]) => root + rest)
  // Nothing can tell an entry's end inside a path, and no share is called like that.
  .filter((value) => !/\}\s*,\s*\{\s*Path/.test(value));

const count = fc.oneof(fc.constant(0), fc.nat(5000), fc.nat(2_147_483_647));

const counters: fc.Arbitrary<Counters> = fc.record({
  ScannedFiles: count,
  FailedFiles: count,
  ScannedBytes: fc.oneof(fc.constant(0), fc.maxSafeNat()),
  Classified: count,
  Labeled: count,
});

const node: fc.Arbitrary<TrueNode> = fc.record({
  NodeName: nodeName,
  Status: fc.constantFrom('Scanning', 'Idle', 'Error', 'Offline'),
  IsScanning: fc.constantFrom('True', 'False', 'Pending'),
  Summary: counters,
});

const duration = fc
  .tuple(fc.nat(400), fc.nat(23), fc.nat(59), fc.nat(59), fc.constantFrom('.', ':'))
  .map(([days, ...rest]) => {
    const [hours, minutes, seconds, separator] = rest;
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${two(days)}${separator}${two(hours)}:${two(minutes)}:${two(seconds)}`;
  });

/** A status with all its parts, of any cluster. */
export const arbitraryStatus: fc.Arbitrary<TrueStatus> = fc.record({
  Name: fc.constant('arbitrary'),
  OldNames: fc.boolean(),
  Culture: fc.constantFrom('en-US', 'de-DE', 'en-GB', 'ja-JP', 'ko-KR', 'fi-FI'),
  Cluster: fc.oneof(plainName, text(20)),
  ClusterStatus: fc.constantFrom('Scanning', 'Idle', 'Error', 'Offline'),
  StartTimeUtc: fc
    .date({
      min: new Date('2018-01-01T00:00:00Z'),
      max: new Date('2035-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => `${date.toISOString().slice(0, 19)}Z`),
  TimeFromStart: duration,
  Nodes: fc.uniqueArray(node, {
    minLength: 1,
    maxLength: 7,
    selector: ({ NodeName }) => NodeName.toLowerCase(),
  }),
  Current: counters,
  Repositories: fc.uniqueArray(
    fc.record({ Path: path, Status: fc.constantFrom('Skipped', 'Pending', 'Scanning', 'Finished') }),
    { maxLength: 6, selector: ({ Path }) => Path.toLowerCase() },
  ),
  Job: fc.constant({}),
  Configuration: fc.constant({}),
});
