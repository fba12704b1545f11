import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { reasonToFillIn } from '../../rules/suppression/write.ts';

/** Where a reason to fill in stands after an edit; undefined where it writes none. */
export function reasonIn(edit: WorkspaceEdit): { readonly uri: string; readonly range: Range } | undefined {
  for (const [uri, edits] of editsOf(edit)) {
    const found = edits.find(({ newText }) => newText.includes(reasonToFillIn));
    if (found === undefined) continue;
    const start = placeIn(found, found.newText.lastIndexOf(reasonToFillIn));
    return { uri, range: { start, end: { ...start, character: start.character + reasonToFillIn.length } } };
  }
  return undefined;
}

function* editsOf({
  changes,
  documentChanges = [],
}: WorkspaceEdit): Generator<readonly [string, readonly TextEdit[]]> {
  yield* Object.entries(changes ?? {});
  for (const change of documentChanges) {
    if ('edits' in change)
      yield [change.textDocument.uri, change.edits.filter((one): one is TextEdit => 'newText' in one)];
  }
}

/** A place of what an edit has written, which begins where the edit does. */
function placeIn({ range: { start }, newText }: TextEdit, at: number): Position {
  const before = newText.slice(0, at);
  const lines = before.split('\n').length - 1;
  const character = before.length - (before.lastIndexOf('\n') + 1);
  return { line: start.line + lines, character: character + (lines === 0 ? start.character : 0) };
}
