import {
  type ChangeAnnotation,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  Range,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextRange } from '../../base/range.ts';
import { normalizeUri } from '../../base/uri.ts';
import type { Refactoring, RefactoringKind } from '../../features/refactorings/refactoring.ts';
import { filesConcerned, refactoringsAt } from '../../features/refactorings/refactoringsAt.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { withClosedTexts } from '../closedTexts.ts';
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
export async function refactorings(
  context: ServerContext,
  { textDocument, range, context: { only, triggerKind } }: CodeActionParams,
  isCancelled: () => boolean,
): Promise<readonly CodeAction[]> {
  const isWanted = (kind: CodeActionKind): boolean =>
    only === undefined || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
  if (triggerKind === CodeActionTriggerKind.Automatic && only === undefined) return [];
  if (!refactoringKinds.some(isWanted)) return [];
  const asked: Asked = { uri: normalizeUri(textDocument.uri), range };
  const isLazy = fillsIn(context);
  const moment = await momentFor(context, asked, isCancelled);
  return refactoringsFor(context, moment, asked).flatMap((one): readonly CodeAction[] => {
    const kind = kinds[one.kind];
    if (!isWanted(kind)) return [];
    const action = { title: titleFor(context, one), kind };
    if (isLazy) return [{ ...action, data: { ...asked, refactoring: one.title } }];
    return [{ ...action, ...deedOf(context, moment, asked.uri, one) }];
  });
}

/** What an action does that was offered before; the action itself where nothing is to be said, or the text has changed. */
export async function filledIn(
  context: ServerContext,
  action: CodeAction,
  isCancelled: () => boolean,
): Promise<CodeAction> {
  const { data } = action;
  if (!isLater(data)) return action;
  await context.documents.settled(data.uri);
  const moment = await momentFor(context, data, isCancelled);
  const found = refactoringsFor(context, moment, data).find(({ title }) => title === data.refactoring);
  return found === undefined ? action : { ...action, ...deedOf(context, moment, data.uri, found) };
}

/** Where refactorings were asked for. */
interface Asked {
  readonly uri: string;
  readonly range: Range;
}

/** What an action carries whose edit is asked for when it is taken. */
interface Later extends Asked {
  /** Its title. */
  readonly refactoring: string;
}

function isLater(data: unknown): data is Later {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, range, refactoring } = data as Partial<Record<keyof Later, unknown>>;
  return typeof uri === 'string' && typeof refactoring === 'string' && Range.is(range);
}

/** Whether the editor asks for what an action does only when it is taken: of a long profile the edits are long. */
export function fillsIn({ client }: ServerContext): boolean {
  const { dataSupport, resolveSupport } = client.capabilities.textDocument?.codeAction ?? {};
  const properties = resolveSupport?.properties ?? [];
  return dataSupport === true && ['edit', 'command'].every((one) => properties.includes(one));
}

/** The present moment, with the texts of all files that a refactoring may change. */
async function momentFor(
  context: ServerContext,
  { uri, range }: Asked,
  isCancelled: () => boolean,
): Promise<Workbench> {
  const { workbench } = context.state;
  const selection = selectionIn(workbench, uri, range);
  const files = selection === undefined ? [] : filesConcerned(workbench, uri, selection);
  return (await withClosedTexts(context, workbench, files, isCancelled)) ?? workbench;
}

function selectionIn({ snapshot }: Workbench, uri: string, range: Range): TextRange | undefined {
  const file = fileOf(snapshot, uri);
  return file && { start: file.lines.offsetAt(range.start), end: file.lines.offsetAt(range.end) };
}

function refactoringsFor(
  context: ServerContext,
  workbench: Workbench,
  { uri, range }: Asked,
): readonly Refactoring[] {
  const selection = selectionIn(workbench, uri, range);
  if (selection === undefined) return [];
  const { documentChanges, resourceOperations } = context.client.capabilities.workspace?.workspaceEdit ?? {};
  const makesFiles = documentChanges === true && resourceOperations?.includes('create') === true;
  return refactoringsAt(workbench, uri, selection).filter((one) => makesFiles || one.file === undefined);
}

/** Whether the editor can show what is said of changes before it applies them. */
function showsChanges({ client }: ServerContext): boolean {
  const { documentChanges, changeAnnotationSupport } = client.capabilities.workspace?.workspaceEdit ?? {};
  return documentChanges === true && changeAnnotationSupport !== undefined;
}

/** An editor that can't show what follows before it applies the edit shows it in the title. */
function titleFor(context: ServerContext, refactoring: Refactoring): string {
  const { title } = refactoring;
  // What follows may take long to find out, and is not asked for in vain.
  if (showsChanges(context)) return title;
  const { consequences } = refactoring;
  return consequences.length === 0 ? title : `${title}. ${consequences.join(' ')}`;
}

/** The edit; our own client, whose editor shows changes and not what is said of them, tells that before. */
function deedOf(
  context: ServerContext,
  moment: Workbench,
  uri: string,
  refactoring: Refactoring,
): Pick<CodeAction, 'edit' | 'command'> {
  const { title, consequences } = refactoring;
  const isShown = showsChanges(context);
  const edit = toEdit(moment, uri, refactoring, isShown);
  const isTold = isShown && consequences.length > 0 && context.client.options.understandsPanels === true;
  if (!isTold) return { edit };
  const command = 'policyLens.applyRefactoring';
  return { command: { title, command, arguments: [{ title, consequences }, edit] } };
}

const annotation = 'consequences';

function toEdit(
  { snapshot }: Workbench,
  uri: string,
  { title, edits, elsewhere = [], file, consequences }: Refactoring,
  isAnnotated: boolean,
): WorkspaceEdit {
  const changed = [{ uri, edits }, ...elsewhere].map((one): readonly [string, TextEdit[]] => {
    const lines = fileOf(snapshot, one.uri)?.lines;
    const texts = one.edits.map(({ range, newText }) => lines && { range: lines.rangeOf(range), newText });
    return [one.uri, texts.filter((edit) => edit !== undefined)];
  });
  if (file === undefined && (!isAnnotated || consequences.length === 0))
    return { changes: Object.fromEntries(changed) };
  const start = { line: 0, character: 0 };
  const isAsked = isAnnotated && consequences.length > 0;
  const change = (where: string, written: readonly TextEdit[]): TextDocumentEdit => ({
    textDocument: { uri: where, version: null },
    edits: written.map((edit) => (isAsked ? { ...edit, annotationId: annotation } : edit)),
  });
  const created =
    file === undefined
      ? []
      : [
          { kind: 'create' as const, uri: file.uri },
          change(file.uri, [{ range: { start, end: start }, newText: file.text }]),
        ];
  return {
    documentChanges: [
      ...created,
      ...changed.flatMap(([where, texts]) => (texts.length === 0 ? [] : [change(where, texts)])),
    ],
    ...(isAsked ? { changeAnnotations: { [annotation]: annotated(title, consequences) } } : {}),
  };
}

/** The editor shows it with the changes, which are applied once they are confirmed. */
function annotated(title: string, consequences: readonly string[]): ChangeAnnotation {
  return { label: title, needsConfirmation: true, description: consequences.join(' ') };
}
