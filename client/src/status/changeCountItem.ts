import type { Disposable } from 'vscode';
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
      name: 'Changed Connections',
      command: 'policyLens.showEnvironmentChanges',
      // Left of the environment.
      priority: 103,
      describe: (status) => {
        const found = status?.recognised === true ? counts.get(status.uri) : undefined;
        const words = found && changeWords(found);
        if (words === undefined) return undefined;
        const tooltip = `${words} in this environment, the text as it stands against ${found?.against}. Click to list them.`;
        return { text: `$(diff) ${words}`, tooltip };
      },
    },
    [counts.onChange],
  );
}
