import type { Environment } from '../../assembly/environment.ts';
import { normalizeUri } from '../../base/uri.ts';
import { sourceLinks } from '../../features/sourceLinks.ts';
import { chosenWorld } from '../../features/walk/chosenWorld.ts';
import { endOffers } from '../../features/walk/offers.ts';
import { walkOf } from '../../features/walk/walkAt.ts';
import { methods } from '../../protocol/methods.ts';
import type { EndsAnswer, EndsRequest, WalkAnswer, WalkRequest, WorldChoice } from '../../protocol/walk.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

/** Answers why one end of a connection reaches another or does not, and what its ends may be. */
export function registerWalk(context: ServerContext): void {
  const { connection, documents, state, host } = context;
  const worldOf = async (choice: WorldChoice): Promise<Environment | undefined> => {
    const uri = choice.uri === undefined ? undefined : normalizeUri(choice.uri);
    if (uri !== undefined) await documents.settled(uri);
    await state.assembled(host);
    return chosenWorld(state.workbench, { ...choice, uri });
  };
  connection.onRequest<WalkAnswer | null, never>(
    methods.walk,
    handler<WalkRequest, WalkAnswer | null>(context, 'walk', null, async (request, isCancelled) => {
      const { from, to, port } = request;
      const question = { from, to, ...(port === undefined ? {} : { port }) };
      const environment = await worldOf(request);
      if (environment === undefined) {
        return { kind: 'nothing', question, message: 'No workload or policy is known here yet.' };
      }
      const steps = walkOf(environment, question, sourceLinks(state.workbench));
      return (await runInSlices(steps, host, isCancelled)) ?? null;
    }),
  );
  connection.onRequest<EndsAnswer, never>(
    methods.ends,
    handler<EndsRequest, EndsAnswer>(context, 'ends', { offers: [] }, async (request, isCancelled) => {
      const environment = await worldOf(request);
      if (environment === undefined) return { offers: [] };
      const answer = await runInSlices(
        endOffers(environment.world, request, sourceLinks(state.workbench)),
        host,
        isCancelled,
      );
      return answer ?? { offers: [] };
    }),
  );
}
