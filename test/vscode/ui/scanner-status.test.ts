import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { pressOnRow } from './editor-page.ts';
import { type Window, openWindow } from './window.ts';

describe('a scanner status in a window of VS Code', () => {
  let window: Window;
  let page: Page;

  before(async () => {
    window = await openWindow({
      folder: 'test/fixtures/vscode-workspace',
      file: 'contoso.scanner-status.txt',
    });
    page = window.page;
    await openView();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed-${this.currentTest.title}`);
  });
  after(async () => await window.close());

  it('stands as a tree in the side bar, with a badge that counts what needs attention', async () => {
    await row('contoso').waitFor({ timeout: 60_000 });
    assert.match(await row('SCAN02').innerText(), /pending/);
    assert.match((await row('SCAN02').getAttribute('aria-label')) ?? '', /needs attention/);
    const container = page.locator('.activitybar .action-item', {
      has: page.locator('[aria-label^="IPLog Lens"]'),
    });
    // The badge of the container adds up those of its views: three judgements, and the known errors of the file.
    assert.match(await container.locator('.badge-content').first().innerText(), /^\s*[3-9]\s*$/);
    await window.screenshot('dark-status');
  });

  it('shows the line of a row that is clicked', async () => {
    await row('SCAN01').click();
    await page.locator('.statusbar-item', { hasText: /Ln 17\b/ }).waitFor({ timeout: 60_000 });
    await pressOnRow(
      row('SCAN01'),
      'ArrowRight',
      async () => await row('FailedFiles').waitFor({ timeout: 5000 }),
    );
    await row('FailedFiles').click();
    await page.locator('.statusbar-item', { hasText: /Ln 25\b/ }).waitFor({ timeout: 60_000 });
    // Closed again, so that all nodes have room in the view.
    await row('SCAN01').click();
    await pressOnRow(
      row('SCAN01'),
      'ArrowLeft',
      async () => await row('FailedFiles').waitFor({ state: 'detached', timeout: 5000 }),
    );
  });

  it('draws how the scan gets on into the tooltip', async () => {
    await row('Progress').hover();
    const picture = page.locator('.monaco-hover img[src^="data:image/svg"]').first();
    await picture.waitFor({ timeout: 60_000 });
    assert.match((await picture.getAttribute('alt')) ?? '', /12,000 files an hour/);
    const width = await picture.evaluate((element) => (element as HTMLImageElement).naturalWidth);
    assert.equal(width, 320);
    await window.screenshot('dark-status-progress');
    await page.mouse.move(0, 0);
  });

  it('hides what is well when only the rest shall be seen', async () => {
    await row('SCAN03').waitFor({ timeout: 60_000 });
    await row('contoso').hover();
    await page.locator('.pane-header [aria-label^="Show Only What Needs Attention"]').first().click();
    await row('SCAN03').waitFor({ state: 'detached', timeout: 60_000 });
    assert.ok(await row('SCAN02').isVisible());
    await window.screenshot('dark-status-filtered');
  });

  for (const [name, theme] of [
    ['light', 'Light Modern'],
    ['high-contrast', 'Dark High Contrast'],
  ] as const) {
    it(`is readable in the ${name} theme`, async () => {
      await window.useTheme(theme);
      await openView();
      await row('SCAN02').waitFor({ timeout: 60_000 });
      await window.screenshot(`${name}-status`);
    });
  }

  async function openView(): Promise<void> {
    const tab = page.locator('.activitybar [aria-label^="IPLog Lens"]').first();
    await tab.waitFor({ timeout: 60_000 });
    const pane = page.locator('.pane-header', { hasText: 'Scanner Status' });
    // By force, because the badge lies over the icon; the click counts all the same. A second click would hide it.
    if (!(await pane.isVisible())) await tab.click({ force: true });
    await pane.waitFor({ timeout: 60_000 });
    if ((await pane.getAttribute('aria-expanded')) === 'false') await pane.click();
  }

  function row(label: string): Locator {
    return page.locator('.pane-body .monaco-list-row', { hasText: label }).first();
  }
});
