import { t } from '@vscode/l10n';
import type {
  AskMatrixCell,
  MatrixChanged,
  SubscribeMatrix,
  UnsubscribeMatrix,
} from '../../../server/src/protocol/matrix.ts';
import type {
  DecidedRequest,
  PreviewChanged,
  PreviewFocus,
  PreviewSettled,
  PreviewSubject,
  SubscribePreview,
  UnsubscribePreview,
} from '../../../server/src/protocol/preview.ts';
import type { ConnectionQuestion, WalkRequest } from '../../../server/src/protocol/walk.ts';
import type { PanelBaseline } from '../compare/keptState.ts';
import { AgeFeed } from './ageFeed.ts';
import { DecidedFeed } from './decidedFeed.ts';
import { matrixCell, matrixChanged } from './matrixShape.ts';
import type { CellPlace, HostMessage, PanelState } from './messages.ts';
import { previewChanged } from './modelShape.ts';
import { firstView, type PanelView } from './panelViews.ts';
import { isSameQuestion } from './sameConnection.ts';
import { WalkFeed } from './walkFeed.ts';

/** What a session needs from VS Code and the server. */
export interface SessionPort {
  readonly post: (message: HostMessage) => void;
  /** @param before undefined: all is shown */
  readonly subscribe: (
    request: Omit<SubscribePreview, 'before'>,
    before: PanelBaseline['state'] | undefined,
  ) => void;
  readonly unsubscribe: (request: UnsubscribePreview) => void;
  readonly subscribeMatrix: (
    request: Omit<SubscribeMatrix, 'before'>,
    before: PanelBaseline['state'] | undefined,
  ) => void;
  readonly unsubscribeMatrix: (request: UnsubscribeMatrix) => void;
  /** The answer to `policyLens/matrix/cell`; null where the server is not there. */
  readonly askCell: (request: AskMatrixCell) => Promise<unknown>;
  /** The answer to `policyLens/walk`; null where the server is not there. */
  readonly walk: (request: WalkRequest) => Promise<unknown>;
  /** The answer to `policyLens/preview/settled`, or to the same of the matrix. */
  readonly settled: (view: PanelView, request: PreviewSettled) => Promise<unknown>;
  /** The answer to `policyLens/preview/decided`. */
  readonly decided: (request: DecidedRequest) => Promise<unknown>;
  readonly setTitle: (title: string) => void;
}

/**
 * One panel's conversation: it is subscribed while the webview listens, the panel is visible and the server runs,
 * and tells the webview what stands in the way otherwise.
 */
export class PreviewSession {
  #state: PanelState;
  #listening = false;
  #server: 'starting' | 'running' | 'stopped' = 'starting';
  /** The view whose picture comes at present. */
  #subscribed: PanelView | undefined;
  /** What the picture is of; a patch tells it only where that has changed. */
  #picture = 'Preview';
  #shownSubject = '';
  /** Whether the text was edited where the cursor is: a label that is being written is no wish to see who has it. */
  #edited = false;
  /** Where our own jump put the cursor: that move is not a wish to see something else. */
  #jumpedTo: PreviewFocus | undefined;
  readonly #walk: WalkFeed;
  readonly #decided: DecidedFeed;
  readonly #age: AgeFeed;

  constructor(
    readonly subscription: string,
    private readonly port: SessionPort,
    state: PanelState,
  ) {
    this.#state = state;
    this.#walk = new WalkFeed({
      ask: port.walk,
      show: (answer) => {
        if (this.#listening) port.post({ type: 'walk', answer });
      },
    });
    this.#decided = new DecidedFeed({
      ask: async (place) => (this.#subscribed ? port.decided({ subscription, place }) : null),
      show: (rows) => {
        if (this.#listening) port.post({ type: 'decided', rows });
      },
    });
    this.#age = new AgeFeed({
      ask: async () => (this.#subscribed ? port.settled(this.#subscribed, { subscription }) : null),
      show: (isOld) => {
        if (this.#listening) port.post({ type: 'age', isOld });
      },
    });
  }

  get state(): PanelState {
    return this.#state;
  }

  /** The webview has loaded: at the beginning, and again each time it comes back from being hidden. */
  webviewReady(): void {
    this.#listening = true;
    this.#leave();
    this.port.post({ type: 'panel', state: this.#state });
    this.#decided.forget();
    this.#renew();
    this.#openWalk();
  }

  /** A hidden webview is torn down; nothing is computed for it. */
  hidden(): void {
    this.#listening = false;
    this.#leave();
  }

  serverIs(state: 'starting' | 'running' | 'stopped'): void {
    if (state === this.#server) return;
    this.#server = state;
    this.#subscribed = undefined;
    this.#renew();
    this.#openWalk();
  }

  /** The cursor went somewhere. */
  follow(focus: PreviewFocus): void {
    if (this.#jumpedTo !== undefined && samePlace(this.#jumpedTo, focus)) return;
    this.#jumpedTo = undefined;
    const { pinned, focus: shown } = this.#state;
    const isShown = shown !== undefined && samePlace(shown, focus) && !this.#edited;
    if (!pinned && !isShown) this.show(focus);
  }

  /** The user asked for this place, pinned or not. */
  show(focus: PreviewFocus): void {
    this.#edited = false;
    this.#setState({ ...this.#state, focus });
    this.#renew();
  }

  pin(pinned: boolean): void {
    this.#setState({ ...this.#state, pinned });
  }

  /** @param whole whether the object is shown that the cursor is in, whatever of it the cursor is on */
  showWhole(whole: boolean): void {
    this.#setState({ ...this.#state, whole });
    this.#renew();
  }

  showView(view: PanelView): void {
    if (view === this.#view) return;
    this.#leave();
    this.#setState({ ...this.#state, view });
    this.#renew();
  }

  /** Asks what a cell of the matrix says in full. */
  async askCell(place: CellPlace): Promise<void> {
    const { focus } = this.#state;
    if (focus === undefined) return;
    const answer = await this.port.askCell({ ...place, focus });
    const cell = matrixCell(answer) ? answer : undefined;
    if (this.#listening) this.port.post({ type: 'cell', ...place, cell });
  }

  /** @param baseline undefined: all is shown */
  compareWith(baseline: PanelBaseline | undefined): void {
    this.#setState({ ...this.#state, baseline });
    this.#renew();
  }

  /** Walks through the decision on a connection; asked for again while it is open, the keyboard goes to it anew. */
  why(question: ConnectionQuestion): void {
    if (isSameQuestion(this.#state.why, question)) this.#walk.close();
    this.#setState({ ...this.#state, why: question });
    this.#openWalk();
  }

  /** The connections that the user has tried by now. */
  triedAre(tried: readonly ConnectionQuestion[]): void {
    this.#setState({ ...this.#state, tried });
  }

  closeWhy(): void {
    this.#setState({ ...this.#state, why: undefined });
    this.#walk.close();
  }

  /** The text was edited at the cursor, which is here now. */
  editedAtCursor(place: PreviewFocus): void {
    const { uri } = place;
    this.#decided.edited(place);
    if (this.#edited || this.#state.pinned || this.#state.focus?.uri !== uri) return;
    this.#edited = true;
    if (this.#view !== 'matrix') this.#renew();
  }

  /** A text of the workspace has changed. */
  textChanged(): void {
    this.#walk.renewSoon();
    this.#age.renewSoon();
  }

  /** Where the cursor of the editor is, whether the panel goes with it or not. */
  cursorAt(place: PreviewFocus): void {
    this.#decided.cursorAt(place);
  }

  jumpsTo(target: PreviewFocus): void {
    this.#jumpedTo = target;
  }

  /** Asks for the whole again, after a patch that did not fit; to the server it is a new subscription. */
  resync(): void {
    this.#leave();
    this.#renew();
  }

  /** A notification of the server, checked here since it goes into the webview. */
  changed(params: unknown): void {
    if (!previewChanged(params) || params.subscription !== this.subscription || !this.#listening) return;
    const { change } = params;
    const { subject, title } = partsOf(params);
    if (change.kind === 'nothing') this.port.setTitle(t('Preview'));
    this.#picture = title ?? this.#picture;
    this.#shownSubject = subject?.title ?? this.#shownSubject;
    if (subject !== undefined || title !== undefined)
      this.port.setTitle(`${this.#picture}: ${this.#shownSubject}`);
    if (subject !== undefined) {
      // Edits move the text; what is pinned is found again at its object's present place.
      if (this.#state.pinned) this.#setState({ ...this.#state, focus: startOf(subject) });
    }
    this.port.post({ type: 'changed', changed: params });
    this.#walk.renewSoon();
    this.#decided.renewSoon();
  }

  /** The same of the matrix. */
  matrixChanged(params: unknown): void {
    if (!matrixChanged(params) || params.subscription !== this.subscription || !this.#listening) return;
    const title = matrixTitle(params);
    if (title !== undefined) this.port.setTitle(title);
    this.port.post({ type: 'matrix', changed: params });
    this.#walk.renewSoon();
  }

  get #view(): PanelView {
    return this.#state.view ?? firstView;
  }

  #postNothing(): void {
    const message = t(
      'Place the cursor in a NetworkPolicy, a workload or a seccomp profile to see what it does.',
    );
    const change = { kind: 'nothing', message } as const;
    const changed = { subscription: this.subscription, revision: 0, change };
    if (this.#view === 'matrix') this.port.post({ type: 'matrix', changed });
    else this.port.post({ type: 'changed', changed });
  }

  dispose(): void {
    this.#listening = false;
    this.#walk.dispose();
    this.#decided.dispose();
    this.#age.dispose();
    this.#leave();
  }

  #setState(state: PanelState): void {
    this.#state = state;
    if (this.#listening) this.port.post({ type: 'panel', state });
  }

  #openWalk(): void {
    const { why, focus } = this.#state;
    if (why !== undefined && this.#listening && this.#server === 'running') this.#walk.open(why, focus?.uri);
  }

  #renew(): void {
    if (!this.#listening) return;
    const focus = this.#state.focus;
    if (focus === undefined) {
      this.#postNothing();
    } else if (this.#server === 'running') {
      if (this.#subscribed === undefined) this.port.post({ type: 'loading' });
      this.#subscribed = this.#view;
      const request = { subscription: this.subscription, focus };
      const before = this.#state.baseline?.state;
      if (this.#view === 'matrix') this.port.subscribeMatrix(request, before);
      else this.port.subscribe({ ...request, ...this.#finest }, before);
      this.#age.renewSoon();
    } else if (this.#server === 'starting') {
      this.port.post({ type: 'loading' });
    } else {
      this.port.post({
        type: 'problem',
        message: t('The Policy Lens language server is not running.'),
      });
    }
  }

  get #finest(): Pick<SubscribePreview, 'finest'> {
    if (this.#state.whole === true) return { finest: 'object' };
    return this.#edited ? { finest: 'part' } : {};
  }

  #leave(): void {
    const request = { subscription: this.subscription };
    if (this.#server === 'running') {
      if (this.#subscribed === 'matrix') this.port.unsubscribeMatrix(request);
      else if (this.#subscribed !== undefined) this.port.unsubscribe(request);
    }
    this.#subscribed = undefined;
  }
}

/** What a message tells of the picture beside its rows. */
function partsOf({ change }: PreviewChanged): { readonly subject?: PreviewSubject; readonly title?: string } {
  if (change.kind === 'whole' || change.kind === 'outline') return change.model;
  return change.kind === 'patch' ? change.parts : {};
}

function startOf(subject: PreviewSubject): PreviewFocus {
  return { uri: subject.link.uri, position: subject.link.range.start };
}

function samePlace(a: PreviewFocus, b: PreviewFocus): boolean {
  return (
    a.uri === b.uri && a.position.line === b.position.line && a.position.character === b.position.character
  );
}

/** `Connections: shop`; undefined where a message does not tell. */
function matrixTitle({ change }: MatrixChanged): string | undefined {
  if (change.kind === 'nothing') return t('Preview');
  return change.kind === 'whole' || change.kind === 'outline'
    ? `${change.model.title}: ${change.model.basis.name}`
    : undefined;
}
