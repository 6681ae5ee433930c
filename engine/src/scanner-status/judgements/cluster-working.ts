import { isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { getScanStatus } from './references.ts';

/** What each word says; the last two were printed by the classic client until October 2018. */
const meanings = [
  ['Scanning', 'The service runs and scans files.'],
  ['Idle', 'The service runs and is not scanning at the moment.'],
  ['Running', 'The service runs and scans files.'],
  ['Finished', 'The service runs and its last scan is finished.'],
] as const;

export const clusterWorking: Judgement = {
  code: 'cluster-working',
  level: 'healthy',
  explanation:
    'The service runs. Idle is normal between scans; with a manual schedule it lasts until someone starts one.',
  reference: getScanStatus,
  signatures: ['AIP1004'],
  judge(snapshot) {
    const status = snapshot.clusterStatus;
    const meaning = meanings.find(([word]) => isWord(status?.text, word))?.[1];
    if (status === undefined || meaning === undefined) return [];
    return [{ line: status.line, subject: snapshot.id, message: meaning }];
  },
};
