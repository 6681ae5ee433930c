import { type Browser, type Page, chromium } from 'playwright-core';
import { getBrowser } from './find-browser.ts';

/** A headless browser, made quiet: no sandbox (it must also run as root), no GPU, nothing fetched in the background. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: await getBrowser(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}

/** A page that can reach this machine only, and the clipboard. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1600, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  // A busy machine takes its time; what never comes is told all the same.
  page.setDefaultTimeout(60_000);
  await page.route(
    (url) => url.hostname !== '127.0.0.1',
    async (route) => await route.abort(),
  );
  return page;
}
