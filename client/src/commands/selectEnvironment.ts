import { l10n, type QuickPickItem, window } from 'vscode';
import type { Services } from '../services.ts';

interface Choice extends QuickPickItem {
  readonly id: string | undefined;
}

/** Lets the user choose the environment that hover, preview and findings are about. */
export async function selectEnvironment({ environments: feed }: Services): Promise<void> {
  const { environments, inUse } = feed;
  if (environments.length === 0) {
    await window.showInformationMessage(
      l10n.t('No environment is known yet: there are no manifests in this workspace.'),
    );
    return;
  }
  const all: Choice = {
    id: undefined,
    label: l10n.t('All environments'),
    description: inUse === undefined ? l10n.t('current') : '',
    detail: l10n.t(
      'Findings of all; where hover and preview can speak of one alone, of the first that a file belongs to',
    ),
  };
  const choices = environments.map(
    ({ id, name, holds, kubernetesVersion }): Choice => ({
      id,
      label: name,
      description: inUse?.id === id ? l10n.t('current') : '',
      detail: l10n.t('{0}, Kubernetes {1}', holds, kubernetesVersion),
    }),
  );
  const chosen = await window.showQuickPick([...choices, all], {
    title: l10n.t('Environment'),
    placeHolder: l10n.t('The environment that answers are about, where a file belongs to several'),
    matchOnDetail: true,
  });
  if (chosen !== undefined) await feed.use(chosen.id);
}
