import { l10n, type Uri, window } from 'vscode';
import type { Services } from '../services.ts';
import { showChangesOf } from './showChanges.ts';

/** Shows all connections of the environment of the document in front that are otherwise than in the newest commit. */
export async function showEnvironmentChanges(services: Services, resource?: Uri): Promise<void> {
  const uri = resource ?? window.activeTextEditor?.document.uri ?? window.visibleTextEditors[0]?.document.uri;
  if (uri !== undefined) await showChangesOf(services, { uri: uri.toString() });
  else
    void window.showInformationMessage(
      l10n.t('Open a file of the environment whose changes you want to see.'),
    );
}
