import { findSetting, isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { setScannerContentScan } from './references.ts';

export const scheduleManual: Judgement = {
  code: 'schedule-manual',
  level: 'healthy',
  explanation:
    'With a manual schedule a scan runs once each time it is started, in the portal or with Start-Scan. With Always the scanner begins again by itself, and Start-Scan is ignored.',
  reference: setScannerContentScan,
  signatures: ['AIP2055', 'AIP1023'],
  judge(snapshot) {
    const schedule = findSetting('Schedule', snapshot.job, snapshot.configuration);
    if (schedule === undefined || !isWord(schedule.text, 'Manual')) return [];
    const subject = (snapshot.job ?? snapshot.configuration)?.id ?? snapshot.id;
    // Idle and manual together: nothing will happen until someone acts.
    return isWord(snapshot.clusterStatus?.text, 'Idle')
      ? [
          {
            line: schedule.line,
            subject,
            level: 'degraded',
            message:
              'The schedule is manual and the cluster is idle: nothing is scanned until a scan is started.',
          },
        ]
      : [{ line: schedule.line, subject, message: 'The schedule is manual: each scan has to be started.' }];
  },
};
