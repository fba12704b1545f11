import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameFilesParams,
  type RenameParams,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import { movedProfiles } from '../../features/rename/movedProfiles.ts';
import { type NamedObject, objectNameAt, renamedObject } from '../../features/rename/operatorObject.ts';
import type { RenameEdit } from '../../features/rename/renameEdit.ts';
import { subdomainErrors } from '../../manifests/admission/validate/names.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';
import { preparedName, renamedName } from './renameNames.ts';

/**
 * Gives what names a seccomp profile the new name where its file is moved, or its object renamed; and labels and ports
 * another name wherever they are meant.
 */
export function registerRename(context: ServerContext): void {
  const { connection, state, documents, host } = context;
  connection.workspace.onWillRenameFiles(
    handler<RenameFilesParams, WorkspaceEdit | null>(
      context,
      'rename files',
      null,
      async ({ files }, isCancelled) => {
        await state.assembled(host);
        const moves = files.map(({ oldUri, newUri }) => ({
          from: normalizeUri(oldUri),
          to: normalizeUri(newUri),
        }));
        const edits = await runInSlices(movedProfiles(state.workbench, moves), host, isCancelled);
        return edits === undefined || edits.length === 0 ? null : toEdit(edits);
      },
    ),
  );
  const objectAt = async ({
    textDocument,
    position,
  }: PrepareRenameParams): Promise<NamedObject | undefined> => {
    const uri = normalizeUri(textDocument.uri);
    const file = await documents.settled(uri);
    return file && objectNameAt(state.workbench, uri, file.lines.offsetAt(position));
  };
  connection.onPrepareRename(
    handler<PrepareRenameParams, PrepareRenameResult | ResponseError<never> | null>(
      context,
      'prepare rename',
      null,
      async (params) => {
        const object = await objectAt(params);
        const file = await documents.settled(normalizeUri(params.textDocument.uri));
        if (file === undefined) return null;
        return object === undefined
          ? preparedName(context, file, params.position)
          : { range: file.lines.rangeOf(object.asked), placeholder: object.name };
      },
    ),
  );
  connection.onRenameRequest(
    handler<RenameParams, WorkspaceEdit | ResponseError<never> | null>(
      context,
      'rename',
      null,
      async (params, isCancelled) => {
        const object = await objectAt(params);
        if (object === undefined) return renamedName(context, params, isCancelled);
        const [problem] = subdomainErrors(params.newName);
        if (problem !== undefined) {
          return new ResponseError<never>(
            LSPErrorCodes.RequestFailed,
            `The API server takes no such name: ${problem}`,
          );
        }
        await state.assembled(host);
        const edits = await runInSlices(
          renamedObject(state.workbench, object, params.newName),
          host,
          isCancelled,
        );
        return edits === undefined ? null : toEdit(edits);
      },
    ),
  );
}

function toEdit(edits: readonly RenameEdit[]): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, range, newText } of edits) changes[uri] = [...(changes[uri] ?? []), { range, newText }];
  return { changes };
}
