import type { Signature } from '../model/signature.ts';
import { findNearestWord, listWords } from './nearest-word.ts';
import { groupNames, parseRegex } from './regex-syntax.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/** Longest texts that fit where they are shown: a line of the Findings view, a short paragraph of a hover. */
const MAX_TITLE = 90;
const MAX_PARAGRAPH = 600;

/** The rules that a signature must meet by itself, reported at their places. What needs other files is in check-catalog.ts. */
export function checkSignature(signature: Signature, yaml: YamlFile): void {
  const groups = new Set(signature.rules.flatMap(({ pattern }) => findGroupNames(pattern)));
  checkCaptures(signature, groups, yaml);
  checkRemedies(signature, groups, yaml);
  checkPresence(signature, yaml);
  checkLengths(signature, yaml);
}

function findGroupNames(pattern: string): string[] {
  const parsed = parseRegex(pattern);
  return 'pattern' in parsed ? groupNames(parsed.pattern) : [];
}

function checkCaptures(signature: Signature, groups: ReadonlySet<string>, yaml: YamlFile): void {
  const declared = Object.keys(signature.captures);
  for (const name of declared) {
    if (groups.has(name)) continue;
    yaml.reportAt(
      ['captures', name],
      `The capture \`${name}\` stands in no pattern; add (?<${name}>...) to one or remove the declaration.`,
    );
  }
  for (const name of groups) {
    if (!declared.includes(name)) {
      yaml.reportAt(
        ['match'],
        `The patterns capture \`${name}\`, which \`captures\` does not declare; add \`${name}: { kind: ... }\`.`,
      );
    }
    if (!/^[a-z][A-Za-z0-9]{0,40}$/.test(name)) {
      yaml.reportAt(
        ['match'],
        `The capture \`${name}\` needs a name of letters and digits that begins with a small letter.`,
      );
    }
  }
  for (const [index, example] of signature.examples.match.entries()) {
    for (const name of Object.keys(example.captures)) {
      if (groups.has(name)) continue;
      yaml.reportAt(['examples', 'match', index, 'captures', name], unknownCapture(name, groups));
    }
  }
}

function checkRemedies(signature: Signature, groups: ReadonlySet<string>, yaml: YamlFile): void {
  const used = signature.remedies.map(({ id }) => id);
  for (const [index, use] of signature.remedies.entries()) {
    if (used.indexOf(use.id) !== index)
      yaml.reportAt(['remedies', index], `\`${use.id}\` stands twice in \`remedies\`; remove one.`);
    for (const [parameter, capture] of Object.entries(use.bind)) {
      if (!groups.has(capture))
        yaml.reportAt(['remedies', index, 'bind', parameter], unknownCapture(capture, groups));
      if (parameter in use.set) {
        yaml.reportAt(
          ['remedies', index, 'set', parameter],
          `\`${parameter}\` is in \`bind\` and in \`set\`; keep one.`,
        );
      }
    }
  }
  for (const [index, cause] of signature.causes.entries()) {
    for (const [at, id] of cause.remedies.entries()) {
      if (used.includes(id)) continue;
      yaml.reportAt(
        ['causes', index, 'remedies', at],
        `\`${id}\` is not in \`remedies\`; add \`- { use: ${id} }\` there.`,
      );
    }
  }
}

function unknownCapture(name: string, groups: ReadonlySet<string>): string {
  const near = findNearestWord(name, [...groups]);
  if (near !== undefined) return `No pattern captures \`${name}\`; did you mean \`${near}\`?`;
  const known = groups.size === 0 ? 'there are no captures' : `the captures are ${listWords([...groups])}`;
  return `No pattern captures \`${name}\`; ${known}.`;
}

function checkPresence(signature: Signature, yaml: YamlFile): void {
  if (signature.references.length === 0) {
    yaml.reportAt(
      [],
      'A signature needs `references`: who says so, and the date on which that was read.',
      'warning',
    );
  }
  if (signature.rules.length === 0) return;
  if (signature.examples.match.length === 0) {
    yaml.reportAt(
      ['examples'],
      'A signature with a text needs `examples: match`, a real line that it finds.',
    );
  }
  if (signature.examples.nearMiss.length === 0) {
    yaml.reportAt(
      ['examples'],
      'A signature with a text needs `examples: nearMiss`, a line that is close and must not be found.',
      'warning',
    );
  }
}

function checkLengths(signature: Signature, yaml: YamlFile): void {
  checkLength(['title'], signature.title, MAX_TITLE, yaml);
  checkLength(['meaning'], signature.meaning, MAX_PARAGRAPH, yaml);
  for (const [index, { text }] of signature.causes.entries())
    checkLength(['causes', index, 'text'], text, MAX_PARAGRAPH, yaml);
  for (const [index, text] of signature.steps.entries())
    checkLength(['steps', index], text, MAX_PARAGRAPH, yaml);
  for (const [index, text] of signature.notes.entries())
    checkLength(['notes', index], text, MAX_PARAGRAPH, yaml);
}

function checkLength(path: YamlPath, text: string, most: number, yaml: YamlFile): void {
  if (text.length <= most) return;
  yaml.reportAt(
    path,
    `This text has ${text.length} characters; ${most} are enough for someone under pressure.`,
    'warning',
  );
}
