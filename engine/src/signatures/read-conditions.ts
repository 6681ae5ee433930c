import type { Condition } from '../model/signature.ts';
import { readEntries } from './read-signature-parts.ts';
import { conditionOutcomes, conditionPlaces, signatureKeys } from './signature-words.ts';
import type { YamlFile } from './yaml-file.ts';
import type { YamlMapping } from './yaml-mapping.ts';

/** More than this is not needed to tell a habit from an accident, and every one of them is remembered. */
const MAX_COUNT = 100;

/** The `conditions` of a signature. What refers to other signatures is judged in check-catalog.ts. */
export function readConditions(yaml: YamlFile, root: YamlMapping): Condition[] {
  return readEntries(yaml, root, 'conditions', 'a condition', signatureKeys.condition, (entry) => {
    const records = entry.requireTexts('records');
    const place = entry.word('place', conditionPlaces, 'before');
    const otherwise = entry.word('otherwise', conditionOutcomes, 'keep');
    const because = entry.text('because');
    const withinMilliseconds = readDuration(yaml, entry);
    const withinLines = readNumber(yaml, entry, 'lines', 1_000_000);
    const count = readNumber(yaml, entry, 'count', MAX_COUNT);
    if (!entry.has('within') && !entry.has('lines')) {
      yaml.report(
        entry.node,
        'A condition needs `within` (a time such as `60s`) or `lines` (a number), so that the search has an end.',
      );
    }
    if (otherwise !== 'keep' && otherwise !== 'drop' && because === undefined) {
      yaml.report(
        entry.find('otherwise') ?? entry.node,
        'Where `otherwise` lowers the finding, `because` tells the reader why, in one sentence.',
      );
    }
    if (place === undefined || otherwise === undefined || records.length === 0) return false;
    return {
      records,
      place,
      same: entry.texts('same'),
      having: entry.textsByName('having'),
      ...(withinMilliseconds === undefined ? {} : { withinMilliseconds }),
      ...(withinLines === undefined ? {} : { withinLines }),
      count: count ?? 1,
      absent: entry.flag('absent'),
      otherwise,
      ...(because === undefined ? {} : { because }),
    };
  });
}

function readDuration(yaml: YamlFile, entry: YamlMapping): number | undefined {
  const within = entry.text('within');
  if (within === undefined) return undefined;
  const duration = parseDuration(within);
  if (duration === undefined) {
    yaml.report(
      entry.find('within'),
      '`within` is a whole number with its unit: `500ms`, `60s`, `5m` or `2h`.',
    );
  }
  return duration;
}

function readNumber(yaml: YamlFile, entry: YamlMapping, key: string, most: number): number | undefined {
  const text = entry.text(key);
  if (text === undefined) return undefined;
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  yaml.report(entry.find(key), `\`${key}\` is a whole number from 1 to ${most}.`);
  return undefined;
}

const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `60s` in milliseconds; undefined when it is no duration. */
function parseDuration(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,6})\s?(ms|s|m|h)$/.exec(text) ?? [];
  const factor = milliseconds[unit ?? ''];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
