import { normalizeUri } from '../../base/uri.ts';
import { callChoices, tryCall } from '../../features/seccomp/lens/tryCall.ts';
import { methods } from '../../protocol/methods.ts';
import type { CallChoices, ProfilePlace, TryCallAnswer, TryCallRequest } from '../../protocol/tryCall.ts';
import type { ServerContext } from '../context.ts';
import { handler } from '../wrap.ts';

/** Answers what a profile does with a call that somebody tries. */
export function registerTryCall(context: ServerContext): void {
  const { connection, documents, state } = context;
  connection.onRequest(
    methods.callChoices,
    handler<ProfilePlace, CallChoices | null>(
      context,
      'call choices',
      null,
      async ({ uri: given, position }) => {
        const uri = normalizeUri(given);
        const file = await documents.settled(uri);
        if (file === undefined) return null;
        return callChoices(state.workbench, uri, file.lines.offsetAt(position)) ?? null;
      },
    ),
  );
  connection.onRequest<TryCallAnswer | null, never>(
    methods.tryCall,
    handler<TryCallRequest, TryCallAnswer | null>(context, 'try a call', null, async (request) => {
      const uri = normalizeUri(request.uri);
      const file = await documents.settled(uri);
      if (file === undefined) return null;
      return tryCall(state.workbench, file.lines.offsetAt(request.position), { ...request, uri }) ?? null;
    }),
  );
}
