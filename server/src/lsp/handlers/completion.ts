import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type TextEdit,
} from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import { completeAt } from '../../features/completion/completeAt.ts';
import type { Completion, CompletionKind } from '../../features/completion/completion.ts';
import { withoutStops } from '../../features/completion/snippet.ts';
import { plainText } from '../../features/hover/markdown.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ServerContext } from '../context.ts';
import { handler } from '../wrap.ts';

/** Characters, besides those of words, behind which there may be something to offer. */
export const completionTriggers: readonly string[] = [' ', '"', '/', '.', '[', '{', ',', '@', '%'];

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  label: CompletionItemKind.Constant,
  namespace: CompletionItemKind.Module,
  port: CompletionItemKind.Interface,
  address: CompletionItemKind.Reference,
  group: CompletionItemKind.Folder,
  snippet: CompletionItemKind.Snippet,
  rule: CompletionItemKind.Value,
};

/** Answers with what may be written at the cursor. */
export function registerCompletion(context: ServerContext): void {
  const { connection, state, documents } = context;
  connection.onCompletion(
    handler<CompletionParams, CompletionItem[]>(
      context,
      'completion',
      [],
      async ({ textDocument, position }, isCancelled) => {
        const uri = normalizeUri(textDocument.uri);
        const file = await documents.settled(uri);
        if (file?.source === undefined || isCancelled()) return [];
        const found = completeAt(state.workbench, uri, file.lines.offsetAt(position));
        const client = abilities(context);
        const items: CompletionItem[] = [];
        for (const completion of found) items.push(toItem(completion, file, client));
        return items;
      },
    ),
  );
}

interface Abilities {
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** Lines below the first are taken as they are; else the client adds the first line’s indentation to them. */
  readonly asIs: boolean;
  /** The client has VS Code’s command that opens the list again. */
  readonly reopens: boolean;
}

function abilities({ client }: ServerContext): Abilities {
  const item = client.capabilities.textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    markdown: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    asIs: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    reopens: client.options.understandsPanels === true,
  };
}

function toItem(completion: Completion, file: WorkspaceFile, client: Abilities): CompletionItem {
  const { label, kind, detail, documentation, sortText, filterText, snippet, comma } = completion;
  const range = file.lines.rangeOf(completion.range);
  const text = client.snippets ? snippet : withoutStops(snippet);
  const newText = client.asIs ? text : outdented(text, file, completion.range.start);
  return {
    label,
    kind: kinds[kind],
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: markup(documentation, client.markdown) }),
    sortText,
    filterText,
    insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(client.asIs ? { insertTextMode: InsertTextMode.asIs } : {}),
    textEdit: { range, newText },
    ...(comma === undefined ? {} : { additionalTextEdits: [insertion(file, comma, ',')] }),
    ...(completion.leadsOn && client.reopens
      ? { command: { title: 'Go on', command: 'editor.action.triggerSuggest' } }
      : {}),
  };
}

function insertion(file: WorkspaceFile, offset: number, newText: string): TextEdit {
  const position = file.lines.positionAt(offset);
  return { range: { start: position, end: position }, newText };
}

function markup(text: string, markdown: boolean): NonNullable<CompletionItem['documentation']> {
  return markdown
    ? { kind: MarkupKind.Markdown, value: text }
    : { kind: MarkupKind.PlainText, value: plainText(text) };
}

/** Without the indentation of the line in which the text begins, which such a client adds by itself. */
function outdented(text: string, file: WorkspaceFile, start: number): string {
  if (!text.includes('\n')) return text;
  const source = file.source?.text ?? '';
  const lineStart = file.lines.startOf(file.lines.positionAt(start).line);
  const indentation = /^ */.exec(source.slice(lineStart))?.[0].length ?? 0;
  return text.replace(/\n( *)/g, (_, spaces: string) => `\n${spaces.slice(indentation)}`);
}
