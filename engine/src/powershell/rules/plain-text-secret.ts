import type { Catalog } from '../../signatures/catalog.ts';
import { findCalls } from '../cmdlet-call.ts';
import { findArgument, isLiteral, plainText, type Script, type ScriptValue } from '../read-script.ts';
import type { ScriptRule } from './script-rule.ts';

/** Reads the secret where nobody sees it; the cmdlet takes plain text only. */
const prompt =
  "([Net.NetworkCredential]::new('', (Read-Host -Prompt 'App secret' -AsSecureString)).Password)";

/** The secret of the app registration, written into the script. */
export const plainTextSecret: ScriptRule = {
  code: 'PS1014',
  words: [],
  find(script, catalog) {
    return findSecrets(script, catalog).map(({ start, end }) => ({
      start,
      end,
      severity: 'warning',
      message:
        'Everybody who reads this script reads its secret. Ask for it at run time, or take it from a vault.',
      fixes: [
        {
          title: 'Ask for the secret when the script runs',
          edits: [{ start, end, text: prompt }],
          safe: false,
        },
      ],
      reference: {
        title: 'Set-Authentication',
        url: 'https://learn.microsoft.com/powershell/module/purviewinformationprotection/set-authentication',
        verified: '2024-05-14',
      },
    }));
  },
};

/** At the call, at the variable that the call takes, or in the hash table that is splatted. */
function findSecrets(script: Script, catalog: Catalog): ScriptValue[] {
  const calls = findCalls(script, catalog).filter(({ cmdlet }) =>
    /^Set-(?:AIP)?Authentication$/i.test(cmdlet.name),
  );
  if (calls.length === 0) return [];
  const places = new Map<number, ScriptValue>();
  const add = (value: ScriptValue): void => {
    if (isLiteral(value.text) && !isPlaceholder(plainText(value.text))) places.set(value.start, value);
  };
  for (const { command } of calls) {
    const value = findArgument(command.args, 'AppSecret') ?? findArgument(command.args, 'WebAppKey');
    if (value === undefined) continue;
    if (/^\$\w+$/.test(value.text)) script.values.get(value.text.toLowerCase())?.forEach(add);
    else add(value);
  }
  if (calls.some(({ command }) => command.args.some(({ text }) => /^@\w/.test(text)))) {
    script.values.get('appsecret')?.forEach(add);
  }
  return [...places.values()].sort((a, b) => a.start - b.start);
}

/** `''`, `<secret>`, `...`: nothing is given away. */
function isPlaceholder(text: string): boolean {
  return text.trim() === '' || /^<.*>$|^[.*x]+$/is.test(text.trim());
}
