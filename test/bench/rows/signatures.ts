import { type Catalog, createCatalog, scanSources, type Signature } from '#engine';
import { createFileLogSource } from '#host';
import {
  alternate,
  anchorFile,
  type BenchLine,
  type BenchRow,
  benchLog,
  compare,
  timeAsync,
  timeProgram,
} from '../bench-row.ts';

/** What the number of signatures costs: those of the seed documents, all, and thousands that are made here. */
export const signaturesRow: BenchRow = {
  name: 'signatures',
  title: 'the number of signatures, against rg -n -F with their anchors',
  async measure(context) {
    const { catalog, megabytes, rounds } = context;
    const log = benchLog(context);
    const seeds = catalog.signatures.filter(({ seed }) => seed !== undefined);
    const sizes: readonly (readonly [Catalog, number])[] = [
      [createCatalog({ ...catalog, signatures: seeds }), 2],
      [catalog, 1.8],
      [createCatalog({ ...catalog, signatures: fillUp(catalog.signatures, 5000) }), 4],
    ];
    const lines: BenchLine[] = [];
    for (const [known, aim] of sizes) {
      const size = known.signatures.length;
      const anchors = anchorFile(context, known, `anchors-${size}`);
      await scanSources(known, [createFileLogSource(log)]);
      const ms = await alternate(rounds, {
        rg: () => timeProgram('rg', ['-n', '-F', '-f', anchors, log]),
        scan: async () => await timeAsync(async () => await scanSources(known, [createFileLogSource(log)])),
      });
      lines.push(compare(`rg, ${size} signatures`, megabytes, ms.rg, ms.rg));
      lines.push(compare(`scan, ${size} signatures`, megabytes, ms.scan, ms.rg, aim));
    }
    return lines;
  },
};

/** Adds signatures whose anchors stand in no log, in the shape of real messages. */
function fillUp(signatures: readonly Signature[], count: number): Signature[] {
  const [first] = signatures;
  const filled = [...signatures];
  if (first === undefined) return filled;
  for (let i = 0; filled.length < count; i++) {
    const text = `${words[i % words.length] ?? ''} ${words[(i * 7) % words.length] ?? ''} step ${i} could not be completed`;
    const rule = {
      scopes: ['mdi.sensor'],
      pattern: `${text} \\[(?<value>[^\\]]*)\\]`,
      anchors: [text.toLowerCase()],
      otherAnchors: [],
      inferred: true,
    };
    filled.push({ ...first, id: `XX${10_000 + i}`, formerIds: [], rules: [rule], conditions: [] });
  }
  return filled;
}

const words =
  `directory controller account network listener certificate proxy policy update tenant portal schema
  database cluster repository scanner sensor gateway token connection resolver metric heartbeat deployment`.split(
    /\s+/,
  );
