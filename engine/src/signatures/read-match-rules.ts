import type { MatchRule } from '../model/signature.ts';
import { plainView } from '../scan/text-view.ts';
import { findPatternFlaws, type PatternFlaw } from './check-pattern.ts';
import {
  anchorFlaw,
  extractAnchors,
  extractOtherAnchors,
  foldAnchor,
  MIN_ANCHOR_BYTES,
} from './extract-anchors.ts';
import { readEntries } from './read-signature-parts.ts';
import { forEachNode, parseRegex, type RegexPattern } from './regex-syntax.ts';
import { places, signatureKeys } from './signature-words.ts';
import type { YamlFile } from './yaml-file.ts';
import type { YamlMapping } from './yaml-mapping.ts';

/** Longer patterns hide their meaning; the longest that we know of has 300 characters. */
const MAX_PATTERN_LENGTH = 1000;

/** The rules of `match`: texts in logs, by scope. */
export function readSourceRules(yaml: YamlFile, root: YamlMapping): MatchRule[] {
  return readEntries(yaml, root, 'match', 'a match', signatureKeys.match, (entry) => {
    const scopes = entry.requireTexts('sources');
    const text = readPattern(yaml, entry);
    return text !== undefined && { scopes, ...text, inferred: entry.flag('inferred') };
  });
}

/** The rules of `alsoShownAs`: texts that people see in other places, with the place as scope. */
export function readPlaceRules(yaml: YamlFile, root: YamlMapping): MatchRule[] {
  return readEntries(
    yaml,
    root,
    'alsoShownAs',
    'an entry of `alsoShownAs`',
    signatureKeys.alsoShownAs,
    (entry) => {
      const place = entry.word('where', places);
      const text = readPattern(yaml, entry);
      return (
        place !== undefined &&
        text !== undefined && { scopes: [place], ...text, inferred: entry.flag('inferred') }
      );
    },
  );
}

/** The pattern of an entry, from `pattern` or from a literal `text`, with its anchors. */
function readPattern(
  yaml: YamlFile,
  entry: YamlMapping,
): Pick<MatchRule, 'pattern' | 'anchors' | 'otherAnchors'> | undefined {
  if (entry.has('pattern') === entry.has('text')) {
    yaml.report(entry.node, 'An entry has either a `pattern` (regular expression) or a `text` (literal).');
    return undefined;
  }
  const literal = entry.text('text');
  const source = literal === undefined ? entry.requireText('pattern') : escapeLiteral(literal);
  if (source === undefined) return undefined;
  const node = entry.find('pattern') ?? entry.find('text');
  if (source.length > MAX_PATTERN_LENGTH) {
    yaml.report(
      node,
      `The pattern is longer than ${MAX_PATTERN_LENGTH} characters; match the part that tells the error.`,
    );
    return undefined;
  }
  const parsed = parseRegex(source);
  if ('mistake' in parsed) {
    const { index, message } = parsed.mistake;
    yaml.reportInside(node, source, index, `Not a regular expression: ${message}.`);
    return undefined;
  }
  for (const { index, message } of findPatternFlaws(parsed.pattern))
    yaml.reportInside(node, source, index, message);
  for (const { index, message } of findUnseenCharacters(parsed.pattern)) {
    yaml.reportInside(node, source, index, message);
  }
  const anchors = readAnchors(yaml, entry, extractAnchors(parsed.pattern));
  if (anchors.length === 0) {
    yaml.report(
      node,
      `No literal of ${MIN_ANCHOR_BYTES} bytes stands in every match, so the scan cannot look for it; add one to the pattern, or author \`anchor\` with texts one of which stands in every record meant.`,
    );
  }
  // Authored anchors narrow the rule, so nothing else may stand in for them.
  const otherAnchors = entry.has('anchor') ? [] : extractOtherAnchors(parsed.pattern);
  return { pattern: source, anchors, otherAnchors };
}

/**
 * Anchors of an entry. One that is authored narrows the rule, for nothing proves that every match holds it; so it
 * may stand only where the pattern itself yields none, or where it is part of what the pattern yields.
 */
function readAnchors(yaml: YamlFile, entry: YamlMapping, extracted: readonly string[]): readonly string[] {
  if (!entry.has('anchor')) return extracted;
  const node = entry.find('anchor');
  const authored = entry.texts('anchor').map((anchor) => foldAnchor(plainView(anchor).text));
  for (const anchor of authored) {
    const flaw = anchorFlaw(anchor);
    if (flaw !== undefined) yaml.report(node, `The anchor \`${anchor}\` ${flaw}`);
  }
  if (extracted.every((found) => authored.some((anchor) => found.includes(anchor)))) {
    return authored;
  }
  yaml.report(
    node,
    `Not every match holds one of these anchors; leave \`anchor\` out, the pattern gives \`${extracted.join('`, `')}\`.`,
  );
  return extracted;
}

/** Characters that the view replaces before a pattern sees the text: a pattern that asks for one never matches. */
function findUnseenCharacters(pattern: RegexPattern): PatternFlaw[] {
  const flaws: PatternFlaw[] = [];
  forEachNode(pattern, (node) => {
    if (node.type !== 'Character') return;
    const character = String.fromCodePoint(node.value);
    const seen = plainView(character).text;
    if (seen === character) return;
    const mend = seen === '' ? 'leave it out' : `write ${JSON.stringify(seen)}`;
    flaws.push({
      index: node.start,
      message: `Patterns never see U+${node.value.toString(16).toUpperCase().padStart(4, '0')}, the scan puts plain characters in the place of typographic ones; ${mend}.`,
    });
  });
  return flaws;
}

/** A regular expression that matches just the text, whichever way its lines end. */
function escapeLiteral(text: string): string {
  return plainView(text)
    .text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\r?\n/g, '\\r?\\n');
}
