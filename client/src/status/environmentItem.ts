import type { Disposable } from 'vscode';
import { l10n } from 'vscode';
import type { EnvironmentFeed } from '../environments/environmentFeed.ts';
import { showOfFront } from './frontItem.ts';
import type { StatusFeed } from './statusFeed.ts';

/** Shows in the status bar which environment answers for the document in front, where there are several; a click chooses. */
export function showEnvironment(statuses: StatusFeed, feed: EnvironmentFeed): Disposable {
  return showOfFront(
    statuses,
    {
      id: 'policyLens.environment',
      name: l10n.t('Policy Environment'),
      command: 'policyLens.selectEnvironment',
      // Beside the seccomp target.
      priority: 102,
      describe: (status) => {
        const name = status?.recognised === true ? status.environment?.name : undefined;
        if (name === undefined || feed.environments.length < 2) return undefined;
        const tooltip =
          feed.inUse?.name === name
            ? l10n.t('Answers are about the environment {0}. Click to choose another.', name)
            : l10n.t(
                'Hover and preview are about the environment {0}; findings are those of all. Click to choose one.',
                name,
              );
        return { text: `$(server-environment) ${name}`, tooltip };
      },
    },
    [feed.onChange],
  );
}
