import { type Uri, ViewColumn, window } from 'vscode';
import { focusOf } from '../panels/cursor.ts';
import type { Services } from '../services.ts';

/** Shows what the policy, workload or profile does that is under the cursor, where the preview already is, else beside the editor. */
export function openPreview({ previews }: Services, uri?: Uri): void {
  previews.show(focusOf(editorFor(uri)), undefined);
}

/** The same, and brings the preview beside the editor in front. */
export function openPreviewToSide({ previews }: Services, uri?: Uri): void {
  previews.show(focusOf(editorFor(uri)), ViewColumn.Beside);
}

/** The button in an editor's title names its document; it need not be the one that has the keyboard. */
function editorFor(uri: Uri | undefined) {
  const named = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri?.toString());
  return named ?? window.activeTextEditor;
}
