import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allSyscalls } from '../../server/src/seccomp/knowledge/syscallTable.ts';
import { whole } from '../client/support/models.ts';
import { profileModel, sampleProfile, withoutCall } from '../client/support/profileModels.ts';
import { violations } from './support/axe.ts';
import { type PageOptions, PanelBrowser, type PanelPage } from './support/panelPage.ts';
import { themeNames } from './support/themes.ts';

const looks: readonly (PageOptions & { readonly name: string })[] = [
  ...themeNames.map((theme) => ({ name: `wide-${theme}`, theme })),
  { name: 'half-dark', theme: 'dark', width: 640 },
  { name: 'narrow-light', theme: 'light', width: 320 },
];

/** Every call that there is, as an allow-list has it. */
const largeProfile = {
  defaultAction: 'SCMP_ACT_ERRNO',
  syscalls: [{ names: allSyscalls().map(({ name }) => name), action: 'SCMP_ACT_ALLOW' }],
};

describe('the picture of a seccomp profile', () => {
  let browser: PanelBrowser;

  beforeAll(async () => {
    browser = await PanelBrowser.start();
  }, 60_000);

  afterAll(() => browser?.stop());

  const opened = async (profile: unknown, options: PageOptions = {}): Promise<PanelPage> => {
    const panel = await browser.open(options);
    await panel.post({ type: 'changed', changed: whole(1, profileModel(profile)) });
    return panel;
  };

  it.each(looks)(
    'draws without trouble and without sideways scrolling: $name',
    async ({ name, ...options }) => {
      const panel = await opened(sampleProfile, options);
      await panel.page.getByText('every other call').waitFor();
      await panel.post({
        type: 'changed',
        changed: whole(2, profileModel(withoutCall(sampleProfile, 'socket'))),
      });
      await panel.page.getByText('socket (Network) is no longer listed').waitFor();
      await panel.shot(`profile-${name}`);
      const sideways = await panel.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(sideways).toBeLessThanOrEqual(0);
      await panel.page.getByRole('button', { name: 'Table' }).click();
      await panel.page.getByRole('table').first().waitFor();
      await panel.shot(`profile-${name}-table`);
      expect(panel.troubles).toEqual([]);
      await panel.close();
    },
  );

  it.each(themeNames)('axe finds nothing in lanes and table: %s', { timeout: 30_000 }, async (theme) => {
    const panel = await opened(sampleProfile, { theme, reducedMotion: true });
    expect(await violations(panel)).toEqual([]);
    await panel.page.getByRole('button', { name: 'Table' }).click();
    await panel.page.getByRole('table').first().waitFor();
    expect(await violations(panel)).toEqual([]);
    await panel.close();
  });

  it('is walked by keys from the default action to a call and its line', async () => {
    const panel = await opened(sampleProfile);
    await panel.line('denied:rest').focus();
    await panel.page.keyboard.press('Home');
    await panel.page.keyboard.press('ArrowDown');
    const line = await panel.activeLine();
    expect(line).toMatch(/^denied:/);
    await panel.page.keyboard.press('Enter');
    expect((await panel.sent()).at(-1)).toMatchObject({
      type: 'open',
      link: { text: expect.stringMatching(/^profile\.json:\d+$/) },
    });
    await panel.close();
  });

  it('of all the calls that there are shows the sets, opens one, and stays quick', async () => {
    const panel = await opened(largeProfile);
    expect(await panel.page.getByRole('treeitem', { name: /^access / }).count()).toBe(0);
    await panel.page.getByText('Files and directories').click();
    await panel.page.getByRole('treeitem', { name: /^access / }).waitFor();
    await panel.shot('profile-large', false);
    const duration = await panel.post({
      type: 'changed',
      changed: whole(2, profileModel({ ...largeProfile, defaultAction: 'SCMP_ACT_KILL_PROCESS' })),
    });
    await panel.page.getByText('Kills the process').waitFor();
    // Far above what it takes, so that a busy machine does not fail it.
    expect(duration).toBeLessThan(2000);
    await panel.close();
  });
});
