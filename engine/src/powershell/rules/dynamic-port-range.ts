import type { ScriptArgument, ScriptCommand } from '../find-commands.ts';
import { findArgument, plainText } from '../read-script.ts';
import type { ScriptFix, ScriptRule } from './script-rule.ts';

/** Number of dynamic ports that Windows has without anybody's help: 49152 to 65535. */
const DEFAULT_COUNT = 16_384;
const PORTS = 65_536;

/** A dynamic port range smaller than the default, as the documentation's own example sets it. */
export const dynamicPortRange: ScriptRule = {
  code: 'PS1013',
  words: ['dynamicport', 'DynamicPortRangeNumberOfPorts'],
  find(script) {
    return script.commands.flatMap((command) => {
      const range = findRange(command);
      if (range === undefined || range.count.value >= DEFAULT_COUNT) return [];
      const { start, end } = range.count;
      return [
        {
          start,
          end,
          severity: 'warning',
          message: `${range.count.value} dynamic ports are fewer than the default of ${DEFAULT_COUNT}: connections run out sooner.`,
          fixes: fixesOf(range),
          reference: {
            title: 'Default dynamic port range for TCP/IP',
            url: 'https://learn.microsoft.com/troubleshoot/windows-server/networking/default-dynamic-port-range-tcpip-chang',
            verified: '2023-12-26',
          },
        },
      ];
    });
  },
};

/** A number in the script, with the place of its digits. */
interface Digits {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

interface PortRange {
  readonly first: Digits | undefined;
  readonly count: Digits;
}

function findRange({ name = '', args }: ScriptCommand): PortRange | undefined {
  if (/^(?:.*[\\/])?netsh(?:\.exe)?$/i.test(name)) return findNetshRange(args);
  if (!/^Set-NetTCPSetting$/i.test(name)) return undefined;
  const count = digitsOf(findArgument(args, 'DynamicPortRangeNumberOfPorts'), 0);
  return count && { first: digitsOf(findArgument(args, 'DynamicPortRangeStartPort'), 0), count };
}

/** `netsh int ipv4 set dynamicport tcp start=10000 num=1000`, also without the names of the numbers. */
function findNetshRange(args: readonly ScriptArgument[]): PortRange | undefined {
  const words = args.map(({ text }) => plainText(text).toLowerCase());
  const at = words.findIndex((word) => word.startsWith('dynamic'));
  if (at < 0 || words[at - 1] !== 'set') return undefined;
  const numbers = args.slice(at + 2).flatMap((argument) => {
    const key = /^(\w+)=/.exec(plainText(argument.text))?.[1]?.toLowerCase() ?? '';
    const digits = digitsOf(argument, argument.text.indexOf('=') + 1);
    return digits === undefined ? [] : [{ key, digits }];
  });
  const named = (prefix: string): Digits | undefined =>
    numbers.find(({ key }) => key.startsWith(prefix))?.digits;
  const [first, second] = numbers.filter(({ key }) => key === '');
  const count = named('num') ?? second?.digits;
  return count && { first: named('start') ?? first?.digits, count };
}

function digitsOf(argument: ScriptArgument | undefined, from: number): Digits | undefined {
  const match = argument === undefined ? null : /^['"]?(\d{1,9})['"]?$/.exec(argument.text.slice(from));
  if (argument === undefined || match?.[1] === undefined) return undefined;
  const start = argument.start + from + match[0].indexOf(match[1]);
  return { value: Number(match[1]), start, end: start + match[1].length };
}

/** All ports from the first on, where that is enough; else the default. */
function fixesOf({ first, count }: PortRange): ScriptFix[] {
  if (first === undefined || first.value < 1025) return [];
  const enough = PORTS - first.value >= DEFAULT_COUNT;
  const start = enough ? first.value : PORTS - DEFAULT_COUNT;
  const edits = [
    ...(enough ? [] : [{ start: first.start, end: first.end, text: String(start) }]),
    { start: count.start, end: count.end, text: String(PORTS - start) },
  ];
  return [{ title: `Use all ${PORTS - start} ports from ${start} on`, edits, safe: false }];
}
