import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextRange } from '../../base/range.ts';
import { normalizeUri } from '../../base/uri.ts';
import { completeAt } from '../../features/completion/completeAt.ts';
import type { Completion, CompletionKind } from '../../features/completion/completion.ts';
import { withoutStops } from '../../features/completion/snippet.ts';
import { twinEdits } from '../../features/completion/twinEdits.ts';
import { plainText } from '../../features/hover/markdown.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import { linesOf } from '../../workspace/snapshot.ts';
import type { ServerContext } from '../context.ts';
import { handler } from '../wrap.ts';
import { allowThere } from './allowThere.ts';

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

/** Answers with what may be written at the cursor, and tells of an item what a client asks for only when it shows that. */
export function registerCompletion(context: ServerContext): void {
  const { connection, state, documents } = context;
  let last: readonly Completion[] = [];
  connection.onCompletionResolve(
    handler<CompletionItem, CompletionItem>(context, 'completion item', { label: '' }, (item) => {
      const completion = last.find(
        ({ label, sortText }) => label === item.label && sortText === item.sortText,
      );
      return completion === undefined ? item : { ...item, ...wordsOn(completion, abilities(context)) };
    }),
  );
  connection.onCompletion(
    handler<CompletionParams, CompletionItem[] | CompletionList>(
      context,
      'completion',
      [],
      async ({ textDocument, position }, isCancelled) => {
        const uri = normalizeUri(textDocument.uri);
        const file = await documents.settled(uri);
        if (file?.source === undefined || isCancelled()) return [];
        const found = completeAt(state.workbench, uri, file.lines.offsetAt(position));
        last = found;
        const client = abilities(context);
        const shared = client.defaults ? found[0]?.range : undefined;
        const edits = twins(context, file.uri);
        const items = found.map((completion) =>
          Object.assign(toItem(completion, file, client, shared), edits(completion)),
        );
        const isIncomplete = found.some(({ isPartial }) => isPartial);
        if (shared === undefined) return isIncomplete ? { isIncomplete, items } : items;
        const itemDefaults = { editRange: file.lines.rangeOf(shared), ...formatOf(client) };
        return { isIncomplete, itemDefaults, items };
      },
    ),
  );
}

/**
 * What a completion brings along for the policies of the other side: in the same file a part of the same edit, so that both
 * are undone at once; in another one a command, for an edit that a completion can't have.
 */
function twins(
  { client, state }: ServerContext,
  uri: string,
): (completion: Completion) => Pick<CompletionItem, 'additionalTextEdits' | 'command'> {
  return ({ twin }) => {
    if (twin === undefined) return {};
    const { workbench } = state;
    const edits = twin.policy.startsWith(`${uri}#`) ? twinEdits(workbench, twin) : undefined;
    const lines = linesOf(workbench.snapshot, uri);
    if (edits !== undefined && lines !== undefined && edits.every((edit) => edit.uri === uri)) {
      return {
        additionalTextEdits: edits.map(({ range, newText }) => ({ range: lines.rangeOf(range), newText })),
      };
    }
    if (client.capabilities.workspace?.applyEdit !== true) return {};
    return { command: { title: 'Allow it there too', command: allowThere, arguments: [twin] } };
  };
}

interface Abilities {
  /** What all items have in common can be said once: of hundreds of system calls that is a third. */
  readonly defaults: boolean;
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** The client asks for what is told of an item when it shows that: of hundreds of system calls that is another third. */
  readonly asksLater: boolean;
  /** Lines below the first are taken as they are; else the client adds the first line’s indentation to them. */
  readonly asIs: boolean;
  /** The client has VS Code’s command that opens the list again. */
  readonly reopens: boolean;
}

function abilities({ client }: ServerContext): Abilities {
  const completion = client.capabilities.textDocument?.completion;
  const item = completion?.completionItem;
  const defaults = completion?.completionList?.itemDefaults ?? [];
  const later = item?.resolveSupport?.properties ?? [];
  return {
    defaults: ['editRange', 'insertTextFormat', 'insertTextMode'].every((name) => defaults.includes(name)),
    snippets: item?.snippetSupport === true,
    markdown: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    asksLater: later.includes('detail') && later.includes('documentation'),
    asIs: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    reopens: client.options.understandsPanels === true,
  };
}

function formatOf({
  snippets,
  asIs,
}: Abilities): Pick<CompletionItem, 'insertTextFormat' | 'insertTextMode'> {
  return {
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(asIs ? { insertTextMode: InsertTextMode.asIs } : {}),
  };
}

/** @param shared the range of all items that say none of their own */
function toItem(
  completion: Completion,
  file: WorkspaceFile,
  client: Abilities,
  shared: TextRange | undefined,
): CompletionItem {
  const { label, kind, sortText, filterText, snippet, comma } = completion;
  const text = client.snippets ? snippet : withoutStops(snippet);
  const newText = client.asIs ? text : outdented(text, file, completion.range.start);
  const own: CompletionItem = { label, kind: kinds[kind], sortText };
  if (filterText !== label) own.filterText = filterText;
  if (completion.range !== shared) own.textEdit = { range: file.lines.rangeOf(completion.range), newText };
  else if (newText !== label) own.textEditText = newText;
  if (comma !== undefined) own.additionalTextEdits = [insertion(file, comma, ',')];
  if (completion.leadsOn && client.reopens) {
    own.command = { title: 'Go on', command: 'editor.action.triggerSuggest' };
  }
  if (shared === undefined) Object.assign(own, formatOf(client));
  return client.asksLater ? own : Object.assign(own, wordsOn(completion, client));
}

/** What is told of an item beside its label. */
function wordsOn(
  { detail, documentation }: Completion,
  { markdown }: Abilities,
): Pick<CompletionItem, 'detail' | 'documentation'> {
  return {
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: markup(documentation, markdown) }),
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
