import { formatForText } from '../log-formats/detect-kind.ts';
import type { SourceKind } from '../model/source.ts';
import type { Catalog } from '../signatures/catalog.ts';
import { findCandidates, matchParagraph, matchRecord, type RecordMatch } from './match-record.ts';
import { getScanPlan } from './scan-plan.ts';
import { plainView } from './text-view.ts';

/**
 * The signatures that match a text as one record of the kind, without reading a file: for examples, pasted messages
 * and tests. A text of a console kind is read as a paragraph that may be broken at any column.
 */
export function matchText(
  catalog: Catalog,
  text: string,
  kind: Pick<SourceKind, 'scopes' | 'format' | 'wraps'>,
): readonly RecordMatch[] {
  const plan = getScanPlan(catalog, kind);
  const paragraph = kind.wraps && formatForText(kind, text).paragraphs;
  return paragraph
    ? matchParagraph(text, (view) => findCandidates(view, plan.plainFilter), { paragraph })
    : matchRecord(text, findCandidates(plainView(text).text, plan.plainFilter), { paragraph });
}
