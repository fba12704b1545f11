import type { Disposable } from 'vscode';
import { l10n } from 'vscode';
import type { ChangeCounts } from './changeCounts.ts';
import { changeWords } from './changeWords.ts';
import { showOfFront } from './frontItem.ts';
import type { StatusFeed } from './statusFeed.ts';

/** Shows in the status bar how many connections an edit has cost and brought; a click lists them. */
export function showChangeCount(statuses: StatusFeed, counts: ChangeCounts): Disposable {
  return showOfFront(
    statuses,
    {
      id: 'policyLens.changes',
      name: l10n.t('Changed Connections'),
      command: 'policyLens.showEnvironmentChanges',
      // Left of the environment.
      priority: 103,
      describe: (status) => {
        const found = status?.recognised === true ? counts.get(status.uri) : undefined;
        const words = found && changeWords(found);
        if (words === undefined) return undefined;
        const tooltip = l10n.t(
          '{0} in this environment, the text as it stands against {1}. Click to list them.',
          words,
          found?.against ?? '',
        );
        return { text: `$(diff) ${words}`, tooltip };
      },
    },
    [counts.onChange],
  );
}
