import type {
  PrintedSetting,
  ScanSummary,
  SettingsSection,
  StatusField,
  StatusSnapshot,
} from '../model/scanner-status.ts';
import { countAsNumber } from './parse-count.ts';

/** A counter of a summary by the name that Microsoft writes. */
export function findCounter(summary: ScanSummary | undefined, name: string): StatusField | undefined {
  const key = name.toLowerCase();
  return summary?.fields.find((field) => field.name.toLowerCase() === key);
}

/** The counter as a number, for shares and comparisons. */
export function findCount(summary: ScanSummary | undefined, name: string): number | undefined {
  return countAsNumber(findCounter(summary, name)?.value);
}

/** A setting by its name, in the first of the sections that prints it. */
export function findSetting(
  name: string,
  ...sections: readonly (SettingsSection | undefined)[]
): PrintedSetting | undefined {
  const key = name.toLowerCase();
  for (const section of sections) {
    const setting = section?.fields.find((field) => field.name.toLowerCase() === key);
    if (setting !== undefined) return setting;
  }
  return undefined;
}

/** True when a printed word is the given one, whatever its case. */
export function isWord(printed: string | undefined, word: string): boolean {
  return printed?.trim().toLowerCase() === word.toLowerCase();
}

/** The summaries of a snapshot with a name for each: the current scan's, else those of the nodes. */
export function summariesOf(
  snapshot: StatusSnapshot,
): readonly { readonly who: string; readonly subject: string; readonly summary: ScanSummary }[] {
  const nodes = (snapshot.nodes ?? []).flatMap((node) =>
    node.summary === undefined ? [] : [{ who: `Node ${node.name}`, subject: node.id, summary: node.summary }],
  );
  const current = snapshot.currentScan;
  return current === undefined
    ? nodes
    : [{ who: 'The current scan', subject: current.id, summary: current }, ...nodes];
}
