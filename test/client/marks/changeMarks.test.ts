import { describe, expect, it, vi } from 'vitest';

/** The parts of VS Code that show marks. */
const code = vi.hoisted(() => {
  const shown: number[][] = [];
  const editor = {
    document: { uri: 'file:///policy.yaml', validateRange: (range: unknown) => range },
    setDecorations: (_: unknown, ranges: readonly unknown[]) => shown.at(-1)?.push(ranges.length),
  };
  return { shown, editor };
});

vi.mock('vscode', () => ({
  Disposable: { from: () => ({ dispose: () => undefined }) },
  MarkdownString: class {
    appendMarkdown = () => undefined;
  },
  OverviewRulerLane: { Left: 1 },
  Range: class {},
  ThemeColor: class {},
  Uri: { parse: (uri: string) => uri },
  l10n: { t: (text: string) => text },
  window: {
    createTextEditorDecorationType: () => ({}),
    onDidChangeVisibleTextEditors: () => undefined,
    visibleTextEditors: [code.editor],
  },
  workspace: { onDidCloseTextDocument: () => undefined },
}));

const { ChangeMarks } = await import('../../../client/src/marks/changeMarks.ts');

type Server = ConstructorParameters<typeof ChangeMarks>[0];

/** What is set in the editor, one list for each message: so many marks of what is lost, and of what is gained. */
function shownAfter(...messages: readonly (readonly { lost: number; gained: number }[])[]) {
  let tell = (_: unknown): unknown => undefined;
  const server = {
    onNotification: (_: unknown, listener: typeof tell) => {
      tell = listener;
    },
    onState: () => undefined,
  };
  new ChangeMarks(server as unknown as Server);
  code.shown.length = 0;
  const at = { line: 0, character: 0 };
  for (const marks of messages) {
    code.shown.push([]);
    const ranged = marks.map((mark) => ({ ...mark, range: { start: at, end: at } }));
    tell({ uri: 'file:///policy.yaml', against: 'HEAD', marks: ranged });
  }
  return code.shown;
}

const lost = { lost: 1, gained: 0 };
const gained = { lost: 0, gained: 2 };

describe('marks of what is otherwise', () => {
  it('are set again where they are the same, since VS Code moves them along with what is typed', () => {
    expect(shownAfter([lost, gained, gained], [lost])).toEqual([
      [1, 2],
      [1, 0],
    ]);
    expect(shownAfter([lost], [lost])).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  it('cost nothing where there are none: before the first ones, and once they are gone', () => {
    expect(shownAfter([], [lost], [], [], [gained])).toEqual([[], [1, 0], [0, 0], [], [0, 1]]);
  });
});
