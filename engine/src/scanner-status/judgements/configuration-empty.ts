import { findSetting } from '../read-snapshot.ts';
import type { Judgement } from './judgement.ts';
import { troubleshooting } from './references.ts';

/** Without these the scanner finds neither its settings nor its database. */
const needed = ['Cluster', 'SqlInstance', 'DatabaseName'];

export const configurationEmpty: Judgement = {
  code: 'configuration-empty',
  level: 'degraded',
  explanation:
    'The scanner reads its job from the database of its cluster. Without cluster, SQL instance or database name it was not installed for a cluster on this machine, or its database was never set.',
  reference: troubleshooting,
  signatures: ['AIP1022', 'AIP1012'],
  judge(snapshot) {
    const section = snapshot.configuration;
    if (section === undefined) return [];
    return needed.flatMap((name) => {
      const setting = findSetting(name, section);
      if (setting === undefined || setting.text.trim() !== '') return [];
      return [
        { line: setting.line, subject: section.id, message: `The scanner configuration has no ${name}.` },
      ];
    });
  },
};
