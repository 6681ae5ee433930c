import type { Product, Severity } from '../model/signature.ts';
import type { DraftPattern } from './draft-pattern.ts';

/** What a draft is made of. */
export interface DraftParts {
  readonly id: string;
  /** The message; its beginning becomes the title. */
  readonly title: string;
  readonly product: Product;
  readonly severity: Severity;
  readonly scope: string;
  readonly proposal: DraftPattern;
  readonly example: {
    readonly source: string;
    readonly text: string;
    readonly captures: Readonly<Record<string, string>>;
  };
  readonly nearMiss?: string;
  /** ISO date. */
  readonly today: string;
}

/** What is said above the draft. */
export interface DraftFacts {
  readonly hits: number;
  readonly known: readonly string[];
}

/** A signature as a commented YAML file. All that comes from the log is a quoted or a block scalar, whatever it holds. */
export function renderDraft(parts: DraftParts, facts?: DraftFacts): string {
  const { proposal, example } = parts;
  const captures = proposal.captures.map(
    ({ name, kind, pii }) => `  ${name}: { kind: ${kind}${pii ? ', pii: true' : ''} }`,
  );
  const stated = Object.entries(example.captures).map(
    ([name, value]) => `        ${name}: ${JSON.stringify(value)}`,
  );
  const lines = [
    ...(facts === undefined ? [] : factLines(facts)),
    '# Save it in the folder of the setting iplogLens.userSignatures.folder, one file for each known error.',
    '# Replace the names of people and machines in the examples before you share it.',
    `id: ${parts.id} # yours for ever: never give it to another error`,
    `title: ${JSON.stringify(titleOf(parts.title))} # what went wrong, at most 90 characters`,
    `product: ${parts.product}`,
    `severity: ${parts.severity} # error, warning, information or hint`,
    'maturity: experimental # stable once it has proved itself',
    'status: current',
    'confidence: community',
    'meaning: Say in one or two sentences what happened and what stops working.',
    'match:',
    '  # A pattern needs seven characters that stand in every match. Let vary only what varies.',
    `  - sources: [ ${parts.scope} ]`,
    '    pattern: |-',
    `      ${proposal.pattern}`,
    ...(captures.length === 0
      ? []
      : ['captures: # values that a remediation can use; pii: names a person or a machine', ...captures]),
    'causes:',
    '  - id: not-known-yet',
    '    text: Say what leads to it.',
    'steps:',
    '  - Say what to do first.',
    '# remedies: # scripts that come with IPLog Lens',
    '#   - { use: Get-SensorService }',
    'references:',
    `  - { title: Seen in a case, verified: ${parts.today} } # who says so, and the day on which it was true`,
    'examples:',
    '  match:',
    `    - source: ${example.source}`,
    `      text: ${scalar(example.text, 8)}`,
    ...(stated.length === 0 ? [] : ['      captures:', ...stated]),
    ...(parts.nearMiss === undefined
      ? []
      : [
          '  nearMiss: # close to it and healthy: must not be found',
          `    - source: ${example.source}`,
          `      text: ${scalar(parts.nearMiss, 8)}`,
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

function factLines({ hits, known }: DraftFacts): string[] {
  return [
    `# Draft. In the log that is open it is found ${hits === 1 ? 'once' : `${hits} times`}.`,
    ...(known.length === 0 ? [] : [`# In the same record these are known already: ${known.join(', ')}.`]),
  ];
}

function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s?\S*$/, '')}...`;
}

/** A block where every line can be read as it is; else a quoted text, in which anything can stand. */
function scalar(text: string, indent: number): string {
  const isPlain =
    /^\S/.test(text) && /^[\t\n\u0020-\u007e\u00a1-\u1fff\u2030-\u205e\u3000-\ud7ff]+$/.test(text);
  if (!isPlain) return JSON.stringify(text);
  return `|-\n${text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(indent) + line))
    .join('\n')}`;
}
