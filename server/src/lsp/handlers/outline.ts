import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type FoldingRange,
  type FoldingRangeParams,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import { foldsOf } from '../../features/outline/folds.ts';
import { type OutlineItem, outlineOf } from '../../features/outline/outline.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ServerContext } from '../context.ts';
import { handler } from '../wrap.ts';

const kinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  profile: SymbolKind.Object,
  default: SymbolKind.Constant,
  architectures: SymbolKind.Array,
  rule: SymbolKind.Event,
  call: SymbolKind.Function,
};

/** Answers with the rules of profiles as an outline, and with what folds. */
export function registerOutline(context: ServerContext): void {
  const { connection, documents } = context;
  connection.onDocumentSymbol(
    handler<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>(
      context,
      'outline',
      [],
      async ({ textDocument }) => {
        const file = await documents.settled(normalizeUri(textDocument.uri));
        if (file === undefined) return [];
        const symbols = context.client.capabilities.textDocument?.documentSymbol;
        const items = outlineOf(file);
        return symbols?.hierarchicalDocumentSymbolSupport === true
          ? items.map((item) => nested(item, file))
          : items.flatMap((item) => flat(item, file, textDocument.uri, undefined));
      },
    ),
  );
  connection.onFoldingRanges(
    handler<FoldingRangeParams, FoldingRange[]>(context, 'folding', [], async ({ textDocument }) => {
      const file = await documents.settled(normalizeUri(textDocument.uri));
      return file === undefined ? [] : [...foldsOf(file)];
    }),
  );
}

function nested(item: OutlineItem, file: WorkspaceFile): DocumentSymbol {
  return {
    name: item.name,
    detail: item.detail,
    kind: kinds[item.kind],
    range: file.lines.rangeOf(item.range),
    selectionRange: file.lines.rangeOf(item.selection),
    children: item.children.map((child) => nested(child, file)),
  };
}

function flat(
  item: OutlineItem,
  file: WorkspaceFile,
  uri: string,
  containerName: string | undefined,
): SymbolInformation[] {
  const { name, kind, range, children } = item;
  return [
    {
      name,
      kind: kinds[kind],
      location: { uri, range: file.lines.rangeOf(range) },
      ...(containerName === undefined ? {} : { containerName }),
    },
    ...children.flatMap((child) => flat(child, file, uri, name)),
  ];
}
