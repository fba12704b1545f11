import { environmentFor } from '../../assembly/inUse.ts';
import { normalizeUri } from '../../base/uri.ts';
import { previewAt } from '../../features/preview/previewAt.ts';
import { decidedRows } from '../../features/walk/decidedRows.ts';
import { methods } from '../../protocol/methods.ts';
import type { DecidedRequest, DecidedRows, SubscribePreview } from '../../protocol/preview.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import type { BaselineState } from '../baseline.ts';
import { ComparedStates } from '../comparedStates.ts';
import type { ServerContext } from '../context.ts';
import { feedPanels } from '../panelFeed.ts';
import { previewChanges } from '../previewChanges.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

/** Shows panels what the policy, workload or profile at a place does, and tells which rows the line at the cursor decides. */
export function registerPreview(context: ServerContext, baseline: BaselineState): void {
  const { connection, state, host } = context;
  const states = new ComparedStates(context, baseline);
  const shownIn = feedPanels(context, {
    name: 'preview',
    methods: {
      subscribe: methods.previewSubscribe,
      unsubscribe: methods.previewUnsubscribe,
      changed: methods.previewChanged,
      settled: methods.previewSettled,
    },
    answer: async ({ focus, before, finest }: SubscribePreview, isOutdated) => {
      const past = before && (await states.beforeOf(focus.uri, before));
      return isOutdated()
        ? undefined
        : await runInSlices(previewAt(state.workbench, focus, past, finest), host, isOutdated);
    },
    changes: previewChanges,
    goesFirst: true,
    onChange: (listener) => baseline.onChange(listener),
  });
  connection.onRequest(
    methods.previewDecided,
    handler<DecidedRequest, DecidedRows>(
      context,
      'decided rows',
      { rows: [] },
      async ({ subscription, place }, isCancelled) => {
        const uri = normalizeUri(place.uri);
        await context.documents.settled(uri);
        const { wish, shown } = (await shownIn(subscription)) ?? {};
        const { workbench } = state;
        const file = fileOf(workbench.snapshot, uri);
        const environment = wish && environmentFor(workbench, wish.focus.uri);
        if (shown?.kind !== 'whole' || file === undefined || environment === undefined) return { rows: [] };
        const at = { uri, offset: file.lines.offsetAt(place.position) };
        const steps = decidedRows(workbench, environment, shown.model, at);
        return { rows: (await runInSlices(steps, host, isCancelled)) ?? [] };
      },
    ),
  );
}
