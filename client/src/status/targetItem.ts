import type { Disposable } from 'vscode';
import { showOfFront } from './frontItem.ts';
import type { StatusFeed } from './statusFeed.ts';

/** Shows in the status bar where the seccomp profile in front is used; a click chooses another target. */
export function showTarget(statuses: StatusFeed): Disposable {
  return showOfFront(statuses, {
    id: 'policyLens.seccompTarget',
    name: 'Seccomp Target',
    command: 'policyLens.selectSeccompTarget',
    // Left of what VS Code shows of the document's language.
    priority: 101,
    describe: (status) => {
      const target = status?.target;
      if (target === undefined) return undefined;
      const tooltip = target.isChosen
        ? `The seccomp target that findings are about: ${target.details}. Click to choose another.`
        : `The seccomp target that the profile seems to be written for: ${target.details}. Click to choose one.`;
      return { text: `$(shield) ${target.name}`, tooltip };
    },
  });
}
