import { isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { getScanStatus } from './references.ts';

const known = ['Offline', 'Idle', 'Scanning', 'Error', 'Running', 'Finished'];

export const nodeUnknown: Judgement = {
  code: 'node-unknown',
  level: 'unknown',
  explanation:
    'Get-ScanStatus alone names the nodes and says nothing of their health; a narrow table drops or cuts the column. Print NodesInfo of the status as a list.',
  reference: getScanStatus,
  signatures: ['AIP1004'],
  judge(snapshot) {
    return (snapshot.nodes ?? []).flatMap((node) => {
      const status = node.status;
      if (status !== undefined && known.some((word) => isWord(status.text, word))) return [];
      const message =
        status === undefined
          ? `Nothing here says whether node ${node.name} is well.`
          : `The status "${status.text}" of node ${node.name} is not a documented one.`;
      return [{ line: status?.line ?? node.line, subject: node.id, message }];
    });
  },
};
