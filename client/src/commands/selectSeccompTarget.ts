import { ConfigurationTarget, l10n, type QuickPickItem, window, workspace } from 'vscode';
import { declaredSettings } from '../manifest.ts';
import type { Services } from '../services.ts';

const key = 'policyLens.seccomp.target';

interface Choice extends QuickPickItem {
  readonly value: string;
}

/**
 * Lets the user choose where seccomp profiles are used, and writes the setting: among the targets that the document's
 * environment declares, where it declares some, else among the known ones.
 */
export async function selectSeccompTarget({ context, statuses }: Services): Promise<void> {
  const target = statuses.get(window.activeTextEditor?.document.uri.toString())?.target;
  const declared = target?.declared ?? [];
  const current = declared.length > 0 ? target?.name : workspace.getConfiguration().get<string>(key);
  const choices = declared.length > 0 ? declared.map(ofName) : knownTargets(context.extension.packageJSON);
  const isCurrent = ({ value }: Choice): boolean => value === current;
  const chosen = await window.showQuickPick(
    // The first one has the focus, and is in sight.
    [
      ...choices
        .filter(isCurrent)
        .map((choice) => ({ ...choice, description: currentWords(choice, target?.name) })),
      ...choices.filter((choice) => !isCurrent(choice)),
    ],
    {
      title: l10n.t('Seccomp target'),
      placeHolder: l10n.t('Where the profiles are used: findings are about this target'),
      matchOnDetail: true,
    },
  );
  if (chosen === undefined) return;
  const scope =
    workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await workspace.getConfiguration().update(key, chosen.value, scope);
}

/** @param name of the target that the profile in front has */
function currentWords({ value }: Choice, name: string | undefined): string {
  return value === 'auto' && name !== undefined ? l10n.t('current: {0}', name) : l10n.t('current');
}

function ofName(name: string): Choice {
  return { value: name, label: name };
}

function knownTargets(manifest: unknown): readonly Choice[] {
  const setting = declaredSettings(manifest).find((each) => each.key === key);
  return (setting?.choices ?? []).map((value, index) => ({
    value,
    label: value,
    detail: setting?.descriptions[index] ?? '',
  }));
}
