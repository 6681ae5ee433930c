import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { writeLargeLog } from '../large-log.ts';
import { clickOn, colourOf, hoverOn, openFile, putCursorOn, runCommand } from './editor-page.ts';
import { type Window, openWindow } from './window.ts';

/** A case of several machines, with logs of three sizes: VS Code changes its ways at 20 and at 50 MB. */
describe('a case with large logs in a window of VS Code', () => {
  let window: Window;
  let page: Page;

  before(async function () {
    this.timeout(240_000);
    window = await openWindow({
      folder: 'samples/contoso-case',
      file: 'SCAN01/diagnostics-session.txt',
      prepare: (workspace) => {
        writeLargeLog(join(workspace, 'DC04/Logs/Microsoft.Tri.Sensor.log'), 200);
        writeLargeLog(join(workspace, 'DC05/Logs/Microsoft.Tri.Sensor.log'), 60);
        writeLargeLog(join(workspace, 'DC06/Logs/Microsoft.Tri.Sensor.log'), 25);
      },
    });
    page = window.page;
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed-${this.currentTest.title}`);
  });
  after(async () => await window.close());

  it('is listed machine by machine, with a summary on one page', async () => {
    await runCommand(page, 'IPLog Lens: Scan File or Folder...');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'open folder' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await row('MDI1010').waitFor({ timeout: 60_000 });
    await runCommand(page, 'IPLog Lens: Group by Machine');
    for (const view of ['Scanner Status', 'Log Bundles']) await collapse(view);
    await row('DC06').waitFor({ timeout: 60_000 });
    await runCommand(page, 'IPLog Lens: Show Case Summary');
    const preview = page.frameLocator('iframe.webview').last().frameLocator('#active-frame');
    await preview.locator('h1', { hasText: 'Case summary' }).first().waitFor({ timeout: 60_000 });
    await window.screenshot('case-summary');
  });

  it('is a table, from whose rows Enter leads into a part of a log of 200 MB', async () => {
    await runCommand(page, 'IPLog Lens: Show Findings as Table');
    await putCursorOn(page, 'DC04');
    await window.screenshot('case-table');
    await page.keyboard.press('Enter');
    await statusBar('Log line 11').waitFor({ timeout: 60_000 });
    await readNotice('This log has 191 MB');
    await page.keyboard.press('Alt+F9');
    await statusBar('Log line 200,001').waitFor({ timeout: 60_000 });
    assert.match(await hoverOn(page, 'GMSA password'), /mdiSvc01/);
    await window.screenshot('excerpt-hover');
  });

  it('goes through that log part by part, and to a time', async () => {
    await page.locator('.editor-actions [aria-label^="Previous Part of the Log"]').click();
    await statusBar('Log line').filter({ hasNotText: '200,001' }).waitFor();
    await runCommand(page, 'IPLog Lens: Go to Line or Time of the Log...');
    const input = page.locator('.quick-input-widget', { hasText: 'Go to Line or Time' }).locator('input');
    await input.fill('2026-03-14 01:30');
    await page.keyboard.press('Enter');
    await statusBar('Log line 900,001').waitFor({ timeout: 60_000 });
    assert.equal(await page.locator('.monaco-editor .line-numbers').count(), 0, 'two kinds of line numbers');
    await window.screenshot('excerpt-part');
  });

  it('marks a log above 50 MB in itself, and offers in its menus what works there', async () => {
    await openFile(page, 'DC05/Logs/Microsoft.Tri.Sensor.log');
    await page.locator('.squiggly-error').first().waitFor({ state: 'attached', timeout: 60_000 });
    await readNotice('This log is above 50 MB');
    assert.ok((await page.locator('.monaco-editor .line-numbers').count()) > 0, 'the line numbers are gone');
    await clickOn(page, 'EntityResolver', { button: 'right' });
    await page.locator('.monaco-menu .action-item', { hasText: 'IPLog Lens' }).first().hover();
    const entry = page.locator('.monaco-menu .action-item', { hasText: /^Insert Check\.\.\.$/ });
    await entry.waitFor({ timeout: 10_000 });
    const entries = (await page.locator('.monaco-menu .monaco-submenu .action-item').allInnerTexts()).join(
      '\n',
    );
    for (const title of [
      'Explain Finding',
      'Insert Fix...',
      'Copy Finding as Markdown',
      'Go to Line or Time',
    ])
      assert.ok(entries.includes(title), entries);
    assert.ok(!entries.includes('New Signature'), entries);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('says that edits of that log are not seen', async () => {
    await clickOn(page, 'EntityResolver');
    await page.keyboard.press('x');
    await readNotice('unsaved edits');
  });

  it('colours all of a log of 25 MB, whose grammar VS Code has switched off', async () => {
    await openFile(page, 'DC06/Logs/Microsoft.Tri.Sensor.log');
    const colours = new Set([
      await colourOf(page, 'Warn'),
      await colourOf(page, 'Info'),
      await colourOf(page, 'Debug'),
    ]);
    assert.equal(colours.size, 3, [...colours].join(', '));
    for (const line of [11, 200_001]) {
      await page.keyboard.press('Alt+F9');
      await statusBar(`Ln ${line},`).waitFor({ timeout: 60_000 });
    }
    await page
      .locator('.monaco-editor .view-line', { hasText: '00:19:59.9940' })
      .locator('span span', { hasText: /^\s*Info\s*$/ })
      .waitFor({ timeout: 60_000 });
    await window.screenshot('coloured-25-mb');
  });

  it('shows a card in the log above 50 MB, which can be read and closed by key', async () => {
    await openFile(page, 'DC05/Logs/Microsoft.Tri.Sensor.log');
    await showCard('line 200,001');
    const card = page.locator('.review-widget');
    await card.first().waitFor({ timeout: 60_000 });
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'DC05' }).first().waitFor();
    await runCommand(page, 'Notifications: Clear All Notifications');
    const { x, y } = (await card.first().boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.move(x + 400, y - 40);
    await page.mouse.wheel(0, 220);
    await window.screenshot('large-log-card');
    // Asked for again, the card gets the focus.
    await showCard('line 200,001');
    await card.locator(':focus').first().waitFor({ timeout: 60_000 });
    const label = await page.locator('.review-widget :focus').first().getAttribute('aria-label');
    assert.match(label ?? '', /gMSA password could not be retrieved/);
    await page.keyboard.press('Tab');
    const link = page.locator('.review-widget a:focus');
    assert.equal(await link.first().innerText(), 'Get-GmsaPasswordReader');
    const text = await card.first().ariaSnapshot();
    for (const words of ['Copy as Markdown', 'Open this card as a page', 'Close Card', 'Likely causes'])
      assert.ok(text.includes(words), text);
    await window.useTheme('Light High Contrast');
    await window.screenshot('light-high-contrast-card');
    await runCommand(page, 'IPLog Lens: Close Card');
    await card.first().waitFor({ state: 'detached' });
    await page.locator('.editor-instance :focus').first().waitFor();
    await window.useTheme('Dark Modern');
  });

  async function showCard(place: string): Promise<void> {
    await runCommand(page, 'IPLog Lens: Show Finding Card in the Log');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: place }).waitFor();
    await page.locator('.quick-input-widget input.input').first().fill(place);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: place }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  function row(label: string): Locator {
    return page.locator('.pane-body .monaco-list-row', { hasText: label }).first();
  }

  function statusBar(text: string): Locator {
    return page.locator('.statusbar-item', { hasText: text });
  }

  /** In the list of notices, because a window that a test drives shows none by itself. */
  async function readNotice(text: string): Promise<void> {
    await runCommand(page, 'Notifications: Show Notifications');
    const notice = page.locator('.notifications-center .notification-list-item', { hasText: text });
    await notice.first().waitFor({ timeout: 60_000 });
    await window.screenshot(`notice-${text.replaceAll(/\W+/g, '-')}`);
    await runCommand(page, 'Notifications: Clear All Notifications');
  }

  async function collapse(view: string): Promise<void> {
    const header = page.locator('.pane-header', { hasText: view }).first();
    if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
  }
});
