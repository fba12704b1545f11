import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endServer } from '../workbench/endServer.ts';
import { tabInto } from '../workbench/panel.ts';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

/** A name that would be markup, were it not text. */
const markup = '<img src=x onerror=alert(1)>';

const odd = `apiVersion: v1
kind: Pod
metadata:
  name: odd
  namespace: "${markup}"
  labels:
    app: odd
`;

describe('whole journeys in the preview', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1400, height: 900 } });
  const panel = () => session().workbench.panel();
  const ingress = (name: RegExp) => panel().locator('.lane-ingress').getByRole('treeitem', { name }).first();

  it('keeps names from manifests a text, in the lanes, the matrix and the side bar', async () => {
    const { workbench, folder } = session();
    writeFileSync(join(folder, 'odd.yaml'), odd);
    await workbench.openFile('odd.yaml');
    await workbench.goTo(2);
    await workbench.command('Policy Lens: Open Preview to the Side');
    await panel()
      .getByRole('heading', { name: `${markup}/odd` })
      .waitFor();
    expect(await panel().locator('img').count()).toBe(0);
    await panel().getByRole('tab', { name: 'Matrix' }).click();
    await panel().getByRole('rowheader', { name: markup, exact: false }).first().waitFor();
    expect(await panel().locator('img').count()).toBe(0);
    await workbench.screenshot('journey-names');
    await workbench.page.getByRole('tab', { name: 'Policy Lens' }).click();
    const sideBar = workbench.page.locator('.pane-body');
    await sideBar
      .locator('.monaco-list-row', { hasText: `${markup}/odd` })
      .first()
      .waitFor();
    expect(await sideBar.locator('img[src=x]').count()).toBe(0);
    await panel().getByRole('tab', { name: 'In and Out' }).click();
  });

  it('comes back by itself in each view when the server is killed', async () => {
    const { workbench, folder } = session();
    await workbench.focusEditor();
    await workbench.openFile('policy.yaml');
    await workbench.goTo(4);
    await panel().getByRole('tab', { name: 'Matrix' }).click();
    const cell = panel().getByRole('gridcell', { name: /^payments\/worker to payments\/api: Some ports/ });
    await cell.waitFor();
    endServer(folder);
    await workbench.focusEditor();
    await workbench.replaceLine(19, '          port: 9090');
    await panel()
      .getByRole('gridcell', { name: /^payments\/worker to payments\/api: Some ports, TCP 9090/ })
      .waitFor({ timeout: 60_000 });
    await panel().getByRole('tab', { name: 'In and Out' }).click();
    await ingress(/^worker/)
      .getByText('9090')
      .first()
      .waitFor();
    endServer(folder);
    await workbench.focusEditor();
    await workbench.replaceLine(19, '          port: 8080');
    await ingress(/^worker/)
      .getByText('8080')
      .first()
      .waitFor({ timeout: 60_000 });
  }, 180_000);

  it('by keyboard alone: open, find a denied row, read why, jump to the line, fix it, see it allowed', async () => {
    const { workbench } = session();
    const focused = () => panel().locator(':focus').first().textContent();
    await workbench.focusEditor();
    await workbench.openFile('policy.yaml');
    await workbench.replaceLine(16, '              app: nobody');
    await workbench.goTo(4);
    await workbench.command('Policy Lens: Open Preview to the Side');
    await ingress(/^everyone/).waitFor();
    await tabInto(panel(), (key) => workbench.press(key), '[role=treeitem]:focus');
    // the last row, which is denied, opens to the workloads in it
    await workbench.press('End', 'ArrowRight', 'ArrowDown');
    await workbench.type('payments/w');
    expect(await focused()).toContain('payments/worker');
    await workbench.press('Enter');
    const why = panel().getByRole('region', { name: /^Why: payments\/worker to payments\/api/ });
    await why.getByText('wants pods with app=nobody').waitFor();
    await workbench.screenshot('journey-why');
    await workbench.press('End', 'Enter');
    await workbench.page.locator('.statusbar-item', { hasText: /Ln 1[3-6], / }).waitFor();
    await workbench.goTo(16);
    await workbench.press('End', 'Control+Shift+ArrowLeft');
    await workbench.type('worker');
    await ingress(/^worker/)
      .getByText('Allowed')
      .first()
      .waitFor();
    await workbench.screenshot('journey-allowed');
  }, 120_000);

  it('the same through the matrix: to a denied cell by arrows and letters, its reasons, the line, the fix', async () => {
    const { workbench } = session();
    const focused = () => panel().locator(':focus').first().getAttribute('aria-label');
    await workbench.focusEditor();
    await workbench.openFile('policy.yaml');
    await workbench.replaceLine(16, '              app: nobody');
    await workbench.goTo(4);
    await workbench.command('Policy Lens: Show Connection Matrix');
    // the reasons of the last journey are still open: they are asked for again
    const denied = panel().getByRole('gridcell', { name: /^payments\/worker to payments\/api: Denied/ });
    await denied.waitFor();
    await tabInto(panel(), (key) => workbench.press(key), '.grid :focus');
    // the titles of the rows by letters, those of the columns by arrows
    await workbench.press('Control+Home');
    await workbench.type('wor');
    const words = /^payments\/worker to payments\/api: Denied/;
    for (let step = 0; step < 12 && !words.test((await focused()) ?? ''); step++) {
      await workbench.press('ArrowRight');
    }
    expect(await focused()).toMatch(words);
    await workbench.press('Enter');
    await panel().locator('.cell-detail').getByRole('button', { name: 'Why?' }).waitFor();
    for (let stop = 0; stop < 10 && !(await isOn('Why?')); stop++) await workbench.press('Tab');
    await workbench.press('Enter');
    const why = panel().getByRole('region', { name: /^Why: payments\/worker to payments\/api/ });
    await why.getByText('wants pods with app=nobody').waitFor();
    await workbench.screenshot('journey-matrix-why');
    await workbench.press('End', 'Enter');
    await workbench.page.locator('.statusbar-item', { hasText: /Ln 1[3-6], / }).waitFor();
    await workbench.goTo(16);
    await workbench.press('End', 'Control+Shift+ArrowLeft');
    await workbench.type('worker');
    await panel()
      .getByRole('gridcell', { name: /^payments\/worker to payments\/api: Some ports/ })
      .waitFor();
    await workbench.screenshot('journey-matrix-allowed');

    async function isOn(name: string): Promise<boolean> {
      return (await panel().locator(':focus').first().textContent()) === name;
    }
  }, 120_000);

  it('go by Tab through the panel and out of it, and by Shift+Tab the other way', async () => {
    const { workbench } = session();
    const hasKeyboard = () =>
      panel()
        .locator('body')
        .evaluate(() => document.hasFocus());
    await workbench.focusEditor();
    await workbench.openFile('policy.yaml');
    await panel().getByRole('tab', { name: 'In and Out' }).click();
    await ingress(/^worker/).waitFor();
    const enter = async () => {
      await workbench.press('Control+2');
      await expect.poll(hasKeyboard).toBe(true);
    };
    const stops = new Set<string>();
    const leave = async (key: string) => {
      for (let stop = 0; stop < 60 && (await hasKeyboard()); stop++) {
        const { role, tag } = await panel()
          .locator('body')
          .evaluate(({ ownerDocument: { activeElement } }) => ({
            role: activeElement?.getAttribute('role') ?? undefined,
            tag: activeElement?.tagName ?? '',
          }));
        stops.add(role ?? tag);
        await workbench.press(key);
      }
      expect(await hasKeyboard()).toBe(false);
    };
    await enter();
    await leave('Tab');
    // Before what follows the panel comes an editor, which takes Tab for itself.
    await enter();
    await leave('Shift+Tab');
    expect([...stops]).toEqual(expect.arrayContaining(['BUTTON', 'tab', 'treeitem']));
  }, 120_000);

  it('asks nothing of another machine', () => {
    expect(session().outside).toEqual([]);
  });
});
