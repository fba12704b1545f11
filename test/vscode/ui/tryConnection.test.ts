import { describe, expect, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { copied } from '../workbench/takeAlong.ts';
import { useSession } from '../workbench/useSession.ts';

describe('trying a connection', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1500, height: 900 } });
  const why = (name: RegExp) => session().workbench.panel().getByRole('region', { name });

  it('is a view of the panel, whose fields complete from the workspace', async () => {
    const { workbench } = session();
    await workbench.openFile('policy.yaml');
    await workbench.command('Policy Lens: Open Preview');
    const panel = workbench.panel();
    await panel.getByRole('heading', { name: 'payments/api' }).waitFor();
    await panel.getByRole('tab', { name: 'Try a Connection' }).click();
    const from = panel.getByRole('combobox', { name: 'From' });
    await from.pressSequentially('work');
    await panel.getByRole('option', { name: /payments\/worker/ }).waitFor();
    await workbench.screenshot('try-offers');
    await from.press('ArrowDown');
    await from.press('Enter');
    const to = panel.getByRole('combobox', { name: 'To' });
    await to.pressSequentially('payments/a');
    await panel.getByRole('option', { name: /payments\/api/ }).click();
    await panel.getByRole('textbox', { name: 'Port' }).fill('9090');
    await panel.getByRole('button', { name: 'Try', exact: true }).click();
    await why(/^Why: payments\/worker to payments\/api on 9090 TCP/).waitFor();
    await panel.getByText('it lists 8080 only').waitFor();
    await workbench.screenshot('try-answer');
  });

  it('has its answer taken along', async () => {
    const { workbench } = session();
    const opener = workbench.panel().getByRole('button', { name: 'Copy or Save…' });
    const markdown = await copied(workbench, opener, 'Markdown');
    expect(markdown).toMatch(/^# Why: payments\/worker to payments\/api on 9090 TCP/);
    expect(markdown).toContain('it lists 8080 only');
    expect(await copied(workbench, opener, 'CSV')).toContain('it lists 8080 only');
  });

  it('takes an address at an end, and says what is wrong with one that is none', async () => {
    const panel = session().workbench.panel();
    const from = panel.getByRole('combobox', { name: 'From' });
    const button = panel.getByRole('button', { name: 'Try', exact: true });
    await from.fill('10.0.0.300');
    await button.click();
    await panel.getByRole('form').getByText('10.0.0.300 is no address').waitFor();
    await from.fill('10.0.0.9');
    await panel.getByRole('option', { name: /10\.0\.0\.9/ }).waitFor();
    await from.press('ArrowDown');
    await from.press('Enter');
    await button.press('Enter');
    await why(/^Why: 10\.0\.0\.9 to payments\/api on 9090 TCP/).waitFor();
    await panel.getByRole('button', { name: 'payments/worker → payments/api on 9090' }).press('Enter');
    await why(/^Why: payments\/worker to payments\/api on 9090 TCP/).waitFor();
  });

  it('is answered anew with each edit', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.replaceLine(19, '          port: 9090');
    await workbench.panel().locator('.why').getByText('It opens port 9090').waitFor();
  });

  it('is a command with VS Code’s own pickers, too, and the last ones are kept', async () => {
    const { workbench } = session();
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    const input = workbench.page.locator('.quick-input-widget input.input');
    await workbench.command('Policy Lens: Try a Connection');
    await rows.filter({ hasText: 'payments/worker → payments/api on 9090' }).waitFor();
    await rows.filter({ hasText: 'Another connection' }).click();
    await rows.filter({ hasText: 'payments/worker' }).first().waitFor();
    await input.pressSequentially('10.0.0.300');
    await rows.filter({ hasText: '10.0.0.300 is no address' }).waitFor();
    await input.fill('10.0.0.7');
    await rows.filter({ hasText: '10.0.0.7' }).filter({ hasText: '1 address' }).waitFor();
    await workbench.screenshot('try-command');
    await workbench.press('Enter');
    await rows.filter({ hasText: 'payments/*' }).waitFor();
    await input.pressSequentially('payments/api');
    await rows.filter({ hasText: 'payments/api' }).first().waitFor();
    await expect.poll(() => rows.count()).toBe(1);
    await workbench.press('Enter');
    await workbench.page.locator('.quick-input-widget', { hasText: 'Port' }).waitFor();
    await workbench.press('Enter');
    await why(/^Why: 10\.0\.0\.7 to payments\/api on any port/).waitFor();
    const last = workbench.panel().getByRole('button', { name: '10.0.0.7 → payments/api' });
    await last.waitFor();
    await workbench
      .panel()
      .getByRole('button', { name: 'payments/worker → payments/api on 9090' })
      .press('Enter');
    await why(/^Why: payments\/worker to payments\/api on 9090 TCP/).waitFor();
  });

  it('is there again after a reload, with its last ones', async () => {
    const { workbench } = session();
    await workbench.reload();
    await workbench.ready();
    await why(/^Why: payments\/worker to payments\/api on 9090 TCP/).waitFor({ timeout: 60_000 });
    await workbench.panel().getByRole('button', { name: '10.0.0.7 → payments/api' }).waitFor();
  }, 180_000);

  it('asks nothing of another machine', () => {
    expect(session().outside).toEqual([]);
  });
});
