import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { getHost } from '../../../scripts/vscode-host/get-host.ts';
import { getDefaultHostVersion, getHostVersion, projectRoot } from '../../../scripts/vscode-host/hosts.ts';
import { launchBrowser, openPage } from '../../../scripts/vscode-host/open-window.ts';
import { quietSettings } from '../../../scripts/vscode-host/quiet-settings.ts';
import { startHost } from '../../../scripts/vscode-host/start-host.ts';

/** A window of VS Code with the extension, on a copy of the test workspace, with one file open. */
export interface Window {
  readonly page: Page;
  readonly version: string;
  /** Loads the window again with another colour theme. */
  useTheme(theme: string): Promise<void>;
  /** Saves what can be seen to out/screenshots. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

const screenshots = join(projectRoot, 'out/screenshots');

export async function openWindow(file: string): Promise<Window> {
  const named = process.env['IPLOG_LENS_HOST'];
  const version = named === undefined ? getDefaultHostVersion() : getHostVersion(named);
  const extension = process.env['IPLOG_LENS_EXTENSION'] ?? projectRoot;
  const workspace = mkdtempSync(join(tmpdir(), 'iplog-lens-ui-'));
  cpSync(join(projectRoot, 'test/fixtures/vscode-workspace'), workspace, { recursive: true });
  mkdirSync(screenshots, { recursive: true });

  const host = await startHost(getHost(version), { settings: settingsFor('Default Dark Modern') });
  const browser = await launchBrowser();
  const page = await openPage(browser);
  const address = host.windowAddress(workspace, [
    ['extensionDevelopmentPath', host.remoteUri(extension)],
    ['openFile', host.remoteUri(join(workspace, file))],
    ['skipWelcome', 'true'],
  ]);
  const load = async (): Promise<void> => {
    await page.goto(address);
    await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
  };
  await load();
  return {
    page,
    version: version.vscode,
    useTheme: async (theme) => {
      writeFileSync(join(host.folder, 'data/User/settings.json'), JSON.stringify(settingsFor(theme)));
      await load();
    },
    screenshot: async (name) => {
      await page.waitForTimeout(400); // Cards and menus fade in.
      await page.screenshot({ path: join(screenshots, `${version.vscode}-${name}.png`) });
    },
    close: async () => {
      await browser.close();
      await host.stop();
      rmSync(workspace, { recursive: true, force: true });
    },
  };
}

/** No minimap and small letters: log lines are long, and what is right of the window can not be hovered. */
function settingsFor(theme: string): Record<string, unknown> {
  return {
    ...quietSettings,
    'editor.fontSize': 12,
    'editor.minimap.enabled': false,
    'workbench.colorTheme': theme,
  };
}
