import {
  Disposable,
  type TextDocument,
  TextDocumentChangeReason,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { PreviewFocus } from '../../../server/src/protocol/preview.ts';
import { isOurs } from '../server/documents.ts';

/** Milliseconds from the last move of the cursor until the panels hear of it. */
const quietTime = 50;

/** Where the cursor is in a document of ours. */
export function focusOf(editor: TextEditor | undefined): PreviewFocus | undefined {
  if (editor === undefined || !isOurs(editor.document)) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

/**
 * Tells where the cursor has come to rest. Moves that only come with typing are left out: the server carries the place
 * along with the text and sends what changed by itself.
 */
export function watchCursor(moved: (focus: PreviewFocus) => void): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const seen = new WeakMap<TextDocument, number>();
  const schedule = (editor: TextEditor | undefined) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const focus = focusOf(editor);
      if (focus !== undefined) moved(focus);
    }, quietTime);
  };
  return Disposable.from(
    window.onDidChangeActiveTextEditor(schedule),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      const { document } = textEditor;
      const typed = seen.get(document) !== undefined && seen.get(document) !== document.version;
      seen.set(document, document.version);
      if (!typed) schedule(textEditor);
    }),
    workspace.onDidChangeTextDocument(({ document, reason }) => {
      const leaps = reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo;
      if (leaps) seen.set(document, document.version);
    }),
    { dispose: () => clearTimeout(timer) },
  );
}
