import { isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { getScanStatus } from './references.ts';

export const nodePending: Judgement = {
  code: 'node-pending',
  level: 'degraded',
  explanation:
    'This node waits while others scan. Right after the start that is normal; when it lasts, read the log of this node and look at its account, token and access to the database.',
  reference: getScanStatus,
  signatures: ['AIP1004'],
  judge(snapshot) {
    const nodes = snapshot.nodes ?? [];
    const scanning = nodes.filter((node) => isWord(node.isScanning?.text, 'True')).length;
    if (scanning === 0) return [];
    return nodes.flatMap((node) => {
      if (node.isScanning === undefined || !isWord(node.isScanning.text, 'Pending')) return [];
      const others = scanning === 1 ? 'another node scans' : `${scanning} other nodes scan`;
      return [
        {
          line: node.isScanning.line,
          subject: node.id,
          message: `Node ${node.name} is pending while ${others}.`,
        },
      ];
    });
  },
};
