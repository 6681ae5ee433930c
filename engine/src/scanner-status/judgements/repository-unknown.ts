import { isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { getScanStatus } from './references.ts';

const known = ['Skipped', 'Pending', 'Scanning', 'Finished'];

export const repositoryUnknown: Judgement = {
  code: 'repository-unknown',
  level: 'unknown',
  explanation:
    'The cmdlet is documented to print Skipped, Pending, Scanning or Finished. A narrow table drops the column: print RepositoriesStatus as a list.',
  reference: getScanStatus,
  signatures: ['AIP1004'],
  judge(snapshot) {
    return (snapshot.repositories ?? []).flatMap((repository) => {
      const status = repository.status;
      if (status !== undefined && known.some((word) => isWord(status.text, word))) return [];
      const message =
        status === undefined
          ? `Nothing here says how far the repository ${repository.path} is.`
          : `The status "${status.text}" of the repository ${repository.path} is not a documented one.`;
      return [{ line: status?.line ?? repository.line, subject: repository.id, message }];
    });
  },
};
