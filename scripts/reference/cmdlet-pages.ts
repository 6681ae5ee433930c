import { type Cmdlet, codeSpan, renderCmdletCard } from '#engine';
import { cell, page, prose } from './markdown.ts';
import type { ReferenceSource } from './reference-source.ts';

/** What became of the cmdlets of the 2.x client: the new names, what has none, and names that never existed. */
export function cmdletIndexPage({ catalog }: ReferenceSource): string {
  const renamed = renamedCmdlets(catalog.cmdlets);
  const ended = catalog.cmdlets.filter(({ withoutSuccessor }) => withoutSuccessor !== undefined);
  const misspelt = catalog.cmdlets.flatMap(({ name, misspellings }) =>
    misspellings.map((wrong) => `| ${cell(wrong)} | ${cell(name)} |`),
  );
  return page([
    '# Cmdlets old and new',
    '[All errors](README.md). Our scripts take the cmdlet that a machine has, the newer one first. In a PowerShell file an old name is marked, with a quick fix.',
    '## Renamed',
    [
      '| 2.x | 3.x | old name still works |',
      '|---|---|---|',
      ...renamed.map(
        ({ name, to, alias }) => `| [${prose(name)}](${name}.md) | ${cell(to)} | ${alias ? 'yes' : 'no'} |`,
      ),
    ].join('\n'),
    ...(ended.length === 0
      ? []
      : [
          '## Without a successor',
          ended
            .map(({ name, withoutSuccessor = '' }) => `- ${codeSpan(name)}: ${prose(withoutSuccessor)}`)
            .join('\n'),
        ]),
    ...(misspelt.length === 0
      ? []
      : ['## Names that do not exist', ['| printed | meant |', '|---|---|', ...misspelt].join('\n')]),
  ]);
}

/** A page for each old name, with what its card says in a script. */
export function cmdletPages({ catalog }: ReferenceSource): [name: string, text: string][] {
  return renamedCmdlets(catalog.cmdlets).map(({ name, to, cmdlet }) => {
    const successor = catalog.findCmdlet(to);
    return [
      `${name}.md`,
      page([
        `# ${prose(name)}`,
        '[All cmdlets](cmdlets.md) · [all errors](README.md)',
        // Its first line is the heading, which stands above.
        renderCmdletCard(catalog, cmdlet).split('\n\n').slice(1).join('\n\n'),
        ...(successor === undefined ? [] : [`## Now: ${prose(to)}`, renderCmdletCard(catalog, successor)]),
      ]),
    ];
  });
}

interface Renamed {
  readonly name: string;
  readonly to: string;
  readonly alias: boolean;
  readonly cmdlet: Cmdlet;
}

function renamedCmdlets(cmdlets: readonly Cmdlet[]): readonly Renamed[] {
  return cmdlets.flatMap((cmdlet) => {
    const { name, renamed } = cmdlet;
    return renamed === undefined ? [] : [{ name, to: renamed.to, alias: renamed.alias, cmdlet }];
  });
}
