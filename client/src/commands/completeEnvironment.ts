import { env, l10n, Uri, WorkspaceEdit, type WorkspaceFolder, window, workspace } from 'vscode';
import type { EnvironmentSummary } from '../../../server/src/protocol/environments.ts';
import type { Services } from '../services.ts';
import { configurationFileName } from './configurationTemplate.ts';
import { isMeantBy } from './environmentItem.ts';
import { snapshotEntry } from './snapshotEntry.ts';

const name = l10n.t('Name It in {0}', configurationFileName);
const again = l10n.t('Copy Again');

/**
 * Shows and copies the command that makes a snapshot of an environment's cluster, and offers to name its file where it is
 * to be found.
 * @param item the environment's row in the view, where the command was chosen there; from a preview with its name alone
 */
export async function completeEnvironment(
  { environments: feed }: Services,
  _resource: Uri | undefined,
  item?: unknown,
): Promise<void> {
  const environment =
    feed.environments.find(isMeantBy(item)) ?? (await choose(feed.environments, feed.inUse));
  if (environment === undefined) return;
  const { command, file } = environment.completion;
  await env.clipboard.writeText(command);
  const folder = folderOf(environment);
  const where = folder === undefined ? l10n.t('Run it') : l10n.t('Run it in {0}', folder.name);
  const message = l10n.t(
    'Copied the command that completes {0}. {1}, where kubectl speaks to its cluster; {2} then stands in for what is not in the files. It holds no Secrets, and need not be in Git: {3}',
    environment.name,
    where,
    file,
    command,
  );
  const chosen = await window.showInformationMessage(
    message,
    ...(folder === undefined ? [again] : [name, again]),
  );
  if (chosen === again) await env.clipboard.writeText(command);
  if (chosen === name && folder !== undefined) await nameSnapshot(environment, folder);
}

async function choose(
  environments: readonly EnvironmentSummary[],
  inUse: EnvironmentSummary | undefined,
): Promise<EnvironmentSummary | undefined> {
  if (environments.length === 0) {
    await window.showInformationMessage(
      l10n.t('No environment is known yet: there are no manifests in this workspace.'),
    );
    return undefined;
  }
  const [only] = environments;
  if (inUse !== undefined || environments.length === 1) return inUse ?? only;
  const choices = environments.map((environment) => ({
    label: environment.name,
    detail: environment.holds,
    environment,
  }));
  const chosen = await window.showQuickPick(choices, {
    title: l10n.t('Complete This Environment'),
    matchOnDetail: true,
  });
  return chosen?.environment;
}

function folderOf({ files }: EnvironmentSummary): WorkspaceFolder | undefined {
  const [first] = files;
  return (
    (first === undefined ? undefined : workspace.getWorkspaceFolder(Uri.parse(first))) ??
    workspace.workspaceFolders?.[0]
  );
}

/** Writes the entry into the workspace folder's configuration, through an edit that can be undone. */
async function nameSnapshot(
  { name: environment, completion }: EnvironmentSummary,
  folder: WorkspaceFolder,
): Promise<void> {
  const uri = Uri.joinPath(folder.uri, configurationFileName);
  const edit = new WorkspaceEdit();
  const document = await workspace.openTextDocument(uri).then(
    (found) => found,
    () => undefined,
  );
  const { offset, text } = snapshotEntry(document?.getText() ?? '', { ...completion, environment });
  if (document === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  else edit.insert(uri, document.positionAt(offset), text);
  if (!(await workspace.applyEdit(edit))) {
    await window.showWarningMessage(
      l10n.t('{0} could not be written. Is the folder writable?', configurationFileName),
    );
    return;
  }
  await window.showTextDocument(uri);
}
