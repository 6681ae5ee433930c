import { codeSpan, escapeMarkdown } from '../explain/escape-markdown.ts';
import type { Cmdlet } from '../model/cmdlet.ts';
import type { Catalog } from '../signatures/catalog.ts';

/** How many known errors a card lists. */
const MAX_ERRORS = 8;

/**
 * The card of a cmdlet, in Markdown: what it does, what became of it, how it is called, what it needs and changes, for
 * which known errors it is run, and where that is written.
 */
export function renderCmdletCard(catalog: Catalog, cmdlet: Cmdlet): string {
  const successor = cmdlet.renamed === undefined ? undefined : catalog.findCmdlet(cmdlet.renamed.to);
  // What the successor says holds for the old name: only the name has changed.
  const told = cmdlet.does === undefined ? (successor ?? cmdlet) : cmdlet;
  return [
    `**${escapeMarkdown(cmdlet.name)}** · ${escapeMarkdown(cmdlet.moduleTitle)}`,
    escapeMarkdown(told.does ?? '', 1000),
    history(catalog, cmdlet, successor),
    syntax(told),
    parameters(told),
    facts(cmdlet, told),
    errors(catalog, cmdlet),
    `[${escapeMarkdown(cmdlet.name)} in ${escapeMarkdown(cmdlet.module)}](${cmdlet.url}), verified ${cmdlet.verified}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function history(catalog: Catalog, cmdlet: Cmdlet, successor: Cmdlet | undefined): string {
  const lines: string[] = [];
  if (cmdlet.renamed !== undefined && successor !== undefined) {
    const kept = cmdlet.renamed.alias
      ? 'The 3.x client keeps the old name as an alias.'
      : 'The 3.x client does not know the old name.';
    lines.push(`**Renamed to** ${codeSpan(successor.name)}. ${kept}`);
    const moved = Object.entries(cmdlet.renamed.movedWith).map(
      ([parameter, to]) => `${codeSpan(`-${parameter}`)} is ${codeSpan(to)}`,
    );
    if (moved.length > 0) lines.push(`With ${moved.join(', ')}.`);
  }
  if (cmdlet.withoutSuccessor !== undefined) {
    lines.push(`**Ended with the 2.x client:** ${escapeMarkdown(cmdlet.withoutSuccessor)}.`);
  }
  if (cmdlet.retired !== undefined) {
    lines.push(`The module ${escapeMarkdown(cmdlet.module)} has not been supported since ${cmdlet.retired}.`);
  }
  const former = catalog.cmdlets.filter(({ renamed }) =>
    [renamed?.to, ...Object.values(renamed?.movedWith ?? {})].includes(cmdlet.name),
  );
  if (former.length > 0)
    lines.push(`**Earlier name:** ${former.map(({ name }) => codeSpan(name)).join(', ')}`);
  return lines.join('  \n');
}

function syntax({ syntax: forms }: Cmdlet): string {
  return forms.length === 0 ? '' : `\`\`\`powershell\n${forms.join('\n')}\n\`\`\``;
}

function parameters({ parameters: all }: Cmdlet): string {
  return all
    .map(({ name, description }) => `- ${codeSpan(`-${name}`)}: ${escapeMarkdown(description, 500)}`)
    .join('\n');
}

function facts({ runsIn }: Cmdlet, { elevation, effect }: Cmdlet): string {
  return [
    `**Elevation:** ${elevation === undefined ? 'not stated' : escapeMarkdown(elevation)}`,
    ...(effect === undefined ? [] : [`**Effect:** ${escapeMarkdown(effect, 500)}`]),
    `**Runs in:** ${escapeMarkdown(runsIn)}`,
  ].join('  \n');
}

function errors(catalog: Catalog, { name }: Cmdlet): string {
  const word = new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'i');
  const scripts = new Set(codeOf(catalog).flatMap(({ id, code }) => (word.test(code) ? [id] : [])));
  const helped = catalog.signatures.filter(({ remedies }) => remedies.some(({ id }) => scripts.has(id)));
  if (helped.length === 0) return '';
  const lines = helped
    .slice(0, MAX_ERRORS)
    .map(({ id, title }) => `- ${escapeMarkdown(id)} ${escapeMarkdown(title)}`);
  const more = helped.length - lines.length;
  return `**Run for these errors**\n\n${[...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')}`;
}

const codes = new WeakMap<Catalog, readonly { readonly id: string; readonly code: string }[]>();

/** The remediations without their help and comments, which name cmdlets that a script does not run. */
function codeOf(catalog: Catalog): readonly { readonly id: string; readonly code: string }[] {
  let known = codes.get(catalog);
  if (known === undefined) {
    known = catalog.remediations.map(({ id, script }) => ({
      id,
      code: script.replace(/<#[\s\S]*?#>/g, '').replace(/^\s*#.*$/gm, ''),
    }));
    codes.set(catalog, known);
  }
  return known;
}
