type Captures = Readonly<Record<string, { readonly name: string }>>;

/** One rule of a grammar, wherever it stands. */
export interface GrammarRule {
  readonly include?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly name?: string;
  readonly contentName?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  /** Every scope that the rule itself gives, one scope each. */
  readonly scopes: readonly string[];
}

/** All rules of a built grammar's text. */
export function readRules(text: string): GrammarRule[] {
  const rules: GrammarRule[] = [];
  const grammar = JSON.parse(text) as { readonly patterns: unknown; readonly repository?: unknown };
  collect(grammar.patterns, rules);
  collect(grammar.repository, rules);
  return rules;
}

function collect(value: unknown, rules: GrammarRule[]): void {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value) && isRule(value)) {
    const { name, contentName, captures, beginCaptures, endCaptures } = value;
    const named = [captures, beginCaptures, endCaptures].flatMap((all) => Object.values(all ?? {}));
    const names = [name, contentName, ...named.map((capture) => capture.name)];
    rules.push({ ...value, scopes: names.flatMap((scopes) => scopes?.split(' ') ?? []) });
  }
  for (const [key, inner] of Object.entries(value)) if (!/captures$/i.test(key)) collect(inner, rules);
}

function isRule(value: object): value is Omit<GrammarRule, 'scopes'> {
  return 'match' in value || 'begin' in value || 'include' in value;
}
