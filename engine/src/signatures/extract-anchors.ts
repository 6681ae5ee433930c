import type { AST } from '@eslint-community/regexpp';
import { plainView } from '../scan/text-view.ts';
import type { RegexPattern } from './regex-syntax.ts';

/** The filter of the scan looks for 4-byte grams; shorter literals would hit everywhere. In bytes of UTF-8. */
export const MIN_ANCHOR_BYTES = 7;
/** More literals than this for one pattern cost the scan more than they save. */
const MAX_ANCHORS = 48;

/**
 * Literals one of which stands in every text that the pattern matches (flags `im`), in lower case; empty when there
 * are none of at least 7 bytes. They are in the form of the view that patterns see.
 *
 * A pattern is read as a sequence of parts, each of which yields the exact texts it can match, or at least a set of
 * texts one of which it must contain. Neighbouring exact parts are multiplied out; the best set wins.
 */
export function extractAnchors(pattern: RegexPattern): readonly string[] {
  const { required } = ofAlternatives(pattern.alternatives);
  return required === undefined ? [] : tidy(required);
}

/** How many further sets are worth keeping. */
const MAX_OTHER_SETS = 3;

/**
 * Further sets like that of {@link extractAnchors}, each of which alone would do, the best first: which of them is
 * rare shows only in the text that is scanned (`CreateImpersonatorAsync finished` stands in healthy logs too,
 * `IsSuccess=False` does not).
 */
export function extractOtherAnchors(pattern: RegexPattern): readonly (readonly string[])[] {
  const [alternative, ...others] = pattern.alternatives;
  if (alternative === undefined || others.length > 0) return [];
  const met: ReadonlySet<string>[] = [];
  const best = ofSequence(alternative.elements, met).required;
  const sets = met.filter((set) => set !== best && rarity(set) >= 0).sort((a, b) => rarity(b) - rarity(a));
  const seen = new Set([JSON.stringify(best === undefined ? [] : tidy(best))]);
  const tidied: (readonly string[])[] = [];
  for (const set of sets) {
    const anchors = tidy(set);
    const key = JSON.stringify(anchors);
    if (seen.has(key)) continue;
    seen.add(key);
    tidied.push(anchors);
  }
  return tidied.slice(0, MAX_OTHER_SETS);
}

function tidy(texts: ReadonlySet<string>): readonly string[] {
  return [...texts]
    .map((text) => text.trim())
    .filter(onlyOnce)
    .sort();
}

/** How anchors are compared: without regard to ASCII case. */
export function foldAnchor(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Why a text can not be an anchor, as the end of a sentence; undefined when it can. */
export function anchorFlaw(text: string): string | undefined {
  if (byteLength(text) < MIN_ANCHOR_BYTES)
    return `is shorter than ${MIN_ANCHOR_BYTES} bytes; write more of the text.`;
  const bad = Array.from(text).find((character) => !canAnchor(character));
  if (bad === undefined) return undefined;
  return `holds ${JSON.stringify(bad)}, which a file may hold in another form; take the text before or after it.`;
}

/** What is known of the texts that a part matches. */
interface Literals {
  /** All texts it can match, when they are few. */
  readonly exact: ReadonlySet<string> | undefined;
  /** Texts one of which stands in every match, all long enough; undefined when there is no such set. */
  readonly required: ReadonlySet<string> | undefined;
  /** True when `exact` is only the first of several rounds of a repeat. */
  readonly repeats: boolean;
}

const unknown: Literals = { exact: undefined, required: undefined, repeats: false };

function exactly(texts: Iterable<string>): Literals {
  return { ...unknown, exact: new Set(texts) };
}

/** `met` gathers every set that would do. */
function ofSequence(elements: readonly AST.Element[], met?: ReadonlySet<string>[]): Literals {
  let current: ReadonlySet<string> = new Set(['']);
  let best: ReadonlySet<string> | undefined;
  let isExact = true;
  const startAnew = (texts: ReadonlySet<string>): void => {
    best = better(best, current);
    met?.push(current);
    current = texts;
    isExact = false;
  };
  for (const element of elements) {
    const part = ofElement(element);
    if (part.exact === undefined) {
      startAnew(new Set(['']));
      best = better(best, part.required);
      if (part.required !== undefined) met?.push(part.required);
      continue;
    }
    const product = multiply(current, part.exact);
    // One text is rarer than the several that a choice makes of it.
    if (product === undefined || product.size > current.size) best = better(best, current);
    if (product === undefined) startAnew(part.exact);
    else current = product;
    if (part.repeats) startAnew(new Set(['']));
  }
  best = better(best, current);
  met?.push(current);
  return { exact: isExact ? current : undefined, required: best, repeats: false };
}

function ofAlternatives(alternatives: readonly AST.Alternative[]): Literals {
  const exact = new Set<string>();
  const required = new Set<string>();
  let allExact = true;
  let allRequire = true;
  for (const alternative of alternatives) {
    const part = ofSequence(alternative.elements);
    for (const text of part.exact ?? []) exact.add(text);
    for (const text of part.required ?? []) required.add(text);
    allExact &&= part.exact !== undefined;
    allRequire &&= part.required !== undefined;
  }
  return {
    exact: allExact && exact.size <= MAX_ANCHORS ? exact : undefined,
    required: allRequire && required.size <= MAX_ANCHORS ? required : undefined,
    repeats: false,
  };
}

function ofElement(element: AST.Element): Literals {
  switch (element.type) {
    case 'Character': {
      const character = String.fromCodePoint(element.value);
      return canAnchor(character) ? exactly([foldAnchor(character)]) : unknown;
    }
    case 'CharacterClass':
      return ofClass(element);
    // They take no text of their own, and what they ask for beside it is not needed here.
    case 'Assertion':
      return exactly(['']);
    case 'Group':
    case 'CapturingGroup':
      return ofAlternatives(element.alternatives);
    case 'Quantifier':
      return ofQuantifier(element);
    case 'CharacterSet':
    case 'Backreference':
    case 'ExpressionCharacterClass':
      break;
  }
  return unknown;
}

function ofClass(element: AST.CharacterClass): Literals {
  if (element.negate) return unknown;
  const texts = new Set<string>();
  for (const member of element.elements) {
    if (member.type !== 'Character' && member.type !== 'CharacterClassRange') return unknown;
    const [from, to] =
      member.type === 'Character' ? [member.value, member.value] : [member.min.value, member.max.value];
    if (to - from > 9) return unknown;
    for (let code = from; code <= to; code++) {
      const character = String.fromCodePoint(code);
      // The view has put a plain character in place of a typographic one, so that one never stands there.
      if (isDisguised(character)) continue;
      if (!canAnchor(character)) return unknown;
      texts.add(foldAnchor(character));
    }
  }
  return texts.size > 0 && texts.size <= 10 ? exactly(texts) : unknown;
}

function ofQuantifier({ element, min, max }: AST.Quantifier): Literals {
  const part = ofElement(element);
  if (min === 0) {
    return max === 1 && part.exact !== undefined && !part.repeats ? exactly([...part.exact, '']) : unknown;
  }
  if (part.exact === undefined || part.repeats) return { ...unknown, required: part.required };
  if (min === max && min <= 8) {
    let texts: ReadonlySet<string> | undefined = new Set(['']);
    for (let round = 0; round < min && texts !== undefined; round++) texts = multiply(texts, part.exact);
    if (texts !== undefined) return exactly(texts);
  }
  return { ...unknown, exact: part.exact, repeats: true };
}

function multiply(heads: ReadonlySet<string>, tails: ReadonlySet<string>): ReadonlySet<string> | undefined {
  if (heads.size * tails.size > MAX_ANCHORS * 4) return undefined;
  const texts = new Set<string>();
  for (const head of heads) for (const tail of tails) texts.add(head + tail);
  return texts.size <= MAX_ANCHORS ? texts : undefined;
}

function better(
  a: ReadonlySet<string> | undefined,
  b: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  return rarity(b) > rarity(a) ? b : a;
}

/** How seldom a set will be met in a log: the length of its most common text, less a little for every text. */
function rarity(texts: ReadonlySet<string> | undefined): number {
  if (texts === undefined || texts.size === 0) return -1;
  let least = Infinity;
  for (const text of texts) {
    const anchor = text.trim();
    if (byteLength(anchor) < MIN_ANCHOR_BYTES) return -1;
    const telling = byteLength(anchor.replace(commonWords, ''));
    least = Math.min(least, telling + Math.min(anchor.length, 24) / 24);
  }
  return Math.min(least, 48) - texts.size / 20;
}

/** What stands in every second exception of any product says little. */
const commonWords =
  /microsoft\.|system\.|informationprotection\.?|exception|error|failed|warn(?:ing)?|an error occurred while sending the request|unable to connect to the remote server|the underlying connection was closed|status|\b(?:the|of|to|is|in|was|not|a|an|for)\b|[\s:.>-]+/g;

function onlyOnce(text: string, index: number, all: readonly string[]): boolean {
  // A text that holds another one of the set adds nothing.
  return all.every((other, at) => at === index || !text.includes(other) || (text === other && at > index));
}

/**
 * Whether a character stands in a file as it stands in the view, but for its ASCII case: no line ends and controls, no
 * brackets and braces (Burn escapes them), no halves of a pair, no letter with a case beyond ASCII.
 */
function canAnchor(character: string): boolean {
  if (/[\u0000-\u001f\u007f-\u009f[\]{}\ud800-\udfff]/.test(character)) return false;
  if (
    character >= '\u0080' &&
    (character.toLowerCase() !== character || character.toUpperCase() !== character)
  )
    return false;
  return !isDisguised(character);
}

function isDisguised(character: string): boolean {
  return plainView(character).text !== character;
}

/** Bytes in UTF-8; a lone half of a pair counts as the three bytes of its replacement. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
