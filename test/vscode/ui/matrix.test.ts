import { describe, expect, it } from 'vitest';
import { sampleWorkspace } from '../workbench/sample.ts';
import { themes } from '../workbench/themes.ts';
import { useSession } from '../workbench/useSession.ts';

describe('the matrix', () => {
  const session = useSession({ folder: sampleWorkspace, viewport: { width: 1600, height: 1000 } });
  const cell = (name: RegExp) => session().workbench.panel().getByRole('gridcell', { name }).first();

  it('is opened by a command, for the environment of the file', async () => {
    const { workbench } = session();
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.command('Policy Lens: Show Connection Matrix');
    await workbench.panel().getByRole('grid').waitFor();
    await cell(/^checkout\/orders to payments\/gateway: Some ports, TCP 8443/).waitFor();
    await cell(/^frontend\/web to payments\/gateway: Denied/).waitFor();
  });

  it('is narrowed to the columns that are searched for', async () => {
    const { workbench } = session();
    const panel = workbench.panel();
    const column = (name: RegExp) => panel.getByRole('columnheader', { name });
    await column(/^frontend\/web,/).waitFor();
    await panel.getByLabel('To', { exact: true }).pressSequentially('gatew');
    await column(/^frontend\/web,/).waitFor({ state: 'detached' });
    await column(/^payments\/gateway,/).waitFor();
    // the rows stay
    await panel.getByRole('rowheader', { name: /^frontend\/web,/ }).waitFor();
    await workbench.screenshot('matrix-to');
    await panel.getByRole('button', { name: 'Clear', exact: true }).click();
    await column(/^frontend\/web,/).waitFor();
  });

  it('says why of a cell, with a link to the line that decides', async () => {
    const { workbench } = session();
    await cell(/^checkout\/orders to payments\/gateway: /).click();
    await workbench.panel().getByRole('button', { name: 'Why?' }).click();
    await workbench
      .panel()
      .getByRole('region', { name: /^Why: checkout\/orders to payments\/gateway/ })
      .waitFor();
    await workbench.screenshot('matrix-why');
    await workbench.press('Escape');
  });

  it('follows each keystroke, and marks what is otherwise by it', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.replaceLine(23, '          port: 9443');
    await cell(/^checkout\/orders to payments\/gateway: .*; was allowed on TCP 8443 in /).waitFor();
    await workbench.panel().getByRole('button', { name: 'Changed', exact: true }).click();
    await cell(/^frontend\/web to payments\/gateway/).waitFor({ state: 'detached' });
    await workbench.screenshot('matrix-changed');
    await workbench.panel().getByRole('button', { name: 'Changed', exact: true }).click();
    await cell(/^frontend\/web to payments\/gateway/).waitFor();
  });

  it('is compared with a state that is chosen, and shows what is otherwise there alone', async () => {
    const { workbench } = session();
    const panel = workbench.panel();
    const choose = async (button: RegExp, row: string) => {
      await panel.getByRole('button', { name: button }).click();
      await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: row }).click();
    };
    await choose(/^Changes…/, 'The saved files');
    await panel.getByRole('button', { name: 'Against the saved files' }).waitFor();
    await cell(
      /^checkout\/orders to payments\/gateway: .*; was allowed on TCP 8443 in the saved files/,
    ).waitFor();
    await cell(/^frontend\/web to payments\/gateway/).waitFor({ state: 'detached' });
    await workbench.screenshot('matrix-compared');
    await choose(/^Against/, 'Nothing');
    await cell(/^frontend\/web to payments\/gateway/).waitFor();
  });

  it.each(themes)('is drawn in the theme $label', async ({ label }) => {
    const { workbench } = session();
    await workbench.chooseTheme(label);
    await cell(/^checkout\/orders to payments\/gateway: /).waitFor();
    await workbench.screenshot(`matrix-${label.toLowerCase().replaceAll(' ', '-')}`);
  });

  it('asks nothing of another machine', () => {
    expect(session().outside).toEqual([]);
  });
});
