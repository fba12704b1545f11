import {
  Disposable,
  MarkdownString,
  OverviewRulerLane,
  Range,
  type TextEditor,
  ThemeColor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { ChangeMark, ChangeMarksMessage } from '../../../server/src/protocol/lenses.ts';
import { methods } from '../../../server/src/protocol/methods.ts';
import { range } from '../panels/phraseShape.ts';
import type { PolicyServer } from '../server/policyServer.ts';
import { count, listOf, optional, record, text } from '../shape.ts';
import { changeWords } from '../status/changeWords.ts';
import { markdownOf } from './markdownOf.ts';
import { markIcon } from './markIcon.ts';

const changeMarks = record<ChangeMarksMessage>({
  uri: text,
  against: text,
  marks: listOf(record<ChangeMark>({ range, lost: count, gained: count, gone: optional(text) })),
});

/** Marks the lines that cause connections to be otherwise: in the gutter, in the overview, and in words on hover. */
export class ChangeMarks implements Disposable {
  readonly #told = new Map<string, ChangeMarksMessage>();
  readonly #lost = markType('lost', 'editorOverviewRuler.deletedForeground');
  readonly #gained = markType('gained', 'editorOverviewRuler.addedForeground');
  readonly #marked = new WeakSet<TextEditor>();
  readonly #disposable: Disposable;

  constructor(server: PolicyServer) {
    this.#disposable = Disposable.from(
      this.#lost,
      this.#gained,
      server.onNotification(methods.changeMarks, (params) => {
        if (!changeMarks(params)) return;
        this.#told.set(canonical(params.uri), params);
        this.#draw();
      }),
      server.onState((state) => {
        if (state === 'running') return;
        this.#told.clear();
        this.#draw();
      }),
      window.onDidChangeVisibleTextEditors(() => this.#draw()),
      workspace.onDidCloseTextDocument(({ uri }) => this.#told.delete(canonical(uri.toString()))),
    );
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  #draw(): void {
    for (const editor of window.visibleTextEditors) this.#drawIn(editor);
  }

  #drawIn(editor: TextEditor): void {
    const told = this.#told.get(canonical(editor.document.uri.toString()));
    const marks = (told?.marks ?? []).map((mark) => ({
      mark,
      shown: { ...decoration(mark, told?.against ?? ''), range: markedRange(editor, mark) },
    }));
    // VS Code moves the marks along with what is typed: only where there are none it is known what is there.
    if (marks.length > 0) this.#marked.add(editor);
    else if (!this.#marked.delete(editor)) return;
    const shownOf = (isLost: boolean) =>
      marks.filter(({ mark }) => mark.lost > 0 === isLost).map(({ shown }) => shown);
    editor.setDecorations(this.#lost, shownOf(true));
    editor.setDecorations(this.#gained, shownOf(false));
  }
}

function markType(kind: 'lost' | 'gained', colour: string) {
  return window.createTextEditorDecorationType({
    gutterIconSize: 'contain',
    overviewRulerLane: OverviewRulerLane.Left,
    overviewRulerColor: new ThemeColor(colour),
    light: { gutterIconPath: markIcon(kind, 'light') },
    dark: { gutterIconPath: markIcon(kind, 'dark') },
  });
}

/** What is gone has no text to mark: it is the line behind which it stood. */
function markedRange({ document }: TextEditor, { range: { start, end }, gone }: ChangeMark): Range {
  return document.validateRange(
    gone === undefined
      ? new Range(start.line, start.character, end.line, end.character)
      : new Range(start.line, 0, start.line, Number.MAX_SAFE_INTEGER),
  );
}

function decoration({ lost, gained, gone }: ChangeMark, against: string) {
  const hoverMessage = new MarkdownString();
  hoverMessage.isTrusted = { enabledCommands: ['policyLens.showEnvironmentChanges'] };
  const by = gone === undefined ? 'by what is written here' : `because ${gone}, which stood here, is gone`;
  const said = `${changeWords({ lost, gained }) ?? ''} against ${against} ${by}.`;
  hoverMessage.appendMarkdown(`${markdownOf(said)} `);
  hoverMessage.appendMarkdown('[List them](command:policyLens.showEnvironmentChanges)');
  return { hoverMessage };
}

/** The server writes some characters otherwise than VS Code. */
function canonical(uri: string): string {
  return Uri.parse(uri).toString();
}
