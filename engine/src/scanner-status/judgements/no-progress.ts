import { formatCount, formatSeconds } from '../format-values.ts';
import { isWord } from '../read-snapshot.ts';
import { findProgress } from '../scan-progress.ts';
import type { Judgement } from './judgement.ts';
import { troubleshooting } from './references.ts';

export const noProgress: Judgement = {
  code: 'no-progress',
  level: 'degraded',
  explanation:
    'The scan runs, and no file was finished between the two looks at it. See whether the detailed report still grows: if it does, one large file is being read and waiting helps; if not, the process may be stuck or out of network ports.',
  reference: troubleshooting,
  signatures: ['AIP1017', 'AIP1002', 'AIP1018'],
  judge(snapshot, previous) {
    if (!isScanning(snapshot.clusterStatus?.text)) return [];
    const progress = findProgress(snapshot, previous);
    if (progress === undefined || progress.filesSince !== 0 || (progress.bytesSince ?? 0) !== 0) return [];
    const message = `Nothing was scanned for ${formatSeconds(progress.seconds)}: still ${formatCount(progress.files)} files.`;
    return [{ line: progress.line, subject: snapshot.id, message }];
  },
};

function isScanning(status: string | undefined): boolean {
  return isWord(status, 'Scanning') || isWord(status, 'Running');
}
