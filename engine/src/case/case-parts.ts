import type { CaseLog } from '../model/case.ts';

/** First and last time of several sources or logs. */
export function spanOf(
  parts: readonly Pick<CaseLog, 'firstTime' | 'lastTime'>[],
): Pick<CaseLog, 'firstTime' | 'lastTime'> {
  let first: string | undefined;
  let last: string | undefined;
  for (const { firstTime, lastTime } of parts) {
    if (firstTime !== undefined && (first === undefined || firstTime < first)) first = firstTime;
    if (lastTime !== undefined && (last === undefined || lastTime > last)) last = lastTime;
  }
  return {
    ...(first === undefined ? {} : { firstTime: first }),
    ...(last === undefined ? {} : { lastTime: last }),
  };
}

/** The field where there is one, for spreading. */
export function withNode(node: string | undefined): { readonly node?: string } {
  return node === undefined ? {} : { node };
}
