import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { type Theme, themes } from './themes.ts';

/**
 * VS Code's window as a user meets it: keys in, things on the screen out. All waits are for a state, none for a time,
 * and positions are given as line and column from 1, never in pixels.
 */
export class Workbench {
  readonly page: Page;
  readonly #screenshots: string;

  constructor(page: Page, screenshots: string) {
    this.page = page;
    this.#screenshots = screenshots;
    page.setDefaultTimeout(30_000);
  }

  /** Waits for the window to be drawn. */
  async ready(): Promise<void> {
    const long = { timeout: 90_000 };
    await this.page.locator('.monaco-workbench').waitFor(long);
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor(long);
    await this.page.locator('.statusbar-item').first().waitFor(long);
  }

  /** Reloads the window once VS Code has had the time to note what it remembers, which in a browser it does every five seconds. */
  async reload(): Promise<void> {
    await this.page.waitForTimeout(7000);
    await this.page.reload();
  }

  /** Types into Quick Open and takes the row that it proposes; again where it has looked before the row was there. */
  async quickInput(keys: string, text: string, row: string | RegExp): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    const proposal = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: row });
    await untilThere(proposal, 5000, 6, async (attempt) => {
      if (attempt > 1) await this.press('Escape');
      await this.#pressUntil([keys], input);
      await input.fill(text);
    });
    await this.page.keyboard.press('Enter');
  }

  /** @param title with its category, as the command palette shows it */
  async command(title: string): Promise<void> {
    await this.quickInput('Control+Shift+P', `>${title}`, title);
  }

  async chooseTheme(label: Theme): Promise<void> {
    const widget = this.page.locator('.quick-input-widget');
    const input = widget.locator('input[placeholder*="Color Theme"]');
    const mark = themes.find((theme) => theme.label === label)?.mark ?? '';
    // A choice that comes while the list still tries another theme is lost.
    await untilThere(this.page.locator(`.monaco-workbench${mark}`), 5000, 4, async () => {
      await this.#pressUntil(['Control+K', 'Control+T'], input);
      await input.fill(label);
      await widget.locator('.monaco-list-row.focused', { hasText: label }).waitFor();
      await this.press('Enter');
      await widget.waitFor({ state: 'hidden' });
    });
  }

  /** @param path relative to the open folder */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1) ?? path;
    await this.quickInput('Control+P', path, name);
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    // An editor that takes the keyboard later would close the next quick input.
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Puts the cursor somewhere in the active editor. */
  async goTo(line: number, column = 1): Promise<void> {
    const position = this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` });
    await untilThere(position, 5000, 5, async (attempt) => {
      // A click in a panel that the workbench hears of late makes the panel the active editor again.
      if (attempt > 1) await this.focusEditor();
      await this.quickInput('Control+G', `:${line}:${column}`, /./);
    });
    // The cursor may have been there before; keys that come while the question closes are lost.
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** Types at the cursor. Completion and closing brackets join in, as they do for a user. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 15 });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Replaces what the line says, its indentation included. */
  async replaceLine(line: number, text: string): Promise<void> {
    await this.goTo(line);
    await this.press('Control+L', 'Shift+ArrowLeft');
    await this.page.keyboard.insertText(text);
  }

  async save(): Promise<void> {
    await this.page.locator('.tab.active.dirty').waitFor();
    await this.press('Control+S');
    // A panel beside the editor has an active tab of its own.
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** The squiggles in the active editor. */
  squiggles(severity: 'error' | 'warning' | 'info'): Locator {
    return this.page.locator(`.editor-instance .squiggly-${severity}`);
  }

  line(text: string): Locator {
    return this.page.locator('.editor-instance .view-line', { hasText: text }).first();
  }

  /** The lens above a line of the active editor that says this. */
  lens(text: string | RegExp): Locator {
    return this.page.locator('.editor-instance .codelens-decoration a', { hasText: text }).first();
  }

  /** Opens the Problems view and answers its row with a text. */
  async problem(text: string | RegExp): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.#pressUntil(['Control+Shift+M'], panel);
    return panel.locator('.monaco-list-row', { hasText: text }).first();
  }

  /** How many the Problems view counts of a file. */
  async problemCount(name: string): Promise<number> {
    const row = await this.problem(name);
    return Number(await row.locator('.monaco-count-badge').textContent());
  }

  /** Gives the keys back to the editor, from wherever they are. */
  async focusEditor(): Promise<void> {
    const group = this.page.locator('.editor-group-container.active');
    // A panel that has the keyboard hands keys on only once it is loaded.
    await this.#pressUntil(
      ['Control+1'],
      group
        .locator('.monaco-editor.focused')
        .or(group.and(this.page.locator('.empty')))
        .first(),
    );
  }

  /** The hover of what is at the cursor, opened by the keyboard. */
  async hover(): Promise<Locator> {
    const hover = this.page
      .locator('.monaco-resizable-hover, .monaco-hover')
      .filter({ visible: true })
      .first();
    await this.#pressUntil(['Control+K', 'Control+I'], hover);
    return hover;
  }

  /** Opens the completion list at the cursor. */
  async completions(): Promise<Locator> {
    const list = this.page.locator('.suggest-widget.visible');
    await this.#pressUntil(['Control+Space'], list);
    return list.locator('.monaco-list-row');
  }

  /** Takes the completion with this label, after typing so much of it that it comes first. */
  async complete(label: string, typed: string): Promise<void> {
    await this.completions();
    await this.type(typed);
    await this.page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: label }).waitFor();
    await this.press('Enter');
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  }

  /** Opens the quick fixes of what is at the cursor. */
  async quickFixes(): Promise<Locator> {
    const rows = this.page.locator('.action-widget .monaco-list-row');
    // Pressed while a list is there or comes, the keys would take its first row.
    await rows.first().waitFor({ state: 'hidden' });
    await untilThere(rows.first(), 10_000, 4, () => this.press('Control+.'));
    return rows;
  }

  /** Takes the quick fix with this title by the keyboard. */
  async quickFix(title: string | RegExp): Promise<void> {
    const wanted = (await this.quickFixes()).filter({ hasText: title }).first();
    await wanted.waitFor();
    await wanted.click();
    await this.page.locator('.action-widget:not(.action-list-submenu-panel)').waitFor({ state: 'hidden' });
  }

  /** The document in the visible webview, which lies in two nested frames. */
  panel(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Keeps a picture of the window in test-results/screenshots. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(this.#screenshots, `${name}.png`) });
  }

  /**
   * Keys that are pressed before the workbench listens are lost, and a question asked before the server has seen the
   * last edit has no answer: as a user would, this presses them again until something is there.
   */
  async #pressUntil(keys: readonly string[], appears: Locator): Promise<void> {
    await untilThere(appears, 1500, 20, () => this.press(...keys));
  }
}

/**
 * Does something until a thing is on the screen.
 * @param patience how long an attempt has, in milliseconds
 */
async function untilThere(
  thing: Locator,
  patience: number,
  attempts: number,
  act: (attempt: number) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await act(attempt);
    try {
      return await thing.waitFor({ timeout: patience });
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}
