import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { getHost } from '../../../scripts/vscode-host/get-host.ts';
import { getDefaultHostVersion, getHostVersion, projectRoot } from '../../../scripts/vscode-host/hosts.ts';
import { launchBrowser, openPage } from '../../../scripts/vscode-host/open-window.ts';
import { quietSettings } from '../../../scripts/vscode-host/quiet-settings.ts';
import { chooseTheme, type Theme } from './editor-page.ts';
import { startHost } from '../../../scripts/vscode-host/start-host.ts';

/** A window of VS Code with the extension, on a copy of the test workspace, with one file open. */
export interface Window {
  readonly page: Page;
  readonly version: string;
  /** Draws the window in another colour theme, named as the list of them shows it. */
  useTheme(theme: Theme): Promise<void>;
  /** Saves what can be seen to out/screenshots. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

const screenshots = join(projectRoot, 'out/screenshots');

/** What a window opens. */
export interface WindowContent {
  /** Folder of the repository whose copy is the workspace. */
  readonly folder: string;
  /** The file in front, below it. */
  readonly file: string;
  /** Adds to the copy what is too large for the repository. */
  readonly prepare?: (workspace: string) => void;
}

/** No minimap and small letters: log lines are long, and what is right of the window can not be hovered. */
const settings = {
  ...quietSettings,
  'editor.fontSize': 12,
  'editor.minimap.enabled': false,
  'workbench.colorTheme': 'Default Dark Modern',
};

export async function openWindow({ folder, file, prepare }: WindowContent): Promise<Window> {
  const named = process.env['IPLOG_LENS_HOST'];
  const version = named === undefined ? getDefaultHostVersion() : getHostVersion(named);
  const extension = process.env['IPLOG_LENS_EXTENSION'] ?? projectRoot;
  const workspace = mkdtempSync(join(tmpdir(), 'iplog-lens-ui-'));
  cpSync(join(projectRoot, folder), workspace, { recursive: true });
  prepare?.(workspace);
  mkdirSync(screenshots, { recursive: true });

  const host = await startHost(getHost(version), { settings });
  const browser = await launchBrowser();
  const page = await openPage(browser);
  const address = host.windowAddress(workspace, [
    ['extensionDevelopmentPath', host.remoteUri(extension)],
    ['openFile', host.remoteUri(join(workspace, file))],
    ['skipWelcome', 'true'],
  ]);
  await page.goto(address);
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
  return {
    page,
    version: version.vscode,
    useTheme: async (theme) => {
      await chooseTheme(page, theme);
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
