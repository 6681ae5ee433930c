import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { getHost } from '../../../scripts/vscode-host/get-host.ts';
import { getDefaultHostVersion, hostsFolder, projectRoot } from '../../../scripts/vscode-host/hosts.ts';
import { runHosted } from '../../../scripts/vscode-host/run-hosted.ts';
import { type BenchContext, type BenchRow, alternate, benchLog } from '../bench-row.ts';
import type { Opened } from '../vscode/open-log.ts';

const MEGABYTES = 45;
const LOG = 'Microsoft.Tri.Sensor.log';

/** From opening a large log to its first mark in a VS Code that was just started, against showing it without us. */
export const vscodeOpenRow: BenchRow = {
  name: 'vscode-open',
  title: `opening a log of ${MEGABYTES} MB in VS Code`,
  async measure(context) {
    const version = getDefaultHostVersion();
    if (!existsSync(path.join(hostsFolder, version.lockFolder)))
      return [{ name: 'VS Code', value: 'not installed: npx tsx scripts/vscode-host/get-host.ts' }];
    const folder = path.join(context.folder, 'vscode-open');
    const suite = await prepare(folder, context);
    const open = async (extension: string, isMarked: boolean): Promise<Opened> => {
      const answer = path.join(folder, 'answer.json');
      rmSync(answer, { force: true });
      const environment = { IPLOG_LENS_BENCH: JSON.stringify({ log: LOG, answer, isMarked }) };
      const workspace = path.join(folder, 'workspace');
      await runHosted({ host: getHost(version), extension, suite, workspace, environment });
      return JSON.parse(readFileSync(answer, 'utf8')) as Opened;
    };
    const bare = path.join(folder, 'bare');
    const { without, marked } = await alternate(Math.min(context.rounds, 3), {
      without: async () => (await open(bare, false)).shown,
      marked: async () => (await open(projectRoot, true)).marked,
    });
    rmSync(folder, { recursive: true });
    if (without === undefined || marked === undefined) return [{ name: 'VS Code', value: 'did not answer' }];
    const more = marked - without;
    return [
      { name: 'shown, without the extension', milliseconds: without },
      {
        name: 'first mark, with the extension',
        milliseconds: marked,
        value: `${(more / 1000).toFixed(2)} s more`,
        aim: { text: 'at most 1.5 s more', met: more <= 1500 },
      },
    ];
  },
};

/** The log, what measures in the window, and an extension that does nothing. */
async function prepare(folder: string, context: BenchContext): Promise<string> {
  for (const name of ['workspace', 'bare']) mkdirSync(path.join(folder, name), { recursive: true });
  copyFileSync(benchLog(context, { megabytes: MEGABYTES }), path.join(folder, 'workspace', LOG));
  const manifest = { name: 'bare', publisher: 'bench', version: '0.0.1', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'bare/package.json'), JSON.stringify(manifest));
  const suite = path.join(folder, 'open-log.cjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, '../vscode/open-log.ts')],
    outfile: suite,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  return suite;
}
