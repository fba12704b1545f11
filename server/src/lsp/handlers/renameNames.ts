import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  LSPErrorCodes,
  MessageType,
  type Position,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  ShowMessageNotification,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Moment } from '../../assembly/resolveOrigin.ts';
import { normalizeUri } from '../../base/uri.ts';
import { namedAt } from '../../features/names/namedAt.ts';
import { changedFiles, meantOccurrences } from '../../features/rename/names/meantOccurrences.ts';
import { provenRenaming } from '../../features/rename/names/provenRenaming.ts';
import { fixedName } from '../../features/rename/names/refusals.ts';
import type { GroupedEdit } from '../../features/rename/names/renaming.ts';
import { isTemplate } from '../../manifests/template.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import { linesOf } from '../../workspace/snapshot.ts';
import { withClosedTexts } from '../closedTexts.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';

const notAllRead =
  'Not all files of the workspace have been read: what stands in the others would keep the old name. Try again once they are.';

/** The label or port at a place, where it can get another name. */
export function preparedName(
  { state }: ServerContext,
  file: WorkspaceFile,
  position: Position,
): PrepareRenameResult | ResponseError<never> | null {
  const offset = file.lines.offsetAt(position);
  const place = namedAt(state.workbench, file.uri, offset);
  if (place === undefined) {
    const text = file.source?.syntax.slices.findLast(({ start }) => start <= offset)?.document.text ?? '';
    return isTemplate(text)
      ? refusal('This is a template: what it says is known only once it is filled in.')
      : null;
  }
  const { named, range } = place;
  if (named.kind !== 'label' && named.kind !== 'port') return null;
  const fixed = fixedName(named);
  if (fixed !== undefined) return refusal(fixed);
  const placeholder = named.kind === 'port' ? named.name : (named.value ?? named.key);
  return { range: file.lines.rangeOf(range), placeholder };
}

/** The edit that renames a label or port wherever it is meant, with what the user has to confirm; or why there is none. */
export async function renamedName(
  context: ServerContext,
  { textDocument, position, newName }: RenameParams,
  isCancelled: () => boolean,
): Promise<WorkspaceEdit | ResponseError<never> | null> {
  const { state, documents, host } = context;
  const uri = normalizeUri(textDocument.uri);
  const file = await documents.settled(uri);
  await state.assembled(host);
  const { workbench } = state;
  const offset = file?.lines.offsetAt(position) ?? 0;
  const before = namedAt(workbench, uri, offset);
  if (before === undefined || (before.named.kind !== 'label' && before.named.kind !== 'port')) return null;
  if (workbench.snapshot.unread.size > 0) return refusal(notAllRead);
  const meant = await runInSlices(meantOccurrences(workbench, before), host, isCancelled);
  if (meant === undefined) return null;
  const moment = await withClosedTexts(context, workbench, changedFiles(workbench, meant), isCancelled);
  const place = moment && namedAt(moment, uri, offset);
  if (moment === undefined || place === undefined) return null;
  const renaming = await runInSlices(provenRenaming(moment, place, newName), host, isCancelled);
  if (renaming === undefined) return null;
  return renaming.kind === 'refused' ? refusal(renaming.reason) : toEdit(context, moment, renaming.edits);
}

function refusal(reason: string): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestFailed, reason);
}

function toEdit(
  { client, connection }: ServerContext,
  { snapshot }: Moment,
  edits: readonly GroupedEdit[],
): WorkspaceEdit | null {
  if (edits.length === 0) return null;
  const { documentChanges, changeAnnotationSupport } = client.capabilities.workspace?.workspaceEdit ?? {};
  const isShown = documentChanges === true && changeAnnotationSupport !== undefined;
  const changes: Record<string, (TextEdit | AnnotatedTextEdit)[]> = {};
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  for (const { uri, range, newText, group } of edits) {
    const lines = linesOf(snapshot, uri);
    if (lines === undefined) continue;
    const edit = { range: lines.rangeOf(range), newText };
    changes[uri] = [...(changes[uri] ?? []), isShown ? { ...edit, annotationId: group.label } : edit];
    const { label, description } = group;
    changeAnnotations[label] = { label, description, needsConfirmation: true };
  }
  if (!isShown) {
    const told = new Set(edits.flatMap(({ group }) => (group.isRefused ? [group.description] : [])));
    if (told.size > 0) {
      const message = [...told].join(' ');
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
    }
    return { changes };
  }
  const documents = Object.entries(changes).map(([uri, list]): TextDocumentEdit => {
    const version = snapshot.open.get(uri)?.source?.version ?? null;
    return { textDocument: { uri, version }, edits: list };
  });
  return { documentChanges: documents, changeAnnotations };
}
