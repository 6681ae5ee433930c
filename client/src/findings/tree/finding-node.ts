import type { Range } from 'vscode-languageclient';
import type { SourceFindings, SourceFindingGroup } from '#protocol';
import type { LocatedFinding } from '../located-finding.ts';

/** What stands before a row; the view turns it into an icon with a colour. */
export type NodeIcon = SourceFindingGroup['severity'] | 'node' | 'file' | 'time' | 'place' | 'more';

/** One row of the Findings view, as plain data. */
export interface FindingNode {
  /** Unique in the tree and the same after a refresh, so that VS Code keeps what is unfolded and selected. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: NodeIcon;
  /** Words that the menus of package.json ask for: `finding`, `check`, `fix`, `file`, `checks`. */
  readonly menuWords: readonly string[];
  /** Where a click leads. */
  readonly place?: { readonly uri: string; readonly range: Range };
  /** The occurrence that commands on this row mean. */
  readonly finding?: LocatedFinding;
  /** The file that commands on this row mean. */
  readonly source?: SourceFindings;
  /** Absent for a leaf. Called when the row is unfolded: a case may have a hundred thousand places. */
  readonly children?: () => readonly FindingNode[];
  /** True for rows that are shown unfolded at first. */
  readonly unfolded?: boolean;
}

/** What a screen reader says of a row: the icon's meaning first, which nobody hears otherwise. */
export function accessibleLabel({ icon, label, description }: FindingNode): string {
  const severity = icon in severityNames ? severityNames[icon as keyof typeof severityNames] : '';
  return [severity, label, description].filter((part) => part !== '').join(', ');
}

const severityNames: Readonly<Record<SourceFindingGroup['severity'], string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'Information',
  hint: 'Hint',
};

/** Commands get their argument as unknown: this recognises a row of the tree. */
export function isFindingNode(value: unknown): value is FindingNode {
  return typeof value === 'object' && value !== null && 'menuWords' in value && 'label' in value;
}
