import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { themes } from '../workbench/themes.ts';
import { useSession } from '../workbench/useSession.ts';

describe('the arguments of system calls', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1600, height: 1000 } });

  it('are named behind their numbers', { timeout: 120_000 }, async () => {
    const { workbench } = session();
    await workbench.openFile('seccomp/arguments.json');
    await workbench.line('CLONE_NEW{NS,CGROUP,UTS,IPC,USER,PID,NET}').waitFor();
    await workbench.line('AF_UNIX').waitFor();
    await workbench.line('TIOCSTI').waitFor();
    await workbench.line('ENOSYS').waitFor();
    await workbench.screenshot('arguments-hints');
  });

  it('make a sentence of the rule on hover', async () => {
    const { workbench } = session();
    await workbench.goTo(8, 8);
    const hover = await workbench.hover();
    await hover.getByText('none of the namespace flags').first().waitFor();
    await workbench.screenshot('arguments-hover');
    await workbench.press('Escape');
  });

  it('are completed by name, which inserts the number', async () => {
    const { workbench } = session();
    await workbench.replaceLine(22, '          "value": ');
    await workbench.type('TIOCLI');
    await workbench.page
      .locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: 'TIOCLINUX' })
      .waitFor();
    await workbench.screenshot('arguments-completion');
    await workbench.press('Enter');
    await workbench.line('TIOCLINUX').waitFor();
    await workbench.save();
    const written = (): string => readFileSync(join(session().folder, 'seccomp/arguments.json'), 'utf8');
    await expect.poll(written).toContain('"value": 21532,\n');
  });

  it('are those of a call that is tried from the lens above the profile', async () => {
    const { workbench } = session();
    await workbench.goTo(1);
    await workbench.lens(/^Allows 6 of \d+ calls on x86_64, 3 with conditions$/).waitFor();
    await workbench.screenshot('arguments-lens');
    await workbench.lens('Try a call').click();
    const input = workbench.page.locator('.quick-input-widget input.input');
    const answer = async (shown: string | RegExp, typed: string): Promise<void> => {
      await workbench.page.locator('.quick-input-widget', { hasText: shown }).waitFor();
      await input.fill(typed);
      await workbench.press('Enter');
    };
    await answer('Try a call on', 'clone');
    await answer('By programs of which architecture', 'x86_64');
    await answer('clone(unsigned long', 'CLONE_NEWUSER|SIGCHLD');
    const message = workbench.page.locator('.notification-toast', {
      hasText: 'clone(CLONE_NEWUSER|SIGCHLD) on x86_64: it fails with ENOSYS.',
    });
    await message.waitFor();
    await workbench.screenshot('arguments-try');
    await workbench.press('Escape');
    await workbench.lens('Try a call').click();
    await answer('Try a call on', 'socket');
    await answer('By programs of which architecture', 'x86_64');
    await answer('socket(int family', 'AF_UNIX SOCK_STREAM');
    await workbench.page.getByRole('button', { name: 'Open arguments.json:' }).first().click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 12, ' }).waitFor();
  });

  it('lead to the calls that the default profile has otherwise', async () => {
    const { workbench } = session();
    await workbench.goTo(1);
    await workbench.lens(/^Against Docker’s default: /).click();
    await workbench.page
      .locator('.tab.active', { hasText: 'arguments.json against the default of' })
      .waitFor();
    await workbench.panel().getByRole('heading', { name: 'Allowed by default, not here' }).waitFor();
    await workbench.screenshot('arguments-default');
    await workbench.focusEditor();
  });

  it('are read in every theme, where what is allowed, denied or depends has a colour of its own, unlike other words', {
    timeout: 180_000,
  }, async () => {
    const { workbench } = session();
    const colourOf = (word: string): Promise<string> =>
      workbench.page
        .locator('.editor-instance .view-line span', { hasText: new RegExp(`^"?${word}"?$`) })
        .last()
        .evaluate((span) => getComputedStyle(span).color);
    for (const { label } of themes) {
      await workbench.chooseTheme(label);
      const colours = (): Promise<readonly string[]> =>
        Promise.all(['write', 'clone', 'ptrace', 'SCMP_ARCH_X86_64'].map((word) => colourOf(word)));
      await expect.poll(async () => new Set(await colours()).size, { timeout: 20_000 }).toBe(4);
      // The default action is as much at a glance as the rules.
      const [usual, denied] = await Promise.all(['SCMP_ACT_ERRNO', 'ptrace'].map((word) => colourOf(word)));
      expect(usual).toBe(denied);
      await workbench.screenshot(`arguments-${label.toLowerCase().replaceAll(' ', '-')}`);
    }
  });
});
