import {
  Disposable,
  type Event,
  StatusBarAlignment,
  type StatusBarItem,
  type TextEditor,
  window,
} from 'vscode';
import type { DocumentStatus } from '../../../server/src/protocol/session.ts';
import { onlyNew } from '../onlyNew.ts';
import type { StatusFeed } from './statusFeed.ts';

/** An item at the right of the status bar. */
export interface FrontItem {
  readonly id: string;
  readonly name: string;
  /** What a click does. */
  readonly command: string;
  /** The higher, the further left. */
  readonly priority: number;
  /** What it says of a document; undefined: it is hidden. */
  readonly describe: (
    status: DocumentStatus | undefined,
  ) => { readonly text: string; readonly tooltip: string } | undefined;
}

/**
 * Shows something of the document in front in the status bar.
 * @param changes beside those of the document, after which it is described anew
 */
export function showOfFront(
  statuses: StatusFeed,
  { id, name, command, priority, describe }: FrontItem,
  changes: readonly Event<void>[] = [],
): Disposable {
  const item: StatusBarItem = window.createStatusBarItem(id, StatusBarAlignment.Right, priority);
  item.name = name;
  item.command = command;
  let front: TextEditor | undefined;
  const show = onlyNew((shown: ReturnType<FrontItem['describe']>) => {
    if (shown === undefined) {
      item.hide();
      return;
    }
    item.text = shown.text;
    item.tooltip = shown.tooltip;
    item.show();
  });
  const update = () => {
    // While a panel has the keyboard no editor is active; the document beside it is still the one in question.
    front = window.activeTextEditor ?? window.visibleTextEditors.find((editor) => editor === front);
    show(describe(statuses.get(front?.document.uri.toString())));
  };
  update();
  return Disposable.from(
    item,
    statuses.onChange(update),
    window.onDidChangeActiveTextEditor(update),
    ...changes.map((onChange) => onChange(update)),
  );
}
