import { isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { getScanStatus } from './references.ts';

const known = ['Offline', 'Idle', 'Scanning', 'Error', 'Running', 'Finished'];

export const clusterUnknown: Judgement = {
  code: 'cluster-unknown',
  level: 'unknown',
  explanation:
    'The cmdlet is documented to print Offline, Idle, Scanning or Error. Another word, or a cut one, does not say whether the cluster is well.',
  reference: getScanStatus,
  signatures: [],
  judge(snapshot) {
    const status = snapshot.clusterStatus;
    if (status === undefined || known.some((word) => isWord(status.text, word))) return [];
    const message = `The cluster status "${status.text}" is not a documented one.`;
    return [{ line: status.line, subject: snapshot.id, message }];
  },
};
