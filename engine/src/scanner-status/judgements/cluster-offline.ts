import { isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { getScanStatus } from './references.ts';

export const clusterOffline: Judgement = {
  code: 'cluster-offline',
  level: 'failed',
  explanation:
    'The scanner service is not started, so nothing is scanned. Look at the service, its account and its password on each node, then run the scanner diagnostics.',
  reference: getScanStatus,
  signatures: ['AIP2052'],
  judge(snapshot) {
    const status = snapshot.clusterStatus;
    if (status === undefined || !isWord(status.text, 'Offline')) return [];
    return [
      {
        line: status.line,
        subject: snapshot.id,
        message: 'The cluster is offline: the scanner service is not started.',
      },
    ];
  },
};
