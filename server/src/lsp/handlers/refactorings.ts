import {
  type ChangeAnnotation,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import type { Refactoring, RefactoringKind } from '../../features/refactorings/refactoring.ts';
import { refactoringsAt } from '../../features/refactorings/refactoringsAt.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import type { ServerContext } from '../context.ts';

const kinds: Readonly<Record<RefactoringKind, CodeActionKind>> = {
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
};

export const refactoringKinds: readonly CodeActionKind[] = Object.values(kinds);

/**
 * The refactorings at a place, for an editor that was asked for actions: none where it looks on its own account, as with
 * each move of the cursor.
 */
export function refactorings(
  context: ServerContext,
  { textDocument, range, context: { only, triggerKind } }: CodeActionParams,
): readonly CodeAction[] {
  const isWanted = (kind: CodeActionKind): boolean =>
    only === undefined || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
  if (triggerKind === CodeActionTriggerKind.Automatic && only === undefined) return [];
  if (!refactoringKinds.some(isWanted)) return [];
  const { workbench } = context.state;
  const uri = normalizeUri(textDocument.uri);
  const file = fileOf(workbench.snapshot, uri);
  if (file === undefined) return [];
  const selection = { start: file.lines.offsetAt(range.start), end: file.lines.offsetAt(range.end) };
  return refactoringsAt(workbench, uri, selection).flatMap((one): readonly CodeAction[] => {
    const kind = kinds[one.kind];
    return isWanted(kind) ? toAction(context, uri, one, kind) : [];
  });
}

function toAction(
  context: ServerContext,
  uri: string,
  refactoring: Refactoring,
  kind: CodeActionKind,
): readonly CodeAction[] {
  const { documentChanges, resourceOperations, changeAnnotationSupport } =
    context.client.capabilities.workspace?.workspaceEdit ?? {};
  const { title, file, consequences } = refactoring;
  const makesFiles = documentChanges === true && resourceOperations?.includes('create') === true;
  if (file !== undefined && !makesFiles) return [];
  // An editor that can't show what follows before it applies the edit shows it in the title.
  const isShown = documentChanges === true && changeAnnotationSupport !== undefined;
  const shownTitle = consequences.length === 0 || isShown ? title : `${title}. ${consequences.join(' ')}`;
  const edit = toEdit(context, uri, refactoring, isShown);
  if (edit === undefined) return [];
  // VS Code shows changes that wait to be confirmed, and not what is said of them.
  const isTold = isShown && consequences.length > 0 && context.client.options.understandsPanels === true;
  if (!isTold) return [{ title: shownTitle, kind, edit }];
  const told = { title, consequences };
  return [
    { title, kind, command: { title, command: 'policyLens.applyRefactoring', arguments: [told, edit] } },
  ];
}

const annotation = 'consequences';

function toEdit(
  { state: { snapshot } }: ServerContext,
  uri: string,
  { title, edits, file, consequences }: Refactoring,
  isAnnotated: boolean,
): WorkspaceEdit | undefined {
  const source = fileOf(snapshot, uri);
  if (source === undefined) return undefined;
  const texts = edits.map(({ range, newText }) => ({ range: source.lines.rangeOf(range), newText }));
  if (file === undefined && (!isAnnotated || consequences.length === 0)) return { changes: { [uri]: texts } };
  const start = { line: 0, character: 0 };
  const written = file === undefined ? texts : [{ range: { start, end: start }, newText: file.text }];
  const isAsked = isAnnotated && consequences.length > 0;
  const change: TextDocumentEdit = {
    textDocument: { uri: file?.uri ?? uri, version: null },
    edits: isAsked ? written.map((edit) => ({ ...edit, annotationId: annotation })) : written,
  };
  const created = file === undefined ? [] : [{ kind: 'create' as const, uri: file.uri }];
  return {
    documentChanges: [...created, change],
    ...(isAsked ? { changeAnnotations: { [annotation]: annotated(title, consequences) } } : {}),
  };
}

/** The editor shows it with the changes, which are applied once they are confirmed. */
function annotated(title: string, consequences: readonly string[]): ChangeAnnotation {
  return { label: title, needsConfirmation: true, description: consequences.join(' ') };
}
