import { describe, it } from 'vitest';
import { sampleWorkspace } from '../workbench/sample.ts';
import { themes } from '../workbench/themes.ts';
import { useSession } from '../workbench/useSession.ts';

describe('the preview compared with another state', () => {
  const session = useSession({ folder: sampleWorkspace, isCommitted: true });

  it('shows what an unsaved edit changes, against the newest commit', async () => {
    const { workbench } = session();
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.replaceLine(35, '              app: nobody');
    await workbench.command('Policy Lens: Open Preview to the Side');
    const panel = workbench.panel();
    await panel.getByRole('button', { name: 'Changes…' }).click();
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Git HEAD' }).click();
    await panel.getByRole('button', { name: 'Against HEAD' }).waitFor();
    await panel.getByText('1 connection lost against HEAD.').waitFor();
    await panel
      .getByRole('treeitem', { name: /payments\/ledger.*was.*Allowed \(5432 postgres\), now One side only/s })
      .waitFor();
    // the panel's page is loaded for the first time
  }, 120_000);

  it('marks the line that causes it, and says so on hover', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.page.locator('.editor-instance .glyph-margin-widgets [class*=ced-]').first().waitFor();
    await workbench.goTo(33, 12);
    await (await workbench.hover())
      .getByText('1 connection lost against HEAD by what is written here')
      .waitFor();
    await workbench.screenshot('change-mark');
    await workbench.press('Escape');
  });

  it.each(themes)('is drawn in the theme $label', async ({ label }) => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.chooseTheme(label);
    await workbench.panel().getByText('1 connection lost against HEAD.').waitFor();
    await workbench.screenshot(`preview-changes-${label.toLowerCase().replaceAll(' ', '-')}`);
  });

  it('follows the text, and the cursor to the other end', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.openFile('payments/ledger.yaml');
    await workbench.goTo(1);
    const panel = workbench.panel();
    await panel.getByRole('treeitem', { name: /payments\/gateway.*now One side only/s }).waitFor();
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.replaceLine(35, '              app: ledger');
    await panel.getByText('Nothing is otherwise than in HEAD.').first().waitFor();
  });

  it('compares with an older commit by its name, and shows all again', async () => {
    const { workbench } = session();
    const panel = workbench.panel();
    const choose = async (row: string) => {
      await panel.getByRole('button', { name: 'Against' }).click();
      await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: row }).click();
    };
    await choose('Another commit…');
    const input = workbench.page.locator('.quick-input-widget input.input');
    await input.fill('HEAD~0');
    await workbench.press('Enter');
    await panel.getByRole('button', { name: 'Against HEAD~0' }).waitFor();
    await panel.getByText('Nothing is otherwise than in HEAD~0.').first().waitFor();
    await choose('Nothing');
    await panel.getByRole('button', { name: 'Changes…' }).waitFor();
    await panel
      .getByRole('treeitem', { name: /^everyone else/i })
      .first()
      .waitFor();
  });

  it('marks where a policy stood that is gone', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.goTo(1);
    await workbench.type('# nothing is left');
    await workbench.press('Enter', 'Control+Shift+End', 'Delete');
    await workbench.page.locator('.editor-instance .glyph-margin-widgets [class*=ced-]').first().waitFor();
    await workbench.goTo(1, 5);
    await (await workbench.hover())
      .getByText('because NetworkPolicy payments/gateway, which stood here, is gone')
      .waitFor();
    await workbench.screenshot('change-mark-gone');
    await workbench.press('Escape');
  });
});
