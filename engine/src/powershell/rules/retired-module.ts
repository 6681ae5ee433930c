import type { ScriptRule } from './script-rule.ts';

const old = 'AzureInformationProtection';
const successor = 'PurviewInformationProtection';

const reference = {
  title: 'Set up the Information Protection client with PowerShell',
  url: 'https://learn.microsoft.com/powershell/azure/aip/setup-information-protection-client-powershell',
  verified: '2024-05-13',
};

/** The module of the 2.x client is imported by its name. A script that names both is written for both. */
export const retiredModule: ScriptRule = {
  code: 'PS1005',
  words: [old],
  find(script) {
    if (script.commands.some(({ args }) => args.some(({ text }) => text.includes(successor)))) return [];
    return script.commands
      .filter(({ name }) => /^(?:import-module|ipmo)$/i.test(name ?? ''))
      .flatMap(({ args }) => args)
      .flatMap(({ text, start }) => {
        const at = text.toLowerCase().indexOf(old.toLowerCase());
        // A path names files that only the old client has.
        if (at < 0 || /[\\/]/.test(text)) return [];
        const place = { start: start + at, end: start + at + old.length };
        return [
          {
            ...place,
            severity: 'information' as const,
            message: `The module ${old} ended on 2024-05-13; the 3.x client brings ${successor}.`,
            fixes: [{ title: `Import ${successor}`, edits: [{ ...place, text: successor }], safe: true }],
            reference,
            deprecated: true,
          },
        ];
      });
  },
};
