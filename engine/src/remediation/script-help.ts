/** The comment-based help of a script, by keyword in upper case: `SYNOPSIS`, `PARAMETER GMSA`, `NOTES` ... */
export interface ScriptHelp {
  readonly sections: ReadonlyMap<string, string>;
  /** Keys of `.NOTES`, as written, with their values on one or more lines. */
  readonly notes: ReadonlyMap<string, string>;
  /** Offset of the help in the script. */
  readonly offset: number;
}

/** Keys that `.NOTES` may hold, in the order in which they are written. */
export const noteKeys = [
  'Kind',
  'Elevation',
  'Restart',
  'RunOn',
  'Verify',
  'Rollback',
  'Source',
  'Inferred',
] as const;

/** The first block comment that begins at the start of a line; undefined where there is none. */
export function findHelp(script: string): ScriptHelp | undefined {
  const block = /^<#\n([\s\S]*?)^#>/m.exec(script);
  if (block === null) return undefined;
  const sections = new Map<string, string>();
  const parts = (block[1] ?? '').split(/^\.([A-Z]+(?: +\w+)?)[ \t]*$/m);
  for (let i = 1; i < parts.length; i += 2) {
    const name = (parts[i] ?? '').toUpperCase().replace(/ +/, ' ');
    const before = sections.get(name);
    const text = (parts[i + 1] ?? '').trim();
    sections.set(name, before === undefined ? text : `${before}\n\n${text}`);
  }
  return { sections, notes: parseNotes(sections.get('NOTES') ?? ''), offset: block.index };
}

function parseNotes(text: string): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  let last: string | undefined;
  for (const line of text.split('\n')) {
    const [, key, value] = /^([A-Z][A-Za-z]+):(?:[ \t]+(.*))?$/.exec(line) ?? [];
    if (key !== undefined) {
      last = key;
      notes.set(key, (value ?? '').trim());
    } else if (last !== undefined && line.trim() !== '') {
      notes.set(last, `${notes.get(last) ?? ''}\n${line.trim()}`.trim());
    }
  }
  return notes;
}
