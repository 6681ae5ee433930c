import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { appears } from './editor-page.ts';
import { type Window, openWindow } from './window.ts';

// One profile, one folder: what each window shows is what a fresh one shows.
describe('two windows of VS Code on one case', () => {
  let window: Window;
  let first: Page;
  let expected: readonly string[];

  before(async () => {
    window = await openWindow({ folder: 'test/fixtures/vscode-workspace', file: 'Microsoft.Tri.Sensor.log' });
    first = window.page;
    expected = await shownIn(first);
    assert.ok(
      expected.some((row) => row.includes('MDI1010')),
      expected.join(' | '),
    );
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed-${this.currentTest.title}`);
  });
  after(async () => await window.close());

  it('show the same findings', async () => {
    const second = await first.context().newPage();
    await second.goto(first.url());
    assert.deepEqual(await shownIn(second), expected);
    assert.deepEqual(await shownIn(first), expected);
    await second.close();
  });

  it('show the same again after a reload', async () => {
    await first.reload();
    assert.deepEqual(await shownIn(first), expected);
  });
});

/** The known errors of the log in front, once it is underlined. */
async function shownIn(page: Page): Promise<string[]> {
  const squiggle = page.locator('.squiggly-error, .squiggly-warning').first();
  await squiggle.waitFor({ state: 'attached', timeout: 60_000 });
  const rows = page.locator('.pane-body .monaco-list-row[aria-label*="MDI"]');
  // A window may bring the view back by itself, and a click on what is open closes it: so it is asked first, each time.
  for (let attempt = 0; attempt < 4 && !(await appears(rows.first(), 6000)); attempt++)
    await page.locator('.activitybar [aria-label^="IPLog Lens"]').first().click({ force: true });
  await rows.first().waitFor({ timeout: 60_000 });
  return (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
}
