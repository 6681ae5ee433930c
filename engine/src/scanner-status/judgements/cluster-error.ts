import { isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { getScanStatus } from './references.ts';

export const clusterError: Judgement = {
  code: 'cluster-error',
  level: 'failed',
  explanation:
    'The service runs, but an error keeps it from scanning; often it can not reach its configuration database. Run the scanner diagnostics as the scanner account and read the scanner log.',
  reference: getScanStatus,
  signatures: ['AIP2053', 'AIP1012'],
  judge(snapshot) {
    const status = snapshot.clusterStatus;
    if (status === undefined || !isWord(status.text, 'Error')) return [];
    return [
      {
        line: status.line,
        subject: snapshot.id,
        message: 'The cluster reports an error that keeps it from scanning.',
      },
    ];
  },
};
