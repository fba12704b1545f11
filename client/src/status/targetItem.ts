import type { Disposable } from 'vscode';
import { l10n } from 'vscode';
import { showOfFront } from './frontItem.ts';
import type { StatusFeed } from './statusFeed.ts';

/** Shows in the status bar where the seccomp profile in front is used; a click chooses another target. */
export function showTarget(statuses: StatusFeed): Disposable {
  return showOfFront(statuses, {
    id: 'policyLens.seccompTarget',
    name: l10n.t('Seccomp Target'),
    command: 'policyLens.selectSeccompTarget',
    // Left of what VS Code shows of the document's language.
    priority: 101,
    describe: (status) => {
      const target = status?.target;
      if (target === undefined) return undefined;
      const tooltip = target.isChosen
        ? l10n.t('The seccomp target that findings are about: {0}. Click to choose another.', target.details)
        : l10n.t(
            'The seccomp target that the profile seems to be written for: {0}. Click to choose one.',
            target.details,
          );
      return { text: `$(shield) ${target.name}`, tooltip };
    },
  });
}
