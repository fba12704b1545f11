import {
  type CallHierarchyIncomingCall,
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyOutgoingCallsParams,
  type CallHierarchyPrepareParams,
  SymbolKind,
} from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import type { Call, CallEnd, CallSubject } from '../../features/calls/call.ts';
import { callEndsAt } from '../../features/calls/callEnds.ts';
import { calls } from '../../features/calls/calls.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

const kinds: Readonly<Record<CallEnd['kind'], SymbolKind>> = {
  workload: SymbolKind.Class,
  others: SymbolKind.Interface,
  unsure: SymbolKind.Null,
};

/** Tells who may call a workload, and whom it may call. */
export function registerCalls(context: ServerContext): void {
  const { connection, state, documents, host } = context;
  connection.languages.callHierarchy.onPrepare(
    handler<CallHierarchyPrepareParams, CallHierarchyItem[] | null>(
      context,
      'call hierarchy',
      null,
      async ({ textDocument, position }) => {
        const uri = normalizeUri(textDocument.uri);
        const file = await documents.settled(uri);
        if (file === undefined) return null;
        const ends = callEndsAt(state.workbench, uri, file.lines.offsetAt(position));
        return ends.length === 0 ? null : ends.map(toItem);
      },
    ),
  );
  const find = async (
    { uri, range, selectionRange, data }: CallHierarchyItem,
    direction: Direction,
    isCancelled: () => boolean,
  ): Promise<readonly Call[] | undefined> => {
    if (!isSubject(data)) return [];
    await state.assembled(host);
    const asked = { uri: normalizeUri(uri), range, selection: selectionRange };
    return runInSlices(calls(state.workbench, data, direction, asked), host, isCancelled);
  };
  connection.languages.callHierarchy.onIncomingCalls(
    handler<CallHierarchyIncomingCallsParams, CallHierarchyIncomingCall[] | null>(
      context,
      'incoming calls',
      null,
      async ({ item }, isCancelled) => {
        const found = await find(item, 'ingress', isCancelled);
        return found?.map(({ end, ranges }) => ({ from: toItem(end), fromRanges: [...ranges] })) ?? null;
      },
    ),
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    handler<CallHierarchyOutgoingCallsParams, CallHierarchyOutgoingCall[] | null>(
      context,
      'outgoing calls',
      null,
      async ({ item }, isCancelled) => {
        const found = await find(item, 'egress', isCancelled);
        return found?.map(({ end, ranges }) => ({ to: toItem(end), fromRanges: [...ranges] })) ?? null;
      },
    ),
  );
}

function toItem({ kind, name, detail, uri, range, selection, subject }: CallEnd): CallHierarchyItem {
  const item = { name, detail, kind: kinds[kind], uri, range, selectionRange: selection };
  return subject === undefined ? item : { ...item, data: subject };
}

function isSubject(data: unknown): data is CallSubject {
  if (typeof data !== 'object' || data === null) return false;
  const { environment, workload } = data as Partial<Record<keyof CallSubject, unknown>>;
  return typeof environment === 'string' && typeof workload === 'string';
}
