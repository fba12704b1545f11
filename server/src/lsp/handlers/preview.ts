import { isSame } from '../../base/equality.ts';
import { normalizeUri } from '../../base/uri.ts';
import { type PreviewAnswer, previewAt } from '../../features/preview/previewAt.ts';
import { methods } from '../../protocol/methods.ts';
import type {
  PreviewChanged,
  PreviewFocus,
  PreviewLane,
  SubscribePreview,
  UnsubscribePreview,
} from '../../protocol/preview.ts';
import type { ServerContext } from '../context.ts';
import { handler } from '../wrap.ts';

interface Subscription {
  readonly focus: PreviewFocus;
  readonly revision: number;
  /** What the panel shows; undefined until the first answer. */
  readonly shown: PreviewAnswer | undefined;
}

/** Keeps panels up to date: only the newest model is computed and sent, and only where it differs. */
export function registerPreview(context: ServerContext): void {
  const { connection, state, host, log } = context;
  const subscriptions = new Map<string, Subscription>();
  const send = (id: string, subscription: Subscription): void => {
    const answer = previewAt(state.workbench, subscription.focus);
    if (isSame(subscription.shown, answer)) return;
    const revision = subscription.revision + 1;
    subscriptions.set(id, { focus: subscription.focus, revision, shown: answer });
    const message: PreviewChanged = {
      subscription: id,
      revision,
      change: changeBetween(subscription, answer),
    };
    void connection.sendNotification(methods.previewChanged, message);
  };
  const update = async (id: string): Promise<void> => {
    const subscription = subscriptions.get(id);
    if (subscription === undefined) return;
    await context.documents.settled(subscription.focus.uri);
    const begin = host.now();
    if (subscriptions.get(id) === subscription) send(id, subscription);
    log.debug(`preview: ${(host.now() - begin).toFixed(1)} ms`);
  };
  const report = (error: unknown): void => log.error(`preview failed: ${String(error)}`);

  let waiting = false;
  state.onChange(() => {
    if (waiting || subscriptions.size === 0) return;
    waiting = true;
    void host.pause().then(() => {
      waiting = false;
      for (const id of subscriptions.keys()) update(id).catch(report);
    });
  });
  connection.onRequest(
    methods.previewSubscribe,
    handler<SubscribePreview, null>(context, 'preview', null, async ({ subscription: id, focus }) => {
      const before = subscriptions.get(id);
      const revision = before?.revision ?? 0;
      const place = { ...focus, uri: normalizeUri(focus.uri) };
      const isMove = before !== undefined && !isSame(before.focus, place);
      // The same place again means that the panel has lost its model: it gets the whole.
      subscriptions.set(id, { focus: place, revision, shown: isMove ? before.shown : undefined });
      await update(id);
      return null;
    }),
  );
  connection.onNotification(methods.previewUnsubscribe, ({ subscription }: UnsubscribePreview) => {
    subscriptions.delete(subscription);
  });
}

function changeBetween({ shown, revision }: Subscription, answer: PreviewAnswer): PreviewChanged['change'] {
  if (answer.kind === 'nothing') return answer;
  if (shown?.kind !== 'whole') return answer;
  const { lanes: oldLanes, ...oldParts } = shown.model;
  const { lanes: newLanes, ...newParts } = answer.model;
  const isSameLayout = isSame(oldLanes.map(laneId), newLanes.map(laneId));
  if (!isSameLayout) return answer;
  const before = new Map<string, unknown>(Object.entries(oldParts));
  const changed = Object.entries(newParts).filter(([key, value]) => !isSame(before.get(key), value));
  const parts: Partial<typeof newParts> = Object.fromEntries(changed);
  const lanes = newLanes.filter((lane, index) => !isSame(oldLanes[index], lane));
  return { kind: 'patch', base: revision, parts, lanes };
}

function laneId({ id }: PreviewLane): string {
  return id;
}
