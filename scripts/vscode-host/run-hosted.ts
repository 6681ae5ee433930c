import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { type InstalledHost } from './get-host.ts';
import { launchBrowser, openPage } from './open-window.ts';
import { type RunningHost, startHost } from './start-host.ts';

export interface SuiteRun {
  readonly host: InstalledHost;
  /** Folder of the extension under test. */
  readonly extension: string;
  /** CommonJS module that exports `run(): Promise<void>`. */
  readonly suite: string;
  /** Folder that the window opens. */
  readonly workspace: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly isUntrusted?: boolean;
  /** Milliseconds until a suite that says nothing counts as failed. */
  readonly limit?: number;
}

/** Exit status of a suite that never ended, as `timeout` of coreutils has it. */
const timedOut = 124;

/**
 * Runs a mocha suite inside VS Code with a headless browser as its window, and prints what the suite prints.
 *
 * 0 means only that `run()` settled: VS Code swallows `process.exit` in a suite and takes it as passed, so the
 * caller also reads the report that the suite writes.
 *
 * @returns 0 passed, 1 failed, 124 no answer in time
 */
export async function runHosted(run: SuiteRun): Promise<number> {
  const host = await startHost(run.host, {
    ...(run.environment === undefined ? {} : { environment: run.environment }),
    ...(run.settings === undefined ? {} : { settings: run.settings }),
    ...(run.isUntrusted === undefined ? {} : { isUntrusted: run.isUntrusted }),
  });
  let status = 1;
  try {
    const browser = await launchBrowser();
    try {
      status = await runInWindow(run, host, await openPage(browser));
    } finally {
      await browser.close();
    }
  } finally {
    await host.stop({ keepFolder: status !== 0 });
    if (status !== 0) console.error(`The suite ended with ${status}; logs: ${host.folder}`);
  }
  return status;
}

type Page = Awaited<ReturnType<typeof openPage>>;

async function runInWindow(run: SuiteRun, host: RunningHost, page: Page): Promise<number> {
  const trace = createWriteStream(join(host.folder, 'workbench.log'));
  const { promise: ended, resolve: end } = withResolvers<number>();
  const patience = setTimeout(() => end(timedOut), run.limit ?? 180_000);
  page.once('crash', () => end(1));
  // The workbench calls these two functions where the page has them.
  await page.exposeFunction('codeAutomationExit', (code: number) => end(code));
  await page.exposeFunction('codeAutomationLog', (type: string, values: readonly unknown[]) => {
    if (type === 'info' && !isWorkbenchNoise(values)) {
      patience.refresh();
      console.log(...values);
    } else trace.write(`${type} ${format(...values)}\n`);
  });
  try {
    await page.goto(
      host.windowAddress(run.workspace, [
        ['extensionDevelopmentPath', host.remoteUri(run.extension)],
        ['extensionTestsPath', host.remoteUri(run.suite)],
        ['skipWelcome', 'true'],
      ]),
    );
    const status = await ended;
    if (status !== 0) await page.screenshot({ path: join(host.folder, 'failed.png') }).catch(() => {});
    return status;
  } finally {
    clearTimeout(patience);
    trace.end();
  }
}

/** `Promise.withResolvers`, which Node 20 does not have yet. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** What the workbench says of itself at the level at which the suite's console arrives. */
function isWorkbenchNoise(values: readonly unknown[]): boolean {
  return /^(Resolv|Creating a socket|Updating additional|ChatSessionStore|\[)/.test(String(values[0]));
}
