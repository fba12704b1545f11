import { type Uri, window } from 'vscode';
import type { RevisionState } from '../../../server/src/protocol/difference.ts';
import { filesAtCommit } from '../git/commitFiles.ts';
import { type GitRepository, openGit } from '../git/gitApi.ts';
import { isOurName } from '../server/documents.ts';

/** The repository that a file lies in, the innermost one; undefined where there is none, or no Git. */
export async function repositoryOf(uri: Uri): Promise<GitRepository | undefined> {
  const git = await openGit().catch(() => undefined);
  const holding = (git?.repositories ?? []).filter(({ rootUri }) => uri.path.startsWith(`${rootUri.path}/`));
  return holding.sort((left, right) => right.rootUri.path.length - left.rootUri.path.length)[0];
}

/** Asks for a commit by name, and gives what it has otherwise than the files on disk. */
export async function askForRevision(repository: GitRepository): Promise<RevisionState | undefined> {
  const name = await window.showInputBox({
    title: 'Compare Connections',
    prompt: 'A branch, a tag or a commit, such as main or HEAD~1',
    validateInput: (text) =>
      /^[^-\s]\S*$/.test(text.trim()) ? undefined : 'Name a branch, a tag or a commit, without blanks.',
  });
  return name === undefined ? undefined : revisionState(repository, name.trim());
}

/** Says so where there is no such commit. */
async function revisionState(repository: GitRepository, name: string): Promise<RevisionState | undefined> {
  try {
    return { kind: 'revision', name, files: await filesAtCommit(repository, name, isOurName) };
  } catch {
    void window.showErrorMessage(`Git does not know ${name} in this repository.`);
    return undefined;
  }
}
