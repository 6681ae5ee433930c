import { formatBytes, formatCount, formatSeconds } from '../format-values.ts';
import { findProgress } from '../scan-progress.ts';
import type { Judgement } from './judgement.ts';
import { troubleshooting } from './references.ts';

export const progressing: Judgement = {
  code: 'progressing',
  level: 'healthy',
  explanation:
    'Files were scanned between the last two looks at the scan. The time left compares with the files of the last finished scan of this cluster; an incremental scan looks at fewer.',
  reference: troubleshooting,
  signatures: [],
  judge(snapshot, previous) {
    const progress = findProgress(snapshot, previous);
    if (progress === undefined) return [];
    const { filesSince, bytesSince, seconds, files, filesOfLastScan } = progress;
    if (filesSince <= 0 && (bytesSince ?? 0) <= 0) return [];
    const rate = (filesSince / seconds) * 3600;
    const bytes = bytesSince === undefined ? '' : ` and ${formatBytes(bytesSince)}`;
    const left =
      filesOfLastScan === undefined || filesOfLastScan <= files || rate <= 0
        ? ''
        : ` At this rate ${formatSeconds(((filesOfLastScan - files) / rate) * 3600)} are left, if it has as many files as the last one.`;
    const message = `${formatCount(filesSince)} files${bytes} in ${formatSeconds(seconds)}, ${formatCount(Math.round(rate))} files an hour.${left}`;
    return [{ line: progress.line, subject: snapshot.id, message }];
  },
};
