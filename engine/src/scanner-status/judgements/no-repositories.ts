import type { Judgement } from './judgement.ts';
import { troubleshooting } from './references.ts';

export const noRepositories: Judgement = {
  code: 'no-repositories',
  level: 'degraded',
  explanation:
    'The current scan has no repository to look at. The content scan job needs at least one; after adding it in the portal the job has to be saved and a scan started.',
  reference: troubleshooting,
  signatures: ['AIP1021', 'AIP2048'],
  judge(snapshot) {
    if (snapshot.repositories === undefined || snapshot.repositories.length > 0) return [];
    // Where the enumeration was printed, it stands beside the counters of the current scan.
    const line = snapshot.scannedFiles?.line ?? snapshot.line;
    return [{ line, subject: snapshot.id, message: 'The current scan has no repositories.' }];
  },
};
