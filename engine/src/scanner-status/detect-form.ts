import { findCsvStart, type CsvStart } from './read-csv.ts';

/** How a part of a file is written, as its first line shows. */
export type DetectedForm =
  | { readonly form: 'clixml' }
  | { readonly form: 'json' }
  | { readonly form: 'csv'; readonly csv: CsvStart }
  | { readonly form: 'text' };

/**
 * Recognises the form of what begins at a line. Cheap on purpose: it is asked for every line of a transcript.
 *
 * @param indented whether blanks may stand before JSON; inside text they may not, there they are wrapped lists.
 */
export function detectForm(lines: readonly string[], at: number, indented: boolean): DetectedForm {
  const line = lines[at] ?? '';
  const first = firstVisible(line);
  switch (first) {
    case '<':
      return clixmlStart.test(line) ? { form: 'clixml' } : { form: 'text' };
    case '{':
    case '[':
      return (indented || line.startsWith(first)) && jsonStart.test(line)
        ? { form: 'json' }
        : { form: 'text' };
    case '#':
      if (line.startsWith('#< CLIXML')) return { form: 'clixml' };
      break;
    default:
      break;
  }
  if (first === '"' || first === '#' || first === '|' || /^[A-Za-z]{4,30}[,;|\t]/.test(line)) {
    const csv = findCsvStart(lines, at);
    if (csv !== undefined) return { form: 'csv', csv };
  }
  return { form: 'text' };
}

const clixmlStart = /^\s*<(?:\?xml|!DOCTYPE|!--|Objs?[\s>]|Props>|MS>|TN[\s>]|LST>)/i;
/** A table cell may begin with a brace as well, `{node1, node2}`; what follows here is a name in quotes or nothing. */
const jsonStart = /^\s*(?:\[\s*)?(?:\{\s*)?(?:$|"[^"]{0,200}"\s*[:,]|\[\s*$|\]\s*$)/;

function firstVisible(line: string): string {
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit !== 32 && unit !== 9 && unit !== 0xa0) return line.charAt(at);
  }
  return '';
}
