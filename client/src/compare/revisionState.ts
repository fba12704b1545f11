import { l10n, type Uri, window } from 'vscode';
import type { ComparedState } from '../../../server/src/protocol/difference.ts';
import { filesAtCommit } from '../git/commitFiles.ts';
import { type GitRepository, openGit } from '../git/gitApi.ts';
import { isOurName } from '../server/documents.ts';
import type { KeptState } from './keptState.ts';

/** The repository that a file lies in, the innermost one; undefined where there is none, or no Git. */
export async function repositoryOf(uri: Uri): Promise<GitRepository | undefined> {
  const git = await openGit().catch(() => undefined);
  const holding = (git?.repositories ?? []).filter(({ rootUri }) => uri.path.startsWith(`${rootUri.path}/`));
  return holding.sort((left, right) => right.rootUri.path.length - left.rootUri.path.length)[0];
}

/** Asks for a commit by name. */
export async function askForRevision(): Promise<string | undefined> {
  const name = await window.showInputBox({
    title: l10n.t('Compare Connections'),
    prompt: l10n.t('A branch, a tag or a commit, such as main or HEAD~1'),
    // One looks for its name elsewhere, and a panel that was clicked takes the keyboard back late.
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^[^-\s]\S*$/.test(text.trim())
        ? undefined
        : l10n.t('Name a branch, a tag or a commit, without blanks.'),
  });
  return name?.trim();
}

/**
 * A state with all that the server must be told of it; a commit by its files that are not as on disk.
 * @param uri of a file in the commit's repository
 * @returns undefined where Git does not know the commit, which the user is told
 */
export async function filledState(kept: KeptState, uri: Uri): Promise<ComparedState | undefined> {
  if (kept.kind !== 'revision') return kept;
  const repository = await repositoryOf(uri);
  try {
    if (repository === undefined) throw new Error('no repository');
    return { ...kept, files: await filesAtCommit(repository, kept.name, isOurName) };
  } catch {
    void window.showErrorMessage(l10n.t('Git does not know {0} in the repository of this file.', kept.name));
    return undefined;
  }
}
