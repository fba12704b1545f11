import { ConfigurationTarget, l10n, window, workspace } from 'vscode';
import { declaredSettings } from '../manifest.ts';
import type { Services } from '../services.ts';

const key = 'policyLens.kubernetesVersion';

/** Lets the user choose the release that policies are checked against, and writes the setting. */
export async function selectKubernetesVersion({ context }: Services): Promise<void> {
  const choices =
    declaredSettings(context.extension.packageJSON).find((setting) => setting.key === key)?.choices ?? [];
  const current = workspace.getConfiguration().get<string>(key);
  const chosen = await window.showQuickPick(
    choices.toReversed().map((version) => ({
      label: version,
      description: version === current ? l10n.t('current') : '',
    })),
    {
      title: l10n.t('Kubernetes version'),
      placeHolder: l10n.t('The release whose API server the policies are checked against'),
    },
  );
  if (chosen === undefined) return;
  const target =
    workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await workspace.getConfiguration().update(key, chosen.label, target);
}
