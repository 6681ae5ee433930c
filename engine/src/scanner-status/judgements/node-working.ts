import { isWord } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { getScanStatus } from './references.ts';

export const nodeWorking: Judgement = {
  code: 'node-working',
  level: 'healthy',
  explanation: 'The service on this node runs: it scans, or it is idle between scans.',
  reference: getScanStatus,
  signatures: ['AIP1004'],
  judge(snapshot) {
    return (snapshot.nodes ?? []).flatMap((node) => {
      const status = node.status;
      if (status === undefined || isWord(node.isScanning?.text, 'Pending')) return [];
      const word = ['Scanning', 'Idle', 'Running', 'Finished'].find((one) => isWord(status.text, one));
      if (word === undefined) return [];
      return [
        { line: status.line, subject: node.id, message: `Node ${node.name} is ${word.toLowerCase()}.` },
      ];
    });
  },
};
