import { findSetting, isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { managing } from './references.ts';

export const enforceOff: Judgement = {
  code: 'enforce-off',
  level: 'degraded',
  explanation:
    'The scanner only discovers: it reports what it finds and applies no label. After Enforce is set to On a full rescan is needed, because an incremental scan leaves known files alone.',
  reference: managing,
  signatures: ['AIP1024', 'AIP1031'],
  judge(snapshot) {
    const setting = findSetting('Enforce', snapshot.job, snapshot.configuration);
    const job =
      setting !== undefined && isWord(setting.text, 'Off')
        ? [
            {
              line: setting.line,
              subject: (snapshot.job ?? snapshot.configuration)?.id ?? snapshot.id,
              message: 'Enforcement is off: files are scanned and not labeled.',
            },
          ]
        : [];
    // A repository may override its job.
    const repositories = snapshot.repositorySettings.flatMap((section) => {
      const enforce = findSetting('Enforce', section);
      const override = findSetting('OverrideContentScanJob', section);
      if (enforce === undefined || !isWord(enforce.text, 'Off') || !isWord(override?.text, 'On')) return [];
      const path = findSetting('Path', section)?.text ?? '';
      return [
        {
          line: enforce.line,
          subject: section.id,
          message: `Enforcement is off for the repository ${path}.`,
        },
      ];
    });
    return [...job, ...repositories];
  },
};
