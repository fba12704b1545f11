import { l10n, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { configurationFileName, configurationTemplate } from './configurationTemplate.ts';

/** Opens the nearest configuration file, or makes one with explanations at the top of the workspace folder. */
export async function showCompleteness(): Promise<void> {
  const active = window.activeTextEditor?.document.uri;
  const folder = (active && workspace.getWorkspaceFolder(active)) ?? workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    await window.showInformationMessage(
      l10n.t(
        'What counts as complete is written in {0}, which belongs to a folder. Open a folder first.',
        configurationFileName,
      ),
    );
    return;
  }
  const inFolder = active !== undefined && workspace.getWorkspaceFolder(active) === folder;
  const existing = await nearest(inFolder ? Uri.joinPath(active, '..') : folder.uri, folder.uri);
  const file = existing ?? Uri.joinPath(folder.uri, configurationFileName);
  if (existing === undefined) {
    // Through an edit, so that it can be undone.
    const edit = new WorkspaceEdit();
    edit.createFile(file, {
      ignoreIfExists: true,
      contents: new TextEncoder().encode(configurationTemplate),
    });
    if (!(await workspace.applyEdit(edit))) {
      await window.showWarningMessage(
        l10n.t('{0} could not be created. Is the folder writable?', configurationFileName),
      );
      return;
    }
  }
  await window.showTextDocument(file);
}

/** The nearest configuration file from a folder up to the workspace folder. */
async function nearest(from: Uri, top: Uri): Promise<Uri | undefined> {
  for (let folder = from; folder.path.startsWith(top.path); folder = Uri.joinPath(folder, '..')) {
    const file = Uri.joinPath(folder, configurationFileName);
    if (await exists(file)) return file;
    if (folder.path === top.path || folder.path === '/') return undefined;
  }
  return undefined;
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
