import { l10n, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import type { EnvironmentFeed } from '../environments/environmentFeed.ts';
import { foldersOf } from './folders.ts';
import type { KeptState, PanelBaseline } from './keptState.ts';
import { askForRevision, repositoryOf } from './revisionState.ts';

interface Choice<Chosen> extends QuickPickItem {
  readonly choose?: () => Promise<Chosen | undefined>;
}

/** Lets the user choose what the environment of a file is to be compared with. */
export async function chooseState(feed: EnvironmentFeed, uri: Uri): Promise<PanelBaseline | undefined> {
  return pick(await stateChoices(feed, uri));
}

/** The same for a panel, which may also show all that is allowed now. */
export async function choosePanelBaseline(
  feed: EnvironmentFeed,
  uri: Uri,
): Promise<PanelBaseline | 'none' | undefined> {
  const now: Choice<'none'> = {
    label: l10n.t('Nothing'),
    detail: l10n.t('Show all that is allowed and denied now'),
    choose: async () => 'none',
  };
  return pick<PanelBaseline | 'none'>([now, ...(await stateChoices(feed, uri))]);
}

async function pick<Chosen>(choices: readonly Choice<Chosen>[]): Promise<Chosen | undefined> {
  const chosen = await window.showQuickPick(choices, {
    title: l10n.t('Compare Connections With'),
    placeHolder: l10n.t('What the connections are to be compared with'),
    matchOnDetail: true,
  });
  return chosen?.choose?.();
}

async function stateChoices(feed: EnvironmentFeed, uri: Uri): Promise<readonly Choice<PanelBaseline>[]> {
  const hasCommit = (await repositoryOf(uri))?.state.HEAD?.commit !== undefined;
  return [
    ...(hasCommit ? commitChoices : []),
    choice(
      l10n.t('The saved files'),
      l10n.t('What is on disk, without what is not saved yet'),
      l10n.t('the saved files'),
      {
        kind: 'saved',
      },
    ),
    choice(
      l10n.t('The text at opening'),
      l10n.t('What the open files held when they were opened'),
      l10n.t('the text at opening'),
      {
        kind: 'opened',
      },
    ),
    ...environmentChoices(feed, uri),
    ...folderChoices(feed),
  ];
}

function choice(label: string, detail: string, name: string, state: KeptState): Choice<PanelBaseline> {
  return { label, ...(detail === '' ? {} : { detail }), choose: async () => ({ name, state }) };
}

const commitChoices: readonly Choice<PanelBaseline>[] = [
  choice(l10n.t('Git HEAD'), l10n.t('The newest commit'), 'HEAD', { kind: 'commit' }),
  {
    label: l10n.t('Another commit…'),
    detail: l10n.t('A branch, a tag or a commit of this repository'),
    choose: async () => {
      const name = await askForRevision();
      return name === undefined ? undefined : { name, state: { kind: 'revision', name } };
    },
  },
];

function environmentChoices({ environments }: EnvironmentFeed, uri: Uri): readonly Choice<PanelBaseline>[] {
  const own = environments.find(({ files }) => files.some((file) => isSameFile(file, uri)));
  const others = environments.filter((environment) => environment !== own);
  return section(
    l10n.t('Another environment'),
    others.map(({ id, name, holds }) => choice(name, holds, name, { kind: 'environment', id })),
  );
}

function folderChoices({ environments }: EnvironmentFeed): readonly Choice<PanelBaseline>[] {
  const roots = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.toString());
  const files = environments.flatMap((environment) => environment.files);
  return section(
    l10n.t('A folder, as if it were all'),
    foldersOf(files, roots).map((uri) => {
      const path = workspace.asRelativePath(Uri.parse(uri));
      return choice(path, '', path, { kind: 'folder', uri });
    }),
  );
}

function section(label: string, choices: readonly Choice<PanelBaseline>[]): readonly Choice<PanelBaseline>[] {
  return choices.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...choices];
}

/** The server writes some characters otherwise than VS Code. */
function isSameFile(file: string, uri: Uri): boolean {
  return Uri.parse(file).toString() === uri.toString();
}
