import {
  Disposable,
  OverviewRulerLane,
  type Range,
  type TextEditor,
  ThemeColor,
  window,
  workspace,
} from 'vscode';

/** Highlights the line that a panel led to, until the text is edited or the cursor moves on. */
export class LineHighlight implements Disposable {
  readonly #decoration = window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
    borderColor: new ThemeColor('editor.rangeHighlightBorder'),
    overviewRulerColor: new ThemeColor('editorOverviewRuler.rangeHighlightForeground'),
    overviewRulerLane: OverviewRulerLane.Full,
  });
  readonly #listeners: Disposable;
  #shown: { readonly editor: TextEditor; readonly range: Range } | undefined;

  constructor() {
    this.#listeners = Disposable.from(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.#shown?.editor.document && contentChanges.length > 0) this.#clear();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        if (textEditor !== this.#shown?.editor) return;
        // VS Code tells of the jump itself, too.
        if (selection?.active.line !== this.#shown.range.start.line) this.#clear();
      }),
    );
  }

  show(editor: TextEditor, range: Range): void {
    this.#clear();
    this.#shown = { editor, range };
    editor.setDecorations(this.#decoration, [range]);
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#decoration.dispose();
  }

  #clear(): void {
    this.#shown?.editor.setDecorations(this.#decoration, []);
    this.#shown = undefined;
  }
}
