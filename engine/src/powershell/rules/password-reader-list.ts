import type { ScriptCommand } from '../find-commands.ts';
import { findArgument, isLiteral, isParameter, plainText, type Script } from '../read-script.ts';
import type { ScriptFix, ScriptRule } from './script-rule.ts';

const property = 'PrincipalsAllowedToRetrieveManagedPassword';

/** One computer as the only reader of a gMSA's password: the cmdlet replaces the list, and all others are locked out. */
export const passwordReaderList: ScriptRule = {
  code: 'PS1012',
  words: [property],
  find(script) {
    return script.commands.flatMap((command) => {
      if (!/^(?:ActiveDirectory\\)?Set-ADServiceAccount$/i.test(command.name ?? '')) return [];
      const value = findArgument(command.args, property);
      if (value === undefined || !isOneComputer(script, value.text)) return [];
      return [
        {
          start: value.start,
          end: value.end,
          severity: 'warning',
          message:
            'This replaces the whole list: every other computer loses the gMSA password. Add to the list instead.',
          fixes: fixesOf(script, command, value.start, value.end),
          reference: {
            title: 'Troubleshooting known issues: gMSA credentials',
            url: 'https://learn.microsoft.com/defender-for-identity/troubleshooting-known-issues',
            verified: '2026-02-04',
          },
        },
      ];
    });
  },
};

/** A group is the right value, and several computers are a list somebody thought of. */
function isOneComputer({ values }: Script, source: string): boolean {
  const text = source.trim();
  if (/^@\(|,/.test(text)) return false;
  if (/^\$\w+$/.test(text)) {
    const known = values.get(text.toLowerCase()) ?? [];
    if (known.some((value) => /Get-ADGroup\b|\+/i.test(value.text))) return false;
    return known.some((value) => isComputer(value.text)) || namesComputer(text);
  }
  return isComputer(text);
}

function isComputer(source: string): boolean {
  if (/\bGet-ADComputer\b/i.test(source)) return true;
  const name = plainText(source.trim());
  return isLiteral(source) && (name.endsWith('$') || namesComputer(name));
}

function namesComputer(name: string): boolean {
  return (
    /(?:^|[^a-z])\$?(?:specific)?(?:dc\d*|domaincontroller\d*|computer|server\d*|host)(?:$|[^a-z])/i.test(
      name,
    ) && !/group/i.test(name)
  );
}

/** Reads the list first, where the account can be named a second time. */
function fixesOf({ text }: Script, { args }: ScriptCommand, start: number, end: number): ScriptFix[] {
  const account = findArgument(args, 'Identity') ?? (args[0]?.parameter === undefined ? args[0] : undefined);
  const simple =
    account !== undefined && (/^\$\w+$/.test(account.text) || /^(['"]?)[\w.$-]+\1$/.test(account.text));
  if (!simple || args.some((argument) => isParameter(argument, 'Server'))) return [];
  const list = `@((Get-ADServiceAccount -Identity ${account.text} -Properties ${property}).${property})`;
  return [
    {
      title: 'Add to the list instead of replacing it',
      edits: [{ start, end, text: `(${list} + (${text.slice(start, end)}))` }],
      safe: false,
    },
  ];
}
