import type { Catalog } from '../signatures/catalog.ts';
import { checkScript } from './check-script.ts';
import { readScript } from './read-script.ts';
import type { ScriptEdit } from './rules/script-rule.ts';
import type { ScriptParser } from './script-parser.ts';

export interface MendedScript {
  /** One for each line that changes. */
  readonly edits: readonly ScriptEdit[];
  /** How many findings were mended. */
  readonly count: number;
}

/** A mended name may be an old one, which is mended in turn: `Start–AIPScan`, `Start-AIPScan`, `Start-Scan`. */
const MAX_PASSES = 3;

/** Everything in a script that can be mended without a thought, undefined where there is nothing or no tree. */
export function mendScript(catalog: Catalog, parser: ScriptParser, text: string): MendedScript | undefined {
  let mended = text;
  let count = 0;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const script = readScript(parser, mended);
    const findings = script === undefined ? [] : checkScript(catalog, script);
    const fixes = findings.flatMap(({ fixes }) => fixes.find(({ safe }) => safe) ?? []);
    if (fixes.length === 0) break;
    if (pass === 0) count = fixes.length;
    mended = applyEdits(
      mended,
      fixes.flatMap(({ edits }) => edits),
    );
  }
  return count === 0 ? undefined : { edits: lineEdits(text, mended), count };
}

/** Applies edits of one text; of two that overlap the first counts. */
function applyEdits(text: string, edits: readonly ScriptEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) continue;
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}

/** No fix adds or takes a line, so lines pair up. What is the same at both ends of a line stays out, its CR too. */
function lineEdits(before: string, after: string): ScriptEdit[] {
  const changed = after.split('\n');
  const edits: ScriptEdit[] = [];
  let start = 0;
  for (const [index, line] of before.split('\n').entries()) {
    const text = changed[index] ?? '';
    if (text !== line) {
      const head = countSame(line, text, (from, at) => from.charAt(at));
      const tail = countSame(line.slice(head), text.slice(head), (from, at) =>
        from.charAt(from.length - 1 - at),
      );
      edits.push({
        start: start + head,
        end: start + line.length - tail,
        text: text.slice(head, text.length - tail),
      });
    }
    start += line.length + 1;
  }
  return edits;
}

function countSame(a: string, b: string, charAt: (from: string, at: number) => string): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && charAt(a, count) === charAt(b, count)) count++;
  return count;
}
