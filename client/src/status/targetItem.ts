import { Disposable, StatusBarAlignment, type StatusBarItem, type TextEditor, window } from 'vscode';
import type { StatusFeed } from './statusFeed.ts';

/** Left of what VS Code shows of the document's language. */
const priority = 101;

/** Shows in the status bar where the seccomp profile in front is used; a click chooses another target. */
export function showTarget(statuses: StatusFeed): Disposable {
  const item: StatusBarItem = window.createStatusBarItem(
    'policyLens.seccompTarget',
    StatusBarAlignment.Right,
    priority,
  );
  item.name = 'Seccomp Target';
  item.command = 'policyLens.selectSeccompTarget';
  let front: TextEditor | undefined;
  const update = () => {
    // While a panel has the keyboard no editor is active; the document beside it is still the one in question.
    front = window.activeTextEditor ?? window.visibleTextEditors.find((editor) => editor === front);
    const target = statuses.get(front?.document.uri.toString())?.target;
    if (target === undefined) {
      item.hide();
      return;
    }
    item.text = `$(shield) ${target.name}`;
    item.tooltip = target.isChosen
      ? `The seccomp target that findings are about: ${target.details}. Click to choose another.`
      : `The seccomp target that the profile seems to be written for: ${target.details}. Click to choose one.`;
    item.show();
  };
  update();
  return Disposable.from(item, statuses.onChange(update), window.onDidChangeActiveTextEditor(update));
}
