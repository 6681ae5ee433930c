/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';

/** The colour of a level word: the token that is just that word. */
export async function colourOf(page: Page, word: string): Promise<string> {
  const token = page.locator('.monaco-editor .view-line span span', {
    hasText: new RegExp(`^\\s*${word}\\s*$`),
  });
  await token.first().waitFor({ timeout: 60_000 });
  return await token.first().evaluate((element) => getComputedStyle(element).color);
}

/** A line of the log whose text contains the words; blanks are no-break spaces on the screen. */
function lineWith(page: Page, words: string): Locator {
  const pattern = new RegExp(words.split(' ').join('[\\s\\u00a0]'));
  return page.locator('.monaco-editor .view-line', { hasText: pattern }).first();
}

/** The middle of the words on the screen. */
async function middleOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  const line = lineWith(page, words);
  await line.waitFor({ timeout: 60_000 });
  return await line.evaluate(
    (element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = (node.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const box = range.getBoundingClientRect();
        return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      }
      throw new Error(`No text ${wanted}`);
    },
    words.split(' ')[0] ?? words,
  );
}

export async function hoverOn(page: Page, words: string): Promise<string> {
  const card = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
  // An editor that is still moved about under the mouse shows no card; then once more.
  for (let attempt = 0; attempt < 5; attempt++) {
    const { x, y } = await middleOf(page, words);
    await page.mouse.move(x, y + 60);
    await page.mouse.move(x, y, { steps: 4 });
    if (await appears(card, 4000)) break;
  }
  // The card comes in parts: diagnostic first, then the language server's.
  await page.waitForFunction(
    () =>
      /cause/i.test(
        document.querySelector('.monaco-hover:not(.hidden) .monaco-hover-content')?.textContent ?? '',
      ),
    undefined,
    { timeout: 60_000 },
  );
  return await card.innerText();
}

/** Puts the cursor there. */
export async function clickOn(
  page: Page,
  words: string,
  options: { readonly button?: 'left' | 'right' } = {},
): Promise<void> {
  const { x, y } = await middleOf(page, words);
  await page.mouse.click(x, y, options);
}

/** Puts the cursor on the words below the first line, and looks whether it left that: an editor may still be moved about. */
export async function putCursorOn(page: Page, words: string): Promise<void> {
  const position = page.locator('.statusbar-item', { hasText: /Ln (?!1,)\d/ });
  for (let attempt = 0; attempt < 5; attempt++) {
    await clickOn(page, words);
    if (await appears(position, 3000)) return;
  }
  throw new Error(`The cursor does not get to "${words}".`);
}

/** Down the open menu by key to the first entry with this beginning: an overlay of VS Code 1.100 swallows clicks. */
export async function moveDownTo(page: Page, title: string): Promise<void> {
  const rows = await page.locator('.action-widget .monaco-list-row').count();
  const focused = page.locator('.action-widget .monaco-list-row.focused').first();
  for (let step = 0; step < rows; step++) {
    if ((await focused.innerText()).trim().startsWith(title)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The menu has no entry "${title}".`);
}

/** Runs a command by its title in the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget input.input').first();
  // Enter takes the selected row, and the list is filtered a moment after the last key.
  const selected = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
  // Once more where a webview keeps the key for itself, another list closes just now, or a window that was just opened
  // does not know the command yet.
  for (let attempt = 0; attempt < 6; attempt++) {
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.keyboard.press('F1');
    if (!(await appears(input, 2000))) continue;
    // Filled, not typed: the first keys would go to whatever had the focus before.
    await input.fill(`>${title}`, { timeout: 3000 }).catch(() => {});
    if (await appears(selected, 5000)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Escape');
  }
  throw new Error(`The palette has no command "${title}".`);
}

/** Themes that come with VS Code, by their names in its list, with the class that a window has in them. */
const themeClasses = {
  'Dark Modern': 'vs-dark',
  'Light Modern': 'vs',
  'Dark High Contrast': 'hc-black',
  'Light High Contrast': 'hc-light',
} as const;

export type Theme = keyof typeof themeClasses;

/** Draws the window in another theme, which is faster than to load it again. */
export async function chooseTheme(page: Page, theme: Theme): Promise<void> {
  // By key: in the palette another command comes first, by its longer name.
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+T');
  await page.locator('input[placeholder^="Select Color Theme"]').fill(theme);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: theme }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`.monaco-workbench.${themeClasses[theme]}`).first().waitFor({ timeout: 60_000 });
}

/** Whether something is shown within so many milliseconds. */
export async function appears(what: Locator, milliseconds: number): Promise<boolean> {
  return await what.waitFor({ timeout: milliseconds }).then(
    () => true,
    () => false,
  );
}

/**
 * Presses a key on a row that was clicked, until that had its effect: where the tree is drawn anew at that moment, as a busy
 * machine does late, the key is lost.
 */
export async function pressOnRow(row: Locator, key: string, effect: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 6; attempt++) {
    // Not at first: two clicks at once would be a double click, which leads into the editor.
    if (attempt > 0) await row.click();
    await row.page().keyboard.press(key);
    const isDone = await effect().then(
      () => true,
      () => false,
    );
    if (isDone) return;
  }
  throw new Error(`${key} had no effect.`);
}

/** Opens a file of the workspace in front of the others; the path may begin with a folder of it. */
export async function openFile(page: Page, path: string): Promise<void> {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  const input = page.locator('.quick-input-widget input.input').first();
  await page.keyboard.press('Control+P');
  await input.waitFor({ timeout: 60_000 });
  await input.fill(path);
  const row = page
    .locator('.quick-input-list .monaco-list-row.focused', { hasText: name })
    .filter({ hasText: parts.join('/') });
  await row.waitFor({ timeout: 60_000 });
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: name }).first().waitFor({ timeout: 60_000 });
}

/** The card at the words, asked for by key as those do who have no mouse, once the expected text is in it. */
export async function cardByKey(page: Page, words: string, expected: string): Promise<string> {
  await clickOn(page, words);
  const card = page
    .locator('.monaco-hover:not(.hidden) .monaco-hover-content', { hasText: expected })
    .first();
  await runCommand(page, 'Show or Focus Hover');
  await card.waitFor({ timeout: 60_000 });
  return await card.innerText();
}
