import { normalizeUri } from '../../base/uri.ts';
import { sourceLinks } from '../../features/sourceLinks.ts';
import { chosenWorld } from '../../features/walk/chosenWorld.ts';
import { walkOf } from '../../features/walk/walkAt.ts';
import { methods } from '../../protocol/methods.ts';
import type { WalkAnswer, WalkRequest } from '../../protocol/walk.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

/** Answers why one end of a connection reaches another or does not. */
export function registerWalk(context: ServerContext): void {
  const { connection, documents, state, host } = context;
  connection.onRequest<WalkAnswer | null, never>(
    methods.walk,
    handler<WalkRequest, WalkAnswer | null>(context, 'walk', null, async (request, isCancelled) => {
      const { from, to, port } = request;
      const question = { from, to, ...(port === undefined ? {} : { port }) };
      const uri = request.uri === undefined ? undefined : normalizeUri(request.uri);
      if (uri !== undefined) await documents.settled(uri);
      await state.assembled(host);
      const { workbench } = state;
      const environment = chosenWorld(workbench, { ...request, uri });
      if (environment === undefined) {
        return { kind: 'nothing', question, message: 'No workload or policy is known here yet.' };
      }
      const answer = await runInSlices(
        walkOf(environment, question, sourceLinks(workbench)),
        host,
        isCancelled,
      );
      return answer ?? null;
    }),
  );
}
