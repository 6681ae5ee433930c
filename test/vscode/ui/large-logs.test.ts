import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { writeLargeLog } from '../large-log.ts';
import { clickOn, colourOf, goToLineOf, hoverOn, openFile, runCommand } from './editor-page.ts';
import { type Window, openWindow } from './window.ts';

/** A case of several machines, with logs of three sizes: VS Code changes its ways at 20 and at 50 MB. */
describe('a case with large logs in a window of VS Code', () => {
  let window: Window;
  let page: Page;

  before(async function () {
    this.timeout(120_000);
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
    await row('MDI1010').waitFor({ timeout: 30_000 });
    await runCommand(page, 'IPLog Lens: Group by Machine');
    for (const view of ['Scanner Status', 'Log Bundles']) await collapse(view);
    await row('DC06').waitFor({ timeout: 30_000 });
    await runCommand(page, 'IPLog Lens: Show Case Summary');
    const preview = page.frameLocator('iframe.webview').last().frameLocator('#active-frame');
    await preview.locator('h1', { hasText: 'Case summary' }).first().waitFor({ timeout: 20_000 });
    await window.screenshot('case-summary');
  });

  it('is a table, from whose rows Enter leads into a part of a log of 200 MB', async () => {
    await runCommand(page, 'IPLog Lens: Show Findings as Table');
    await goToLineOf(page, 'DC04', 15);
    await window.screenshot('case-table');
    await page.keyboard.press('Enter');
    await statusBar('Log line 11').waitFor({ timeout: 20_000 });
    await readNotice('This log has 191 MB');
    await page.keyboard.press('Alt+F9');
    await statusBar('Log line 200,001').waitFor({ timeout: 20_000 });
    assert.match(await hoverOn(page, 'GMSA password'), /mdiSvc01/);
    await window.screenshot('excerpt-hover');
  });

  it('goes through that log by its lines and times', async () => {
    await page.locator('.editor-actions [aria-label^="Previous Part of the Log"]').click();
    await statusBar('Log line').filter({ hasNotText: '200,001' }).waitFor();
    await runCommand(page, 'IPLog Lens: Go to Line or Time of the Log...');
    await page.locator('.quick-input-widget', { hasText: 'Go to Line or Time' }).waitFor();
    await page.keyboard.type('2026-03-14 01:30');
    await page.keyboard.press('Enter');
    await statusBar('Log line 900,001').waitFor({ timeout: 20_000 });
    await window.screenshot('excerpt-numbers');
  });

  it('marks a log above 50 MB in itself', async () => {
    await openFile(page, 'DC05/Logs/Microsoft.Tri.Sensor.log');
    await page.locator('.squiggly-error').first().waitFor({ state: 'attached', timeout: 30_000 });
    await readNotice('This log is above 50 MB');
    await page.keyboard.press('Control+Shift+M');
    await page
      .locator('.markers-panel .monaco-list-row', { hasText: 'DC05' })
      .first()
      .waitFor({ timeout: 10_000 });
    await page.mouse.click(800, 300, { button: 'right' });
    await page.locator('.monaco-menu .action-item', { hasText: 'IPLog Lens' }).first().hover();
    await page.waitForTimeout(1000);
    await window.screenshot('large-log-menu');
    console.log(await page.locator('.monaco-menu .action-item').allInnerTexts());
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('shows a card in such a log, which can be read and left by key', async () => {
    for (let i = 0; i < 2; i++) {
      await runCommand(page, 'IPLog Lens: Show Finding Card in the Log');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'line 200,001' }).waitFor();
      if (i === 0) await window.screenshot('large-log-choice');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      await page.locator('.review-widget').first().waitFor({ timeout: 20_000 });
      await page.waitForTimeout(1000);
      const focus = () =>
        page.evaluate(() => {
          const e = document.activeElement;
          return e?.outerHTML.slice(0, 200) + ' IN ' + e?.closest('.review-widget')?.className;
        });
      console.log('FOCUS', await focus());
      await window.screenshot('large-log-card');
      if (i === 1) {
        for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab']) {
          await page.keyboard.press(key);
          console.log(key, await focus());
        }
        await page.keyboard.press('Escape');
        await page.waitForTimeout(500);
        console.log('ESC', await focus());
        await window.screenshot('large-log-escaped');
      }
    }
    await window.useTheme('Light High Contrast');
    await window.screenshot('light-high-contrast-card');
    await runCommand(page, 'IPLog Lens: Close Card');
    await page.locator('.review-widget').first().waitFor({ state: 'detached' });
    await window.useTheme('Dark Modern');
  });

  it('says that edits of such a log are not seen', async () => {
    await clickOn(page, 'EntityResolver');
    await page.keyboard.press('x');
    await readNotice('unsaved edits');
  });

  it('colours a log of 25 MB, whose grammar VS Code has switched off', async () => {
    await openFile(page, 'DC06/Logs/Microsoft.Tri.Sensor.log');
    const colours = new Set([
      await colourOf(page, 'Warn'),
      await colourOf(page, 'Info'),
      await colourOf(page, 'Debug'),
    ]);
    assert.equal(colours.size, 3, [...colours].join(', '));
    await window.screenshot('coloured-25-mb');
  });

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
    await notice.first().waitFor({ timeout: 20_000 });
    await window.screenshot(`notice-${text.split(' ').at(-1)}`);
    await runCommand(page, 'Notifications: Clear All Notifications');
  }

  async function collapse(view: string): Promise<void> {
    const header = page.locator('.pane-header', { hasText: view }).first();
    if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
  }
});
