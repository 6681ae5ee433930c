import { isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { troubleshooting } from './references.ts';

export const repositorySkipped: Judgement = {
  code: 'repository-skipped',
  level: 'degraded',
  explanation:
    'The scan left this repository out. Test the exact path as the scanner account; mend it in the content scan job, or get the account a new token, then start the scan again.',
  reference: troubleshooting,
  signatures: ['AIP2049', 'AIP1004'],
  judge(snapshot) {
    return (snapshot.repositories ?? []).flatMap((repository) => {
      const status = repository.status;
      if (status === undefined || !isWord(status.text, 'Skipped')) return [];
      return [
        {
          line: status.line,
          subject: repository.id,
          message: `The repository ${repository.path} was skipped.`,
        },
      ];
    });
  },
};
