import { formatCount, formatShare } from '../format-values.ts';
import { findCount, findCounter, summariesOf } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { troubleshooting } from './references.ts';

export const failedFiles: Judgement = {
  code: 'failed-files',
  level: 'degraded',
  explanation:
    'The scanner could not process these files. The detailed report and the scanner log of the node name each file with its reason.',
  reference: troubleshooting,
  signatures: ['AIP1004'],
  judge(snapshot) {
    return summariesOf(snapshot).flatMap(({ who, subject, summary }) => {
      const counter = findCounter(summary, 'FailedFiles');
      const failed = findCount(summary, 'FailedFiles');
      if (counter === undefined || failed === undefined || failed <= 0) return [];
      const scanned = findCount(summary, 'ScannedFiles');
      const files = `${formatCount(counter.value)} file${failed === 1 ? '' : 's'}`;
      if (scanned === undefined || scanned <= 0) {
        return [{ line: counter.line, subject, message: `${who} failed on ${files}.` }];
      }
      const share = formatShare(failed, scanned);
      const message = `${who} failed on ${files} of ${formatCount(scanned)} (${share}).`;
      // Where nothing at all succeeds the scan as such is broken.
      return [
        { line: counter.line, subject, message, ...(failed >= scanned ? { level: 'failed' as const } : {}) },
      ];
    });
  },
};
