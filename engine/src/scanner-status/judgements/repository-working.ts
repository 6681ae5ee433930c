import { isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { getScanStatus } from './references.ts';

const meanings = [
  ['Pending', 'is not yet begun in this scan'],
  ['Scanning', 'is being scanned'],
  ['Finished', 'is finished in this scan'],
] as const;

export const repositoryWorking: Judgement = {
  code: 'repository-working',
  level: 'healthy',
  explanation: 'The current scan has finished this repository, is at it, or has not come to it yet.',
  reference: getScanStatus,
  signatures: ['AIP1004'],
  judge(snapshot) {
    return (snapshot.repositories ?? []).flatMap((repository) => {
      const status = repository.status;
      const meaning = meanings.find(([word]) => isWord(status?.text, word))?.[1];
      if (status === undefined || meaning === undefined) return [];
      return [
        {
          line: status.line,
          subject: repository.id,
          message: `The repository ${repository.path} ${meaning}.`,
        },
      ];
    });
  },
};
