import { commands, type Disposable, l10n, window } from 'vscode';
import type { PolicyServer } from './policyServer.ts';

const actions = new Map([
  [l10n.t('Restart'), 'policyLens.restartServer'],
  [l10n.t('Show Log'), 'policyLens.showLog'],
  [l10n.t('Report a Problem'), 'policyLens.reportProblem'],
]);

/** Says once that the server stays stopped, and offers what can be done. */
export function sayWhenServerGivesUp(server: PolicyServer): Disposable {
  return server.onGaveUp(async () => {
    const choice = await window.showErrorMessage(
      l10n.t(
        'The Policy Lens language server stopped several times in a row and is no longer started by itself. Policies are not checked until it is restarted.',
      ),
      ...actions.keys(),
    );
    const command = choice === undefined ? undefined : actions.get(choice);
    if (command !== undefined) await commands.executeCommand(command);
  });
}

/** A server that could run but not fit is worse than none: the user is told. */
export async function warnOfMismatch(mismatch: string): Promise<void> {
  if ((await window.showWarningMessage(mismatch, l10n.t('Reload Window'))) !== undefined) {
    await commands.executeCommand('workbench.action.reloadWindow');
  }
}
