import assert from 'node:assert/strict';
import { type Diagnostic, languages, type Position, type TextDocument, Uri, window, workspace } from 'vscode';
import { eventually } from './eventually.ts';

/** Opens a file of the workspace in an editor. */
export async function open(name: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, name));
  await window.showTextDocument(document);
  return document;
}

/** Our findings in a document, once there are as many as expected. */
export function findings(document: TextDocument, count: number): Promise<readonly Diagnostic[]> {
  return eventually(`${count} findings`, () => {
    const ours = ourDiagnostics(document);
    return ours.length === count && ours;
  });
}

export function ourDiagnostics(document: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Policy Lens');
}

/** The text that a diagnostic stands under. */
export function underlined(document: TextDocument, { range }: Diagnostic): string {
  return document.getText(range);
}

/** Where a text begins in a document, or so many characters after. */
export function positionOf(document: TextDocument, text: string, after = 0): Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} is in ${document.fileName}`);
  return document.positionAt(offset + after);
}
