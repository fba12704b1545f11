import { comparisonPage } from '../../features/lens/changesPage.ts';
import { connectionChanges } from '../../features/lens/connectionChanges.ts';
import type { DifferenceAnswer, DifferenceRequest } from '../../protocol/difference.ts';
import type { ComparisonAnswer, ComparisonProblem, ComparisonRequest } from '../../protocol/lenses.ts';
import { methods } from '../../protocol/methods.ts';
import type { BaselineState } from '../baseline.ts';
import { type Compared, ComparedStates } from '../comparedStates.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

/** Answers what is allowed otherwise in one state of the workspace than in another: as data, and as a page. */
export function registerDifference(context: ServerContext, baseline: BaselineState): void {
  const { connection, state, host } = context;
  const states = new ComparedStates(context, baseline);
  const both = async ({ before, after }: DifferenceRequest): Promise<Both | ComparisonProblem> => {
    const newer = await states.after(after);
    if ('problem' in newer) return newer;
    const older = await states.before(before, newer);
    return 'problem' in older ? older : { older, newer };
  };
  connection.onRequest(
    methods.difference,
    handler<DifferenceRequest, DifferenceAnswer | null>(
      context,
      'difference',
      null,
      async (request, isCancelled) => {
        const found = await both(request);
        if ('problem' in found) return null;
        const { older, newer } = found;
        const steps = connectionChanges(older.environment.world, newer.environment.world);
        const changes = await runInSlices(steps, host, isCancelled);
        return changes === undefined ? null : { changes };
      },
    ),
  );
  connection.onRequest<ComparisonAnswer, never>(
    methods.comparison,
    handler<ComparisonRequest, ComparisonAnswer>(
      context,
      'comparison',
      null,
      async (request, isCancelled) => {
        const found = await both(request);
        if ('problem' in found) return found;
        const firstFolder = state.snapshot.folders[0]?.uri;
        const steps = comparisonPage(found.older, found.newer, undefined, firstFolder);
        return (await runInSlices(steps, host, isCancelled)) ?? null;
      },
    ),
  );
}

interface Both {
  readonly older: Compared;
  readonly newer: Compared;
}
