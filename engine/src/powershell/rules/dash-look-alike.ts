import type { Catalog } from '../../signatures/catalog.ts';
import { plainName } from '../cmdlet-call.ts';
import type { ScriptArgument, ScriptCommand } from '../find-commands.ts';
import type { Script } from '../read-script.ts';
import { dashLookAlikes, parameterDashes, withHyphens } from '../script-view.ts';
import type { RuleResult, ScriptRule } from './script-rule.ts';

/** Commands of the same documents that are not our cmdlets; the programs among them know the hyphen only. */
const programs = ['certutil', 'netsh'];
const others = [
  'Import-Certificate',
  'New-ADServiceAccount',
  'Set-ADServiceAccount',
  'Install-ADServiceAccount',
];

// Which dashes do what was measured with the parser of PowerShell 7.6.5 (test/fixtures holds its answers); the page says
// what becomes of a command whose name has no exact match.
const reference = {
  title: 'about_Parsing: commands are found by their exact name',
  url: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing',
  verified: '2024-05-06',
};

const oneDash = new RegExp(`[${dashLookAlikes}]`);

/** A dash where a hyphen belongs, as typographers put it into documents. */
export const dashLookAlike: ScriptRule = {
  code: 'PS1004',
  words: [...programs, ...others],
  find(script, catalog) {
    return script.commands.flatMap((command) => [
      ...judgeName(script, command, catalog),
      ...judgeParameters(command, catalog),
    ]);
  },
};

function judgeName(script: Script, command: ScriptCommand, catalog: Catalog): RuleResult[] {
  const name = plainName(command);
  if (!oneDash.test(name) || script.ownNames.has(name.toLowerCase())) return [];
  const meant = withHyphens(name);
  if (!isKnown(meant, catalog)) return [];
  const { start, end } = command;
  const written = script.text.slice(start, end);
  return [
    {
      start,
      end,
      severity: 'error',
      message: `The dash in this name is ${describe(name)}, so this is another command: ${meant} has a hyphen.`,
      fixes: [{ title: `Use ${meant}`, edits: [{ start, end, text: withHyphens(written) }], safe: true }],
      reference,
    },
  ];
}

function judgeParameters(command: ScriptCommand, catalog: Catalog): RuleResult[] {
  const name = withHyphens(plainName(command));
  if (!isKnown(name, catalog)) return [];
  const program = programs.includes(name.replace(/\.exe$/i, '').toLowerCase());
  return command.args.flatMap((argument) => {
    if (!isDashed(argument)) return [];
    const accepted = parameterDashes.includes(argument.text.charAt(0)) && !program;
    const dash = describe(argument.text);
    return [
      {
        start: argument.start,
        end: argument.end,
        severity: accepted ? 'information' : 'warning',
        message: accepted
          ? `This dash is ${dash}. In a file without byte order mark Windows PowerShell 5.1 reads it as other characters.`
          : `This dash is ${dash}, so this is no ${program ? 'option' : 'parameter'}: type a hyphen.`,
        fixes: [
          {
            title: 'Use a hyphen',
            edits: [{ start: argument.start, end: argument.start + 1, text: '-' }],
            safe: true,
          },
        ],
        reference,
      },
    ];
  });
}

function isKnown(name: string, catalog: Catalog): boolean {
  const plain = name.replace(/\.exe$/i, '').toLowerCase();
  return (
    catalog.findCmdlet(name) !== undefined ||
    catalog.findMisspeltCmdlet(name) !== undefined ||
    [...programs, ...others].some((known) => known.toLowerCase() === plain)
  );
}

/** A dash with a word behind it, as a parameter has. */
function isDashed({ text }: ScriptArgument): boolean {
  return dashLookAlikes.includes(text.charAt(0)) && /^.[A-Za-z]/.test(text);
}

function describe(text: string): string {
  const code = oneDash.exec(text)?.[0].charCodeAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
