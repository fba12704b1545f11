import { Disposable, StatusBarAlignment, type StatusBarItem, type TextEditor, window } from 'vscode';
import type { EnvironmentFeed } from '../environments/environmentFeed.ts';
import type { StatusFeed } from './statusFeed.ts';

/** Beside the seccomp target. */
const priority = 102;

/** Shows in the status bar which environment answers for the document in front, where there are several; a click chooses. */
export function showEnvironmentBar(statuses: StatusFeed, feed: EnvironmentFeed): Disposable {
  const item: StatusBarItem = window.createStatusBarItem(
    'policyLens.environment',
    StatusBarAlignment.Right,
    priority,
  );
  item.name = 'Policy Environment';
  item.command = 'policyLens.selectEnvironment';
  let front: TextEditor | undefined;
  const update = () => {
    // While a panel has the keyboard no editor is active; the document beside it is still the one in question.
    front = window.activeTextEditor ?? window.visibleTextEditors.find((editor) => editor === front);
    const status = statuses.get(front?.document.uri.toString());
    const name = status?.recognised === true ? status.environment?.name : undefined;
    if (name === undefined || feed.environments.length < 2) {
      item.hide();
      return;
    }
    item.text = `$(server-environment) ${name}`;
    item.tooltip =
      feed.inUse?.name === name
        ? `Answers are about the environment ${name}. Click to choose another.`
        : `Hover and preview are about the environment ${name}; findings are those of all. Click to choose one.`;
    item.show();
  };
  update();
  return Disposable.from(
    item,
    statuses.onChange(update),
    feed.onChange(update),
    window.onDidChangeActiveTextEditor(update),
  );
}
