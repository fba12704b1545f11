import {
  type SelectionRange,
  type SelectionRangeParams,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import { objectSymbols } from '../../features/navigation/objectSymbols.ts';
import { profileSymbols } from '../../features/navigation/profileSymbols.ts';
import { selectionRanges } from '../../features/navigation/selectionRanges.ts';
import type { KubernetesObject } from '../../kubernetes/objects.ts';
import type { Workbench } from '../../rules/workbench.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { ServerContext } from '../context.ts';
import { handler } from '../wrap.ts';

/** Answers with the profiles and objects of the workspace by name, and with what a selection in one grows to. */
export function registerSymbols(context: ServerContext): void {
  const { connection, state, documents, host } = context;
  connection.onWorkspaceSymbol(
    handler<WorkspaceSymbolParams, SymbolInformation[]>(
      context,
      'workspace symbols',
      [],
      async ({ query }) => {
        await state.assembled(host);
        return [...profiles(state.snapshot, query), ...objects(state.workbench, query)];
      },
    ),
  );
  connection.onSelectionRanges(
    handler<SelectionRangeParams, SelectionRange[] | null>(
      context,
      'selection ranges',
      null,
      async ({ textDocument, positions }) => {
        const file = await documents.settled(normalizeUri(textDocument.uri));
        if (file === undefined) return null;
        const found = positions.map((position) => chain(file, file.lines.offsetAt(position)));
        const known = found.filter((range) => range !== undefined);
        // The protocol has an answer for each position, or none at all.
        return known.length < positions.length ? null : known;
      },
    ),
  );
}

function profiles(snapshot: Snapshot, query: string): readonly SymbolInformation[] {
  return profileSymbols(snapshot, query).map(({ name, container, uri, line }) => {
    const start = { line, character: 0 };
    const location = { uri, range: { start, end: start } };
    return { name, kind: SymbolKind.Object, location, containerName: container };
  });
}

const symbolKinds: Readonly<Partial<Record<KubernetesObject['kind'], SymbolKind>>> = {
  Workload: SymbolKind.Class,
  NetworkPolicy: SymbolKind.Interface,
  Service: SymbolKind.Method,
  Namespace: SymbolKind.Namespace,
};

function objects(workbench: Workbench, query: string): readonly SymbolInformation[] {
  return objectSymbols(workbench, query).map(({ name, container, object, uri, range }) => ({
    name,
    kind: symbolKinds[object.kind] ?? SymbolKind.Object,
    location: { uri, range },
    containerName: container,
  }));
}

function chain(file: WorkspaceFile, offset: number): SelectionRange | undefined {
  let outer: SelectionRange | undefined;
  for (const range of selectionRanges(file, offset).toReversed()) {
    outer = { range: file.lines.rangeOf(range), ...(outer === undefined ? {} : { parent: outer }) };
  }
  return outer;
}
