import type { Remediation } from '../model/remediation.ts';
import type { LocatedProblem } from '../signatures/located-problem.ts';
import { findNearestWord, listWords } from '../signatures/nearest-word.ts';
import { approvedVerbs } from './approved-verbs.ts';
import { parseParameters } from './parse-parameters.ts';
import { findHelp, noteKeys, type ScriptHelp } from './script-help.ts';

export interface ParsedRemediation {
  /** Absent when a problem stands against it. */
  readonly remediation?: Remediation;
  readonly problems: readonly LocatedProblem[];
}

/**
 * One script of knowledge/remediations, written to the conventions of the README there. Never throws; problems say
 * where and how to mend.
 *
 * @param file path of the script; its base name is the remediation's id
 */
export function parseRemediation(text: string, file: string): ParsedRemediation {
  const script = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const problems: LocatedProblem[] = [];
  const report = (offset: number, message: string): void => {
    problems.push(problemAt(file, script, offset, message));
  };
  checkCharacters(script, report);
  const id = file.replace(/^.*[\\/]/, '').replace(/\.ps1$/i, '');
  checkName(id, report);
  const help = findHelp(script);
  if (help === undefined) {
    report(
      0,
      'The script needs comment-based help: a block that begins with `<#` and ends with `#>`, each on its own line.',
    );
    return { problems };
  }
  const remediation = readRemediation(id, script, help, report);
  return { ...(problems.length === 0 ? { remediation } : {}), problems };
}

type Report = (offset: number, message: string) => void;

function readRemediation(id: string, script: string, help: ScriptHelp, report: Report): Remediation {
  const need = (name: string): string => {
    const text = help.sections.get(name);
    if (text === undefined || text === '') report(help.offset, `The help needs \`.${name}\`.`);
    return text ?? '';
  };
  const note = (key: (typeof noteKeys)[number]): string => {
    const text = help.notes.get(key);
    if (text === undefined || text === '') report(help.offset, `\`.NOTES\` needs a line \`${key}: ...\`.`);
    return text ?? '';
  };
  const word = <Word extends string>(
    key: (typeof noteKeys)[number],
    words: readonly Word[],
    fallback: Word,
  ): Word => {
    const text = note(key);
    const found = words.find((candidate) => candidate === text);
    if (found === undefined && text !== '')
      report(help.offset, `\`${key}\` is ${listWords(words)}, not \`${text}\`.`);
    return found ?? fallback;
  };
  checkNoteKeys(help, report);
  const kind = word('Kind', ['check', 'fix'], 'check');
  const descriptions = new Map<string, string>();
  for (const [name, text] of help.sections) {
    if (name.startsWith('PARAMETER ')) descriptions.set(name.slice(10).toLowerCase(), oneLine(text));
  }
  const parameters = parseParameters(script, descriptions, ({ offset, message }) => report(offset, message));
  for (const name of descriptions.keys()) {
    if (parameters.some((parameter) => parameter.name.toLowerCase() === name)) continue;
    report(help.offset, `The help describes \`${name}\`, which \`param()\` does not have.`);
  }
  checkShouldProcess(script, kind, report);
  if (!need('EXAMPLE').includes(`${id}.ps1`))
    report(help.offset, `\`.EXAMPLE\` shows a call of \`.\\${id}.ps1\`.`);
  const rollback = help.notes.get('Rollback');
  return {
    id,
    kind,
    title: oneLine(need('SYNOPSIS')),
    description: need('DESCRIPTION'),
    elevation: oneLine(note('Elevation')),
    restart: oneLine(note('Restart')),
    runOn: oneLine(note('RunOn')),
    verify: note('Verify'),
    rollback: rollback === '' ? undefined : rollback,
    source: oneLine(note('Source')),
    ...readInferred(oneLine(note('Inferred')), help, report),
    requires: readRequires(script, report),
    parameters,
    script,
  };
}

/** `yes` or `no`, and which part is meant. */
function readInferred(
  text: string,
  help: ScriptHelp,
  report: Report,
): Pick<Remediation, 'inferred' | 'inferredPart'> {
  const [, word, part] = /^(yes|no)(?:[,;] +(.+))?$/.exec(text) ?? [];
  if (word === undefined && text !== '') {
    report(help.offset, '`Inferred` is `yes` or `no`, then a comma and which part is ours.');
  }
  return { inferred: word === 'yes', inferredPart: part };
}

/** Windows PowerShell 5.1 reads a file without a mark as ANSI, and a typographic dash is not a hyphen. */
function checkCharacters(script: string, report: Report): void {
  const odd = /[^\n\t\x20-\x7e]/.exec(script);
  if (odd === null) return;
  const code = odd[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  report(
    odd.index,
    `U+${code} does not belong in a script; write plain ASCII (and [char]0x${code} where a value needs it).`,
  );
}

function checkName(id: string, report: Report): void {
  const verb = /^([A-Z][A-Za-z]+)-[A-Z][A-Za-z0-9]+$/.exec(id)?.[1];
  if (verb === undefined) {
    report(0, `The file is named Verb-Noun.ps1, not \`${id}\`.`);
  } else if (!approvedVerbs.includes(verb)) {
    const near = findNearestWord(verb, approvedVerbs);
    report(
      0,
      `\`${verb}\` is not an approved verb of PowerShell; ${near === undefined ? 'Get-Verb lists them' : `did you mean \`${near}\`?`}`,
    );
  }
}

function checkNoteKeys(help: ScriptHelp, report: Report): void {
  for (const key of help.notes.keys()) {
    if ((noteKeys as readonly string[]).includes(key)) continue;
    const near = findNearestWord(key, noteKeys);
    report(
      help.offset,
      `\`${key}\` is not a key of \`.NOTES\`; ${near === undefined ? `they are ${listWords(noteKeys)}.` : `did you mean \`${near}\`?`}`,
    );
  }
}

function checkShouldProcess(script: string, kind: Remediation['kind'], report: Report): void {
  const binding = /^\[CmdletBinding\b[^\n]*/m.exec(script);
  if (binding === null) return;
  const supports = /SupportsShouldProcess(?!\s*=\s*\$false)/i.test(binding[0]);
  const high = /ConfirmImpact\s*=\s*'High'/i.test(binding[0]);
  if (kind === 'fix' && !(supports && high)) {
    report(
      binding.index,
      "A fix begins with `[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]`.",
    );
  }
  if (kind === 'check' && supports) {
    report(
      binding.index,
      'A check changes nothing, so it has `[CmdletBinding()]`; say `Kind: fix` when it does.',
    );
  }
}

function readRequires(script: string, report: Report): string[] {
  const lines = script
    .split('\n')
    .filter((line) => /^#requires\b/i.test(line))
    .map((line) => line.trimEnd());
  if (!lines.some((line) => /^#Requires -Version 5\.1$/.test(line))) {
    report(0, 'The script begins with `#Requires -Version 5.1`.');
  }
  return lines;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}

function problemAt(file: string, script: string, offset: number, message: string): LocatedProblem {
  const before = script.slice(0, offset).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { file, line, column, endLine: line, endColumn: column, severity: 'error', message };
}
