import {
  findCutBefore,
  findLineAtTime,
  findNextWindow,
  findPreviousWindow,
  findWindow,
  type LineWindow,
  readExcerpt,
} from '#engine';
import type { FindExcerptParams, FoundExcerpt, ReadExcerpt, ReadExcerptParams, Refused } from '#protocol';
import { parseExcerptUri, toExcerptUri } from '../convert/excerpt-uri.ts';
import { toRefusal } from '../convert/to-refusal.ts';
import type { IndexedSource } from '../excerpt-indexes.ts';
import type { ServerContext } from '../server-context.ts';

/** The part of a log that holds a line or a time, or that stands beside another part. */
export async function findExcerpt(
  context: ServerContext,
  { uri, aim }: FindExcerptParams,
): Promise<FoundExcerpt | Refused | null> {
  const catalog = await context.catalog();
  try {
    const indexed = await context.excerpts.get(catalog, uri);
    const { index } = indexed;
    if ('nextTo' in aim) return tell(uri, indexed, findNextWindow(index, aim.nextTo));
    if ('before' in aim) return tell(uri, indexed, findPreviousWindow(index, aim.before));
    if ('line' in aim) {
      const line = Math.max(0, Math.min(aim.line, index.lines - 1));
      return tell(uri, indexed, findWindow(index, line), line);
    }
    const line = await findTime(indexed, aim.time);
    if (line !== undefined) return tell(uri, indexed, findWindow(index, line), line);
    return { refused: `Nothing in this log is marked with ${aim.time} or a later time.` };
  } catch (error) {
    return toRefusal(error);
  }
}

/** The text of an excerpt. */
export async function readExcerptText(
  context: ServerContext,
  { uri }: ReadExcerptParams,
): Promise<ReadExcerpt | Refused> {
  const ref = parseExcerptUri(uri);
  if (ref === undefined) return { refused: 'This is no address of an excerpt.' };
  try {
    const { source, index } = await context.excerpts.get(await context.catalog(), ref.source);
    const { text } = await readExcerpt(source, ref, index);
    return { text };
  } catch (error) {
    return toRefusal(error);
  }
}

function tell(
  source: string,
  { index }: IndexedSource,
  window: LineWindow | undefined,
  line = window?.firstLine ?? 0,
): FoundExcerpt | null {
  if (window === undefined) return null;
  const ref = { source, ...window };
  return {
    uri: toExcerptUri(ref),
    ref,
    line: line - window.firstLine,
    lines: index.lines,
  };
}

/** The line of the first record at or behind a time, looked for in the window behind the last cut before it. */
async function findTime({ source, index }: IndexedSource, time: string): Promise<number | undefined> {
  const { line } = findCutBefore(index, time);
  const window = findNextWindow(index, { firstLine: line, endLine: line });
  if (window === undefined) return undefined;
  const { text } = await readExcerpt(source, window, index);
  const found = findLineAtTime(text, index.detected, time);
  return found === undefined ? undefined : line + found;
}
