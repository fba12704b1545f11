import { describe, expect, it } from 'vitest';
import { violations } from '../../webview/support/axe.ts';
import { frameOf, sidewaysIn } from '../workbench/panel.ts';
import { sampleWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

/** A window of 1280 by 900 pixels at 200 %: half as many of the page's own, each drawn with four. */
const zoomed = { viewport: { width: 640, height: 450 }, scale: 2 };

describe('the panel at 200 % zoom', () => {
  const session = useSession({ folder: sampleWorkspace, ...zoomed });
  const panel = () => session().workbench.panel();

  it('is opened', async () => {
    const { workbench } = session();
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.goTo(4, 5);
    await workbench.command('Policy Lens: Open Preview to the Side');
    await panel().getByRole('heading', { name: 'payments/gateway' }).waitFor();
    // the side bar would take the room
    await workbench.press('Control+B');
  });

  it.each([
    ['In and Out', 'treeitem', /^orders/],
    ['Matrix', 'grid', /rows call columns$/],
    ['Try a Connection', 'combobox', 'From'],
  ] as const)(
    'has its view %s from high up on, all to be reached by scrolling down alone',
    async (tab, role, name) => {
      const { workbench } = session();
      await panel().getByRole('tab', { name: tab }).click();
      const first = panel().getByRole(role, { name }).first();
      await first.waitFor();
      const frame = await frameOf(panel());
      await frame.evaluate(() => scrollTo({ top: 0 }));
      await workbench.screenshot(`zoom-${role}`);
      expect(await frame.evaluate(() => innerWidth)).toBeLessThan(400);
      expect(await sidewaysIn(frame)).toBe(0);
      expect(await violations({ page: frame })).toEqual([]);
      const view = panel().getByRole('tabpanel');
      const top = await view.evaluate((box) => box.getBoundingClientRect().top / innerHeight);
      expect(top).toBeLessThan(0.35);
      if (role !== 'grid') return;
      // What narrows the table is folded above it.
      const tools = await panel().locator('.tools').boundingBox();
      expect(tools?.height).toBeLessThan(2.5 * 35);
    },
    120_000,
  );
});
