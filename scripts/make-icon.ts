import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './vscode-host/open-window.ts';

/** The Marketplace takes no SVG: this draws media/icon.svg into media/icon.png, 256 by 256. Run it after a change. */
const media = join(import.meta.dirname, '../media');
const size = 256;

const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawing = readFileSync(join(media, 'icon.svg'), 'utf8');
  await page.setContent(`<body style="margin:0">${drawing}</body>`);
  await page.screenshot({ path: join(media, 'icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
