import { l10n, ProgressLocation, window } from 'vscode';
import type { Services } from '../services.ts';

export async function restartServer({ server }: Services): Promise<void> {
  await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Policy Lens: restarting the language server') },
    () => server.restart(),
  );
}
