import { environmentFor } from '../../assembly/inUse.ts';
import { isSame } from '../../base/equality.ts';
import { normalizeUri } from '../../base/uri.ts';
import { type PreviewAnswer, previewAt } from '../../features/preview/previewAt.ts';
import { decidedRows } from '../../features/walk/decidedRows.ts';
import type { ComparedState } from '../../protocol/difference.ts';
import { methods } from '../../protocol/methods.ts';
import type {
  DecidedRequest,
  DecidedRows,
  PreviewChanged,
  PreviewFocus,
  SubscribePreview,
  UnsubscribePreview,
} from '../../protocol/preview.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import type { BaselineState } from '../baseline.ts';
import { ComparedStates } from '../comparedStates.ts';
import type { ServerContext } from '../context.ts';
import { type PreviewStep, previewChanges } from '../previewChanges.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

interface Subscription {
  readonly focus: PreviewFocus;
  /** Only what is otherwise than in this state is shown; undefined: all. */
  readonly before: ComparedState | undefined;
  readonly revision: number;
  /** What the panel shows; undefined until the first answer. */
  readonly shown: PreviewAnswer | undefined;
}

/**
 * Keeps panels up to date: pictures are made in slices of time, one after the other for each panel, and only what differs
 * is sent. What changes while a picture is made is in the next one.
 */
export function registerPreview(context: ServerContext, baseline: BaselineState): void {
  const { connection, state, host, log } = context;
  const states = new ComparedStates(context, baseline);
  const subscriptions = new Map<string, Subscription>();
  const send = (id: string, change: PreviewStep, base: number): void => {
    const message: PreviewChanged = {
      subscription: id,
      revision: base + 1,
      change: change.kind === 'patch' || change.kind === 'rows' ? { ...change, base } : change,
    };
    void connection.sendNotification(methods.previewChanged, message);
  };
  const show = async (id: string): Promise<void> => {
    const subscription = subscriptions.get(id);
    if (subscription === undefined) return;
    const { focus, before, shown } = subscription;
    const isOutdated = (): boolean => subscriptions.get(id) !== subscription;
    await context.documents.settled(focus.uri);
    if (isOutdated()) return;
    const past = before && (await states.beforeOf(focus.uri, before));
    if (isOutdated()) return;
    const begin = host.now();
    const answer = await runInSlices(previewAt(state.workbench, focus, past), host, isOutdated);
    const changes = answer && (await runInSlices(previewChanges(shown, answer), host, isOutdated));
    if (changes === undefined || isOutdated()) return;
    let { revision } = subscription;
    subscriptions.set(id, { ...subscription, revision: revision + changes.length, shown: answer });
    for (const change of changes) {
      if (revision > subscription.revision) await host.pause();
      if (!subscriptions.has(id)) return;
      send(id, change, revision);
      revision++;
    }
    log.debug(`preview: ${(host.now() - begin).toFixed(1)} ms`);
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
        .catch((error: unknown) => log.error(`preview failed: ${String(error)}`));
    waiting.set(id, next);
    last.set(id, next);
    return next;
  };

  let gathers = false;
  const updateAll = (): void => {
    if (gathers || subscriptions.size === 0) return;
    gathers = true;
    void host.pause().then(() => {
      gathers = false;
      for (const id of subscriptions.keys()) void update(id);
    });
  };
  state.onChange(updateAll);
  baseline.onChange(updateAll);
  connection.onRequest(
    methods.previewSubscribe,
    handler<SubscribePreview, null>(context, 'preview', null, async ({ subscription: id, focus, before }) => {
      const old = subscriptions.get(id);
      const asked = { focus: { ...focus, uri: normalizeUri(focus.uri) }, before };
      const isMove =
        old !== undefined && !(isSame(old.focus, asked.focus) && isSame(old.before, asked.before));
      // The same place again means that the panel has lost its model: it gets the whole.
      const shown = isMove ? old.shown : undefined;
      subscriptions.set(id, { ...asked, revision: old?.revision ?? 0, shown });
      await update(id);
      return null;
    }),
  );
  connection.onRequest(
    methods.previewDecided,
    handler<DecidedRequest, DecidedRows>(
      context,
      'decided rows',
      { rows: [] },
      async ({ subscription: id, place }, isCancelled) => {
        const uri = normalizeUri(place.uri);
        await context.documents.settled(uri);
        await last.get(id);
        const subscription = subscriptions.get(id);
        const { workbench } = state;
        const file = fileOf(workbench.snapshot, uri);
        const environment = subscription && environmentFor(workbench, subscription.focus.uri);
        if (subscription?.shown?.kind !== 'whole' || file === undefined || environment === undefined)
          return { rows: [] };
        const at = { uri, offset: file.lines.offsetAt(place.position) };
        const steps = decidedRows(workbench, environment, subscription.shown.model, at);
        return { rows: (await runInSlices(steps, host, isCancelled)) ?? [] };
      },
    ),
  );
  connection.onNotification(methods.previewUnsubscribe, ({ subscription }: UnsubscribePreview) => {
    subscriptions.delete(subscription);
    last.delete(subscription);
  });
}
