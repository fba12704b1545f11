import { isSame } from '../base/equality.ts';
import { normalizeUri } from '../base/uri.ts';
import type { PreviewFocus, PreviewSettled } from '../protocol/preview.ts';
import type { ServerContext } from './context.ts';
import { runInSlices } from './slices.ts';
import { handler } from './wrap.ts';

/** A client's wish to be shown a picture. */
interface Wish {
  readonly subscription: string;
  readonly focus: PreviewFocus;
}

/** A kind of picture that panels show and that is kept up to date. */
interface PanelPicture<W extends Wish, Answer, Step extends { readonly kind: string }> {
  /** For the log. */
  readonly name: string;
  readonly methods: {
    readonly subscribe: string;
    readonly unsubscribe: string;
    readonly changed: string;
    readonly settled: string;
  };
  /** Undefined where it is overtaken. */
  readonly answer: (wish: W, isOutdated: () => boolean) => Promise<Answer | undefined>;
  /** What leads from what a panel shows, undefined for nothing yet, to what it is to show. */
  readonly changes: (shown: Answer | undefined, answer: Answer) => Generator<void, readonly Step[]>;
  /** Whether other answers to an edit wait for it. */
  readonly goesFirst?: boolean;
  /** What a picture depends on beside the workspace. */
  readonly onChange?: (listener: () => void) => void;
}

interface Subscription<W extends Wish, Answer> {
  readonly wish: W;
  readonly revision: number;
  /** What the panel shows; undefined until the first answer. */
  readonly shown: Answer | undefined;
}

/** These say all by themselves; other messages build on the one before them. */
const wholes: ReadonlySet<string> = new Set(['nothing', 'whole', 'outline']);

/**
 * Keeps panels up to date: pictures are made in slices of time, one after the other for each panel, and only what differs
 * is sent. What changes while a picture is made is in the next one.
 * @returns what a panel is about and shows, once the picture that it waits for is made; undefined for one that is not there
 */
export function feedPanels<W extends Wish, Answer, Step extends { readonly kind: string }>(
  context: ServerContext,
  {
    name,
    methods,
    answer: draw,
    changes: compare,
    goesFirst = false,
    onChange,
  }: PanelPicture<W, Answer, Step>,
): (id: string) => Promise<Subscription<W, Answer> | undefined> {
  const { connection, state, host, log } = context;
  const subscriptions = new Map<string, Subscription<W, Answer>>();
  const send = (id: string, change: Step, base: number): void => {
    void connection.sendNotification(methods.changed, {
      subscription: id,
      revision: base + 1,
      change: wholes.has(change.kind) ? change : { ...change, base },
    });
  };
  const show = async (id: string): Promise<void> => {
    const subscription = subscriptions.get(id);
    if (subscription === undefined) return;
    const { wish, shown } = subscription;
    const isOutdated = (): boolean => subscriptions.get(id) !== subscription;
    await context.documents.settled(wish.focus.uri);
    if (isOutdated()) return;
    const begin = host.now();
    const answer = await draw(wish, isOutdated);
    const changes = answer && (await runInSlices(compare(shown, answer), host, isOutdated));
    if (changes === undefined || isOutdated()) return;
    let { revision } = subscription;
    subscriptions.set(id, { wish, revision: revision + changes.length, shown: answer });
    for (const change of changes) {
      if (revision > subscription.revision) await host.pause();
      if (!subscriptions.has(id)) return;
      send(id, change, revision);
      revision++;
    }
    log.debug(`${name}: ${(host.now() - begin).toFixed(1)} ms`);
  };

  /** By panel: the last picture that was asked for, and the one of them that is not begun. */
  const last = new Map<string, Promise<void>>();
  const waiting = new Map<string, Promise<void>>();
  const update = (id: string): Promise<void> => {
    const next =
      waiting.get(id) ??
      (last.get(id) ?? Promise.resolve())
        .then(() => {
          waiting.delete(id);
          return show(id);
        })
        .catch((error: unknown) => log.error(`${name} failed: ${String(error)}`));
    waiting.set(id, next);
    last.set(id, next);
    return next;
  };

  /** The pictures that are about to be made. */
  let gathered: Promise<unknown> | undefined;
  const updateAll = (): void => {
    if (gathered !== undefined || subscriptions.size === 0) return;
    const pictures = host.pause().then(() => {
      gathered = undefined;
      return Promise.all([...subscriptions.keys()].map(update));
    });
    gathered = pictures;
    if (goesFirst) context.pictures.begin(pictures, host);
  };
  state.onChange(updateAll);
  onChange?.(updateAll);
  connection.onRequest(
    methods.subscribe,
    handler<W, null>(context, name, null, async (params) => {
      const { subscription: id, focus } = params;
      const wish: W = { ...params, focus: { ...focus, uri: normalizeUri(focus.uri) } };
      const before = subscriptions.get(id);
      // The same place again means that the panel has lost its model: it gets the whole.
      const shown = before !== undefined && !isSame(before.wish, wish) ? before.shown : undefined;
      subscriptions.set(id, { wish, revision: before?.revision ?? 0, shown });
      await update(id);
      return null;
    }),
  );
  connection.onRequest(
    methods.settled,
    handler<PreviewSettled, true | null>(
      context,
      `${name} settled`,
      null,
      async ({ subscription: id }): Promise<true> => {
        await context.documents.allSettled();
        await gathered;
        await last.get(id);
        return true;
      },
    ),
  );
  connection.onNotification(methods.unsubscribe, ({ subscription }: Pick<Wish, 'subscription'>) => {
    subscriptions.delete(subscription);
    last.delete(subscription);
  });
  return async (id) => {
    await last.get(id);
    return subscriptions.get(id);
  };
}
