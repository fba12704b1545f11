import { Disposable, type Event, EventEmitter, l10n, type Memento, Uri, window } from 'vscode';
import { methods } from '../../../server/src/protocol/methods.ts';
import type { PreviewFocus, PreviewModel, SourceLink } from '../../../server/src/protocol/preview.ts';
import { focusOf, watchCursor } from '../panels/cursor.ts';
import { type Held, take } from '../panels/heldModel.ts';
import { previewChanged, previewFocus } from '../panels/modelShape.ts';
import type { PolicyServer } from '../server/policyServer.ts';
import type { StatusFeed } from '../status/statusFeed.ts';

const subscription = 'traffic-view';

/** Where the place that the view stays at is kept for the workspace. */
const memory = 'trafficPinned';

/** What the view shows. */
export type Traffic =
  | { readonly kind: 'loading' }
  /** The server is not there. */
  | { readonly kind: 'stopped' }
  /** There is no object of ours at the cursor. */
  | { readonly kind: 'nothing'; readonly message: string }
  | { readonly kind: 'model'; readonly model: PreviewModel };

/** The same model that a panel shows, for the native view: subscribed to while the view is seen. */
export class TrafficFeed implements Disposable {
  readonly #changes = new EventEmitter<void>();
  readonly #disposable: Disposable;
  #isSeen = false;
  #focus: PreviewFocus | undefined;
  #pinned: PreviewFocus | undefined;
  /** Where our own jump put the cursor: that move is not a wish to see something else. */
  #jumpedTo: PreviewFocus | undefined;
  #held: Held | undefined;
  #shown: Traffic = { kind: 'loading' };

  constructor(
    private readonly server: PolicyServer,
    private readonly statuses: StatusFeed,
    private readonly state: Memento,
  ) {
    const kept = state.get<unknown>(memory);
    this.#pinned = previewFocus(kept) ? kept : undefined;
    this.#disposable = Disposable.from(
      this.#changes,
      server.onNotification(methods.previewChanged, (params) => this.#changed(params)),
      server.onState(() => this.#renew()),
      watchCursor((focus) => this.#follow(focus)),
      statuses.onChange(() => this.#follow(focusOf(window.activeTextEditor))),
    );
  }

  get onChange(): Event<void> {
    return this.#changes.event;
  }

  get shown(): Traffic {
    return this.#shown;
  }

  get isPinned(): boolean {
    return this.#pinned !== undefined;
  }

  /** A view that nobody sees costs nothing. */
  seen(isSeen: boolean): void {
    if (isSeen === this.#isSeen) return;
    this.#isSeen = isSeen;
    if (isSeen) {
      this.#follow(focusOf(window.activeTextEditor));
      this.#renew();
    } else {
      this.server.notify(methods.previewUnsubscribe, { subscription });
      this.#held = undefined;
    }
  }

  /** Stays at the object that is shown, or goes with the cursor again. */
  async pin(isPinned: boolean): Promise<void> {
    this.#pinned = isPinned ? this.#place() : undefined;
    await this.state.update(memory, this.#pinned);
    if (!isPinned) this.#follow(focusOf(window.activeTextEditor));
    this.#changes.fire();
  }

  jumpsTo({ uri, range }: SourceLink): void {
    this.#jumpedTo = { uri, position: range.end };
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  /** Where the shown object is by now: edits move the text. */
  #place(): PreviewFocus | undefined {
    if (this.#shown.kind !== 'model') return this.#focus;
    const { uri, range } = this.#shown.model.subject.link;
    return { uri, position: range.start };
  }

  #follow(focus: PreviewFocus | undefined): void {
    if (focus === undefined || this.statuses.get(focus.uri)?.recognised !== true) return;
    if (isSamePlace(this.#jumpedTo, focus)) return;
    this.#jumpedTo = undefined;
    this.#focus = focus;
    if (this.#pinned === undefined) this.#renew();
  }

  #renew(): void {
    if (!this.#isSeen) return;
    const focus = this.#pinned ?? this.#focus;
    if (this.server.state !== 'running') {
      this.#held = undefined;
      this.#show({ kind: this.server.state === 'stopped' ? 'stopped' : 'loading' });
    } else if (focus === undefined) {
      this.#show({ kind: 'nothing', message: l10n.t('No policy or workload is at the cursor.') });
    } else {
      void this.server.request(methods.previewSubscribe, { subscription, focus });
    }
  }

  #changed(params: unknown): void {
    if (!this.#isSeen || !previewChanged(params) || params.subscription !== subscription) return;
    const taken = take(this.#held, params);
    if (taken.kind === 'gap') {
      this.server.notify(methods.previewUnsubscribe, { subscription });
      this.#held = undefined;
      this.#renew();
    } else if (taken.kind === 'part') {
      this.#held = taken.held;
    } else if (taken.kind === 'model') {
      this.#held = { ...taken, ahead: new Map() };
      this.#show({ kind: 'model', model: taken.model });
    } else {
      this.#held = undefined;
      this.#show(taken);
    }
  }

  #show(shown: Traffic): void {
    this.#shown = shown;
    this.#changes.fire();
  }
}

function isSamePlace(one: PreviewFocus | undefined, other: PreviewFocus): boolean {
  return (
    one !== undefined &&
    Uri.parse(one.uri).toString() === other.uri &&
    one.position.line === other.position.line &&
    one.position.character === other.position.character
  );
}
