import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { hoverOn, runCommand } from '../test/vscode/ui/editor-page.ts';
import { getHost } from './vscode-host/get-host.ts';
import { getHostVersion, projectRoot } from './vscode-host/hosts.ts';
import { launchBrowser, openPage } from './vscode-host/open-window.ts';
import { startHost } from './vscode-host/start-host.ts';

// Draws media/hover.png, the picture of the README: the sample case in VS Code with the Findings view and a card open.
// Wants dist/ built. Run it when the looks have changed.

const sample = join(projectRoot, 'samples/contoso-case');
const log = join(sample, 'DC01/Logs/Microsoft.Tri.Sensor.log');
const status = join(sample, 'SCAN01/scanner-status.txt');

const host = await startHost(getHost(getHostVersion('1.139.1')), {
  settings: {
    'breadcrumbs.enabled': false,
    'editor.fontSize': 12,
    'editor.minimap.enabled': false,
    'editor.stickyScroll.enabled': false,
    'workbench.colorTheme': 'Default Dark Modern',
  },
});
const browser = await launchBrowser();
try {
  const page = await openPage(browser);
  await page.setViewportSize({ width: 1200, height: 640 });
  await open(page, log, 122);
  await runCommand(page, 'IPLog Lens: Focus on Findings View');
  await row(page, 'MDI1010').waitFor();
  await hoverOn(page, 'CreateLdapConnectionAsync failed');
  await page.waitForTimeout(600); // The card fades in.
  await page.screenshot({ path: join(projectRoot, 'media/hover.png') });

  await open(page, status, 60);
  await runCommand(page, 'IPLog Lens: Focus on Scanner Status View');
  for (const other of ['Findings', 'Log Bundles']) {
    await page.locator('.pane-header', { hasText: other }).first().click();
  }
  await row(page, 'Repositories').waitFor();
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(projectRoot, 'media/status.png') });
} finally {
  await browser.close();
  await host.stop();
}

async function open(page: Page, file: string, line: number): Promise<void> {
  await page.goto(
    host.windowAddress(sample, [
      ['extensionDevelopmentPath', host.remoteUri(projectRoot)],
      ['openFile', `${host.remoteUri(file)}:${line}`],
      ['gotoLineMode', 'true'],
      ['skipWelcome', 'true'],
    ]),
  );
  const mark = page.locator('.squiggly-error, .squiggly-warning').first();
  await mark.waitFor({ state: 'attached', timeout: 60_000 });
}

function row(page: Page, text: string): Locator {
  return page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
}
