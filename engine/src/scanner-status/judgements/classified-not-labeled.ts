import { formatCount } from '../format-values.ts';
import { findCount, findCounter, findSetting, isWord, summariesOf } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { managing } from './references.ts';

export const classifiedNotLabeled: Judgement = {
  code: 'classified-not-labeled',
  level: 'degraded',
  explanation:
    'Conditions were met and no label was applied. Either the labels only recommend themselves (make their conditions automatic, or treat recommended labeling as automatic, from scanner 2.7 on), or enforcement is off.',
  reference: managing,
  signatures: ['AIP1024'],
  judge(snapshot) {
    const enforce = findSetting('Enforce', snapshot.job, snapshot.configuration);
    const reason = isWord(enforce?.text, 'Off') ? ' Enforcement is off in the content scan job.' : '';
    return summariesOf(snapshot).flatMap(({ who, subject, summary }) => {
      const labeled = findCounter(summary, 'Labeled');
      const classified = findCount(summary, 'Classified');
      if (labeled === undefined || findCount(summary, 'Labeled') !== 0) return [];
      if (classified === undefined || classified <= 0) return [];
      const files = `${formatCount(classified)} file${classified === 1 ? '' : 's'}`;
      const message = `${who} classified ${files} and labeled none.${reason}`;
      return [{ line: labeled.line, subject, message }];
    });
  },
};
