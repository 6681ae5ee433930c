import { isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { getScanStatus } from './references.ts';

export const nodeFailed: Judgement = {
  code: 'node-failed',
  level: 'failed',
  explanation:
    'Nodes print the same words as the cluster. Offline: the service on this node is not started. Error: it runs, and an error keeps it from scanning. The other nodes may go on without it.',
  reference: getScanStatus,
  signatures: ['AIP2052', 'AIP2053', 'AIP1004'],
  judge(snapshot) {
    return (snapshot.nodes ?? []).flatMap((node) => {
      const status = node.status;
      const word = ['Error', 'Offline'].find((one) => isWord(status?.text, one));
      if (status === undefined || word === undefined) return [];
      const message =
        word === 'Error' ? `Node ${node.name} reports an error.` : `Node ${node.name} is offline.`;
      return [{ line: status.line, subject: node.id, message }];
    });
  },
};
