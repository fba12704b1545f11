import {
  type Disposable,
  type ExtensionContext,
  l10n,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { methods } from '../../../server/src/protocol/methods.ts';
import type { PreviewFocus, SourceLink } from '../../../server/src/protocol/preview.ts';
import type { ConnectionQuestion } from '../../../server/src/protocol/walk.ts';
import type { PolicyServer } from '../server/policyServer.ts';
import type { StatusFeed } from '../status/statusFeed.ts';
import { focusOf, watchCursor } from './cursor.ts';
import { LineHighlight } from './lineHighlight.ts';
import { type PanelState, panelState } from './messages.ts';
import { openSource } from './openSource.ts';
import type { PanelView } from './panelViews.ts';
import { type ChooseBaseline, PreviewPanel } from './previewPanel.ts';
import type { TriedConnections } from './triedConnections.ts';

const viewType = 'policyLens.preview';

/** All open previews. One follows the cursor; those that stay where they are may be many. */
export class PreviewPanels implements Disposable {
  readonly #open = new Set<PreviewPanel>();
  readonly #disposables: Disposable[];
  readonly #distribution: Uri;
  readonly #highlight = new LineHighlight();

  constructor(
    context: ExtensionContext,
    private readonly server: PolicyServer,
    private readonly statuses: StatusFeed,
    private readonly tried: TriedConnections,
    private readonly chooseBaseline: ChooseBaseline,
  ) {
    this.#distribution = Uri.joinPath(context.extensionUri, 'dist');
    this.#disposables = [
      this.#highlight,
      watchCursor((focus) => this.#follow(focus)),
      // A document that has just been opened is followed once the server has said what it is.
      statuses.onChange(() => this.#follow(focusOf(window.activeTextEditor))),
      server.onNotification(methods.previewChanged, (params) => {
        for (const { session } of this.#open) session.changed(params);
      }),
      server.onNotification(methods.matrixChanged, (params) => {
        for (const { session } of this.#open) session.matrixChanged(params);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        this.renewWalks();
        const focus = focusOf(window.activeTextEditor);
        if (focus === undefined || document !== window.activeTextEditor?.document) return;
        if (contentChanges.length > 0) for (const { session } of this.#open) session.editedAtCursor(focus);
      }),
      // a file that is saved may differ from a commit for the first time
      workspace.onDidSaveTextDocument(() => {
        for (const { session } of this.#open)
          if (session.state.baseline?.state.kind === 'revision') session.resync();
      }),
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel: WebviewPanel, saved: unknown) => {
          this.#adopt(panel, restore(saved));
        },
      }),
    ];
  }

  /**
   * Shows the preview of a place: in the panel that follows the cursor where there is one, else in a new one beside the
   * editor, which keeps the keyboard. Asked for again while it shows, the panel takes the keyboard.
   * @param focus undefined where no document of ours is in front
   * @param column moves a panel that is open elsewhere; undefined leaves it where it is
   * @param view undefined: the one that the panel has
   */
  show(focus: PreviewFocus | undefined, column: ViewColumn | undefined, view?: PanelView): void {
    const following = [...this.#open].find(({ session }) => !session.state.pinned);
    if (following !== undefined) {
      const { panel, session } = following;
      panel.reveal(column, !panel.visible || column !== undefined);
      if (view !== undefined) session.showView(view);
      if (focus !== undefined) session.show(focus);
      return;
    }
    const panel = window.createWebviewPanel(
      viewType,
      l10n.t('Preview'),
      { viewColumn: column ?? ViewColumn.Beside, preserveFocus: true },
      { retainContextWhenHidden: false },
    );
    this.#adopt(panel, { focus, pinned: false, view });
  }

  /** Leads to a line from elsewhere: the panels stay at what they show. */
  async openLine(link: SourceLink): Promise<void> {
    const target = { uri: Uri.parse(link.uri).toString(), position: link.range.end };
    for (const { session } of this.#open) session.jumpsTo(target);
    await openSource(link, undefined, this.#highlight);
  }

  /** Shows whether and why a connection comes about, in the panel that shows one, else in a new one. */
  tryConnection(question: ConnectionQuestion): void {
    this.#shownPanel()?.tryConnection(question);
  }

  /** Walks through the decision on a connection in the panel that shows one, else in a new one. */
  explain(question: ConnectionQuestion): void {
    this.#shownPanel()?.session.why(question);
  }

  /** Lets the user copy or save what a preview shows: the one in front, else any that is seen. */
  export(): void {
    const seen = [...this.#open].filter(({ panel }) => panel.visible);
    const chosen = seen.find(({ panel }) => panel.active) ?? seen[0];
    if (chosen !== undefined) chosen.export();
    else void window.showInformationMessage(l10n.t('No preview is open that could be copied or saved.'));
  }

  dispose(): void {
    for (const disposable of [...this.#disposables, ...this.#open]) disposable.dispose();
  }

  /** A document without a policy or a workload has nothing to show: the panels keep what they have. */
  #follow(focus: PreviewFocus | undefined): void {
    if (focus === undefined || this.statuses.get(focus.uri)?.recognised !== true) return;
    for (const { session } of this.#open) session.follow(focus);
    this.#point(focus);
  }

  /** What the line at the cursor decides is marked, also where a panel stays at another object. */
  #point(cursor: PreviewFocus): void {
    for (const { session } of this.#open) session.cursorAt(cursor);
  }

  /** Something that the answers to single questions may depend on is otherwise. */
  renewWalks(): void {
    for (const { session } of this.#open) session.textChanged();
  }

  #shownPanel(): PreviewPanel | undefined {
    const seen = [...this.#open].find(({ panel }) => panel.visible) ?? [...this.#open][0];
    if (seen === undefined) this.show(focusOf(window.activeTextEditor), ViewColumn.Beside);
    else seen.panel.reveal(undefined, true);
    return seen ?? [...this.#open][0];
  }

  #adopt(panel: WebviewPanel, state: PanelState): void {
    this.#open.add(
      new PreviewPanel(
        panel,
        this.#distribution,
        this.server,
        state,
        this.#highlight,
        this.tried,
        this.chooseBaseline,
        (closed) => this.#open.delete(closed),
      ),
    );
  }
}

/** The webview stores the panel's state beside its own; what does not fit, from an older version, is forgotten. */
function restore(saved: unknown): PanelState {
  const stored: unknown =
    typeof saved === 'object' && saved !== null ? Reflect.get(saved, 'panel') : undefined;
  return panelState(stored) ? stored : { focus: undefined, pinned: false };
}
