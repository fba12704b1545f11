import {
  type SelectionRange,
  type SelectionRangeParams,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import { profileSymbols } from '../../features/navigation/profileSymbols.ts';
import { selectionRanges } from '../../features/navigation/selectionRanges.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ServerContext } from '../context.ts';
import { handler } from '../wrap.ts';

/** Answers with the profiles of the workspace by name, and with what a selection in one grows to. */
export function registerSymbols(context: ServerContext): void {
  const { connection, state, documents } = context;
  connection.onWorkspaceSymbol(
    handler<WorkspaceSymbolParams, SymbolInformation[]>(context, 'workspace symbols', [], ({ query }) =>
      profileSymbols(state.snapshot, query).map(({ name, container, uri, line }) => {
        const start = { line, character: 0 };
        return {
          name,
          kind: SymbolKind.Object,
          location: { uri, range: { start, end: start } },
          containerName: container,
        };
      }),
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

function chain(file: WorkspaceFile, offset: number): SelectionRange | undefined {
  let outer: SelectionRange | undefined;
  for (const range of selectionRanges(file, offset).toReversed()) {
    outer = { range: file.lines.rangeOf(range), ...(outer === undefined ? {} : { parent: outer }) };
  }
  return outer;
}
