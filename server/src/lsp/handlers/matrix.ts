import { normalizeUri } from '../../base/uri.ts';
import { matrixAt } from '../../features/matrix/matrixAt.ts';
import { matrixCell } from '../../features/matrix/matrixCell.ts';
import type { AskMatrixCell, MatrixCell, SubscribeMatrix } from '../../protocol/matrix.ts';
import { methods } from '../../protocol/methods.ts';
import type { BaselineState } from '../baseline.ts';
import { ComparedStates } from '../comparedStates.ts';
import type { ServerContext } from '../context.ts';
import { matrixChanges } from '../matrixChanges.ts';
import { feedPanels } from '../panelFeed.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

/** Shows panels who can reach whom in an environment, and says of single cells why. */
export function registerMatrix(context: ServerContext, baseline: BaselineState): void {
  const { connection, state, host } = context;
  const states = new ComparedStates(context, baseline);
  feedPanels(context, {
    name: 'matrix',
    methods: {
      subscribe: methods.matrixSubscribe,
      unsubscribe: methods.matrixUnsubscribe,
      changed: methods.matrixChanged,
      settled: methods.matrixSettled,
    },
    answer: async ({ focus, before: asked }: SubscribeMatrix, isOutdated) => {
      const before = await (asked === undefined ? baseline.nearest() : states.beforeOf(focus.uri, asked));
      return isOutdated()
        ? undefined
        : await runInSlices(matrixAt(state.workbench, focus, before), host, isOutdated);
    },
    changes: matrixChanges,
    onChange: (listener) => baseline.onChange(listener),
  });
  connection.onRequest(
    methods.matrixCell,
    handler<AskMatrixCell, MatrixCell | null>(context, 'cell', null, async (asked, isCancelled) => {
      const uri = normalizeUri(asked.focus.uri);
      await context.documents.settled(uri);
      const question = { ...asked, focus: { ...asked.focus, uri } };
      return (await runInSlices(matrixCell(state.workbench, question), host, isCancelled)) ?? null;
    }),
  );
}
