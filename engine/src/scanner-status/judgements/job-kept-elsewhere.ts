import { findSetting, isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { setScannerContentScan } from './references.ts';

export const jobKeptElsewhere: Judgement = {
  code: 'job-kept-elsewhere',
  level: 'healthy',
  explanation:
    'The cmdlet prints the values of a job only when it was set up in PowerShell. For a job from the portal or from an imported file they are empty: that is no fault, and the settings are found there.',
  reference: {
    ...setScannerContentScan,
    title: 'Get-ScannerContentScan (PurviewInformationProtection)',
    url: 'https://learn.microsoft.com/powershell/module/purviewinformationprotection/get-scannercontentscan',
  },
  signatures: [],
  judge(snapshot) {
    const { job } = snapshot;
    const enforce = findSetting('Enforce', job);
    if (job === undefined || enforce === undefined || enforce.text.trim() !== '') return [];
    const online = findSetting('OnlineConfiguration', snapshot.configuration)?.text;
    const where = isWord(online, 'On')
      ? 'in the portal'
      : isWord(online, 'Off')
        ? 'in an imported file'
        : 'in the portal or in an imported file';
    return [
      { line: job.line, subject: job.id, message: `The settings of the content scan job are kept ${where}.` },
    ];
  },
};
