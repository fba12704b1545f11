import { describe, it } from 'vitest';
import { inRoot } from '../../../scripts/support/checkout.mjs';
import { sampleWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

/** The README's pictures: no test of the extension, but taken as the tests meet it, so that they show what is there. */
describe('pictures for the README', () => {
  const session = useSession({ folder: sampleWorkspace, viewport: { width: 1360, height: 800 } });
  const picture = (name: string): string => inRoot(`docs/images/${name}.png`);

  it('hover.png: a selector', async () => {
    const { workbench } = session();
    // A finding that needs the whole workspace: when it is there, everything is known.
    await workbench.openFile('mistakes/label-that-no-pod-has.yaml');
    await workbench.squiggles('warning').first().waitFor();
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.chooseTheme('Dark 2026');
    await workbench.press('Control+B');
    await workbench.goTo(26, 14);
    const hover = await workbench.hover();
    await hover.getByText('fraud').first().waitFor();
    await workbench.page.screenshot({
      path: picture('hover'),
      animations: 'disabled',
      clip: { x: 52, y: 36, width: 1030, height: 720 },
    });
    await workbench.press('Escape');
  });

  it('preview.png: a mistake, and who is cut off by it', async () => {
    const { workbench } = session();
    await workbench.command('Policy Lens: Open Preview');
    const fraud = workbench.panel().locator('.lane-egress [role=treeitem]', { hasText: 'fraud' }).first();
    // The cursor is on a label of the policy, which is shown whole.
    await workbench.panel().getByRole('button', { name: 'Whole Object' }).click();
    await fraud.filter({ hasText: 'Allowed' }).waitFor();
    await workbench.focusEditor();
    // fraud becomes fruad in one edit.
    await workbench.goTo(28, 23);
    await workbench.command('Transpose Characters around the Cursor');
    await workbench.line('app: fruad').waitFor();
    await workbench.squiggles('warning').first().waitFor();
    await fraud.filter({ hasText: 'One side only' }).waitFor();
    // The lane in question as far up as the sticky header leaves it visible.
    await workbench
      .panel()
      .locator('.lane-egress')
      .evaluate((lane) => {
        lane.style.scrollMarginTop = '120px';
        lane.scrollIntoView({ block: 'start' });
      });
    await workbench.page.screenshot({ path: picture('preview'), animations: 'disabled' });
  });

  it('seccomp.png: a call completed in the middle of a list, and the preview of the profile', async () => {
    const { workbench } = session();
    await workbench.openFile('frontend/seccomp/images.json');
    await workbench.panel().getByRole('heading', { name: 'images.json' }).waitFor();
    const line = workbench.line('"recvmsg",');
    await workbench.goTo(100, 1);
    await line.waitFor();
    await line.click();
    await workbench.press('End', 'Enter');
    await workbench.type('"rec');
    const rows = workbench.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().filter({ hasText: 'recv' }).waitFor();
    await workbench.page.screenshot({ path: picture('seccomp'), animations: 'disabled' });
    await workbench.press('Escape');
  });

  it('matrix.png: who can reach whom', async () => {
    const { workbench } = session();
    // Last: what an editor scrolls to behind a resize stays blank.
    await workbench.page.setViewportSize({ width: 1360, height: 1100 });
    await workbench.openFile('payments/policies/gateway.yaml');
    const panel = workbench.panel();
    await panel.getByRole('tab', { name: 'Matrix' }).click();
    await panel.getByRole('button', { name: 'Close all' }).click();
    for (const namespace of ['checkout', 'frontend', 'payments']) {
      await panel.getByRole('rowheader', { name: new RegExp(`^${namespace},`) }).click();
    }
    await panel.getByRole('gridcell', { name: /^checkout\/orders to payments\/gateway: Some ports/ }).click();
    await panel.locator('.cell-detail .chip', { hasText: '8443 https' }).waitFor();
    const view = await panel.locator('.matrix').boundingBox();
    if (view === null) throw new Error('The matrix is not drawn.');
    await workbench.page.screenshot({ path: picture('matrix'), animations: 'disabled', clip: view });
  });
});
