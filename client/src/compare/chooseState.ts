import { type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import type { ComparedState } from '../../../server/src/protocol/difference.ts';
import type { EnvironmentFeed } from '../environments/environmentFeed.ts';
import { foldersOf } from './folders.ts';
import { askForRevision, repositoryOf } from './revisionState.ts';

interface Choice extends QuickPickItem {
  readonly choose?: () => Promise<ComparedState | undefined>;
}

/**
 * Lets the user choose what the environment of a file is to be compared with.
 * @param uri of the file, as the server writes URIs
 */
export async function chooseState(feed: EnvironmentFeed, uri: Uri): Promise<ComparedState | undefined> {
  const repository = await repositoryOf(uri);
  const commits: readonly Choice[] =
    repository?.state.HEAD?.commit === undefined
      ? []
      : [
          {
            label: 'Git HEAD',
            detail: 'The newest commit',
            choose: async () => ({ kind: 'commit' }),
          },
          {
            label: 'Another commit…',
            detail: 'A branch, a tag or a commit of this repository',
            choose: () => askForRevision(repository),
          },
        ];
  const texts: readonly Choice[] = [
    {
      label: 'The saved files',
      detail: 'What is on disk, without what is not saved yet',
      choose: async () => ({ kind: 'saved' }),
    },
    {
      label: 'The text at opening',
      detail: 'What the open files held when they were opened',
      choose: async () => ({ kind: 'opened' }),
    },
  ];
  const chosen = await window.showQuickPick<Choice>(
    [...commits, ...texts, ...environmentChoices(feed, uri), ...folderChoices(feed)],
    {
      title: 'Compare Connections With',
      placeHolder: 'What the connections of this environment are to be compared with',
      matchOnDetail: true,
    },
  );
  return chosen?.choose?.();
}

function environmentChoices({ environments }: EnvironmentFeed, uri: Uri): readonly Choice[] {
  const own = environments.find(({ files }) => files.some((file) => isSameFile(file, uri)));
  const others = environments.filter((environment) => environment !== own);
  return section(
    'Another environment',
    others.map(({ id, name, holds }) => ({
      label: name,
      detail: holds,
      choose: async () => ({ kind: 'environment', id }),
    })),
  );
}

function folderChoices({ environments }: EnvironmentFeed): readonly Choice[] {
  const roots = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.toString());
  const files = environments.flatMap((environment) => environment.files);
  return section(
    'A folder, as if it were all',
    foldersOf(files, roots).map((folder) => ({
      label: workspace.asRelativePath(Uri.parse(folder)),
      choose: async () => ({ kind: 'folder', uri: folder }),
    })),
  );
}

function section(label: string, choices: readonly Choice[]): readonly Choice[] {
  return choices.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...choices];
}

/** The server writes some characters otherwise than VS Code. */
function isSameFile(file: string, uri: Uri): boolean {
  return Uri.parse(file).toString() === uri.toString();
}
