import type { AST } from '@eslint-community/regexpp';
import type { RegexPattern } from './regex-syntax.ts';

/** Something that makes a pattern slow on a text made for it. */
export interface PatternFlaw {
  /** UTF-16 offset in the pattern. */
  readonly index: number;
  /** One sentence with the mend. */
  readonly message: string;
}

/**
 * Repeats that can make a search slower than linear, by three rules that a person can check: a repeat inside a repeat
 * needs something between its rounds that the inner one can not take; a repeat without an end needs something before
 * it that it can not take (else every place in a long run is a new start); and the same after it when another such
 * repeat follows. A bounded repeat (`{0,300}`) may do what it likes outside of others.
 *
 * The rules are stricter than need be. For our own patterns the tests prove linear time; for a user's they are all
 * there is before the pattern runs.
 */
export function findPatternFlaws(pattern: RegexPattern): PatternFlaw[] {
  const flaws: PatternFlaw[] = [];
  for (const alternative of pattern.alternatives)
    checkSequence(alternative.elements, { required: [], open: undefined }, flaws);
  return flaws;
}

/** Set of the characters that a part can take, as numbers of {@link sampleCharacters}. */
type CharacterSet = ReadonlySet<number>;

/** One character of every sort that a pattern may tell apart: all of Latin-1, line ends, and a letter and a sign beyond. */
const sampleCharacters: readonly string[] = [
  ...Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)),
  '\u2028',
  '\u4e00',
  '\ufffd',
];
const allCharacters: CharacterSet = new Set(sampleCharacters.keys());

/** What stands before the place that is looked at. */
interface Before {
  /** For each character that must have stood there: the set of which it is. */
  readonly required: readonly CharacterSet[];
  /** Characters of a repeat without an end after which nothing has stood that it can not take. */
  readonly open: CharacterSet | undefined;
}

/** Checks the parts from left to right, and gives the last open repeat. */
function checkSequence(
  elements: readonly AST.Element[],
  before: Before,
  flaws: PatternFlaw[],
): CharacterSet | undefined {
  const required = [...before.required];
  let { open } = before;
  for (const element of elements) {
    switch (element.type) {
      case 'Assertion':
        // `^` asks for a line end before it, which is as good as a character that had to be matched.
        if (element.kind === 'start') required.push(charactersOf('[\\n\\r\\u2028\\u2029]'));
        break;
      case 'Group':
      case 'CapturingGroup':
        open = checkGroup(element, { required, open }, flaws);
        break;
      case 'Quantifier':
        open = checkQuantifier(element, { required, open }, flaws);
        break;
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
      case 'Backreference':
      case 'ExpressionCharacterClass':
        if (open !== undefined && requiredBy(element).some((set) => !overlap(set, open ?? set)))
          open = undefined;
        break;
    }
    required.push(...requiredBy(element));
  }
  return open;
}

function checkGroup(group: WithAlternatives, before: Before, flaws: PatternFlaw[]): CharacterSet | undefined {
  const open = group.alternatives.flatMap(({ elements }) => checkSequence(elements, before, flaws) ?? []);
  return open.length === 0 ? undefined : union(open);
}

function checkQuantifier(
  quantifier: AST.Quantifier,
  before: Before,
  flaws: PatternFlaw[],
): CharacterSet | undefined {
  checkNested(quantifier, flaws);
  let { open } = before;
  for (const group of groupsOf(quantifier.element)) {
    const after = checkGroup(group, before, flaws);
    if (quantifier.min > 0) open = after;
    else if (after !== undefined) open = union([after, ...(open === undefined ? [] : [open])]);
  }
  if (quantifier.max !== Infinity) return open;
  const takes = takenBy(quantifier.element);
  if (before.required.every((set) => isSubset(set, takes))) {
    flaws.push({
      index: quantifier.start,
      message: `\`${quantifier.raw}\` can take all that stands before it, so every place is a new start; bound it, for example {0,300}, or put a literal that it can not take before it.`,
    });
  } else if (before.open !== undefined && sharesWith(before.open, quantifier.element)) {
    flaws.push({
      index: quantifier.start,
      message: `\`${quantifier.raw}\` can take what the repeat before it takes, so the two have many ways to share a text; bound one of them, for example {0,300}.`,
    });
  }
  return takes;
}

/** Whether a part can take what an open repeat before it takes, with no character of its own that tells the two apart. */
function sharesWith(open: CharacterSet, element: AST.Element): boolean {
  return overlap(open, takenBy(element)) && requiredBy(element).every((set) => overlap(set, open));
}

/** A repeat inside a repeat: the rounds of the outer one need a mark that the inner one can not take. */
function checkNested(outer: AST.Quantifier, flaws: PatternFlaw[]): void {
  if (outer.max <= 1) return;
  for (const inner of quantifiersIn(outer.element)) {
    if (inner.max === inner.min || inner.max <= 1) continue;
    const takes = takenBy(inner.element);
    const marks = requiredBy(outer.element).filter((set) => !overlap(set, takes));
    if (marks.length > 0) continue;
    flaws.push({
      index: inner.start,
      message: `\`${inner.raw}\` repeats inside \`${outer.raw}\` with nothing between the rounds that it can not take; write it without the inner repeat.`,
    });
  }
}

type WithAlternatives = AST.Group | AST.CapturingGroup;

function groupsOf(element: AST.Element): WithAlternatives[] {
  if (element.type === 'Group' || element.type === 'CapturingGroup') return [element];
  return element.type === 'Quantifier' ? groupsOf(element.element) : [];
}

function quantifiersIn(element: AST.Element): AST.Quantifier[] {
  if (element.type === 'Quantifier') return [element, ...quantifiersIn(element.element)];
  return groupsOf(element).flatMap((group) =>
    group.alternatives.flatMap((alternative) => alternative.elements.flatMap(quantifiersIn)),
  );
}

/** All characters that a part can take anywhere in its match. */
function takenBy(element: AST.Element): CharacterSet {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return charactersOf(element.raw);
    case 'Quantifier':
      return takenBy(element.element);
    case 'Group':
    case 'CapturingGroup':
      return union(element.alternatives.flatMap(({ elements }) => elements.map(takenBy)));
    case 'Assertion':
      return new Set();
    case 'Backreference':
    case 'ExpressionCharacterClass':
      break;
  }
  return allCharacters;
}

/** For each character that every match of the part has, in order: the set of which it is. */
function requiredBy(element: AST.Element): CharacterSet[] {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return [charactersOf(element.raw)];
    case 'Quantifier':
      return element.min === 0 ? [] : requiredBy(element.element);
    case 'Group':
    case 'CapturingGroup': {
      const [only, ...others] = element.alternatives;
      if (only !== undefined && others.length === 0) return only.elements.flatMap(requiredBy);
      // Of several alternatives only this much is sure: one of their first required characters stands there.
      const first = element.alternatives.map(({ elements }) => elements.flatMap(requiredBy)[0]);
      return first.includes(undefined) ? [] : [union(first.map((set) => set ?? allCharacters))];
    }
    case 'Assertion':
    case 'Backreference':
    case 'ExpressionCharacterClass':
      break;
  }
  return [];
}

const known = new Map<string, CharacterSet>();

function charactersOf(raw: string): CharacterSet {
  let set = known.get(raw);
  if (set !== undefined) return set;
  const regex = new RegExp(`^(?:${raw})$`, 'i');
  set = new Set(
    [...sampleCharacters.entries()].flatMap(([at, character]) => (regex.test(character) ? [at] : [])),
  );
  // Users' patterns must not fill the memory of a server that runs for weeks.
  if (known.size < 1000) known.set(raw, set);
  return set;
}

function union(sets: readonly CharacterSet[]): CharacterSet {
  return new Set(sets.flatMap((set) => [...set]));
}

function overlap(a: CharacterSet, b: CharacterSet): boolean {
  for (const member of a) if (b.has(member)) return true;
  return false;
}

function isSubset(a: CharacterSet, b: CharacterSet): boolean {
  for (const member of a) if (!b.has(member)) return false;
  return true;
}
