import { findSetting, isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { setScannerConfiguration } from './references.ts';

export const onlineConfigurationOff: Judgement = {
  code: 'online-configuration-off',
  level: 'degraded',
  explanation:
    'This scanner takes its settings from a file and ignores changes made in the portal. Right for a machine without a connection; after Import-ScannerConfiguration it is set without asking.',
  reference: setScannerConfiguration,
  signatures: ['AIP2054'],
  judge(snapshot) {
    const section = snapshot.configuration;
    const setting = findSetting('OnlineConfiguration', section);
    if (section === undefined || setting === undefined || !isWord(setting.text, 'Off')) return [];
    return [
      {
        line: setting.line,
        subject: section.id,
        message: 'The online configuration is off: the portal is ignored.',
      },
    ];
  },
};
