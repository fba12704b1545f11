import type { Uri } from 'vscode';
import type { BaselineChanged, BaselineFile } from '../../../server/src/protocol/baseline.ts';
import type { GitChange, GitRepository } from './gitApi.ts';

/**
 * The files of a repository that differ from its newest commit, as that has them.
 * @param isOurs whether a file may hold something of ours, by its name
 */
export function filesAtHead(
  repository: Pick<GitRepository, 'state' | 'show'>,
  isOurs: (uri: Uri) => boolean,
): Promise<readonly BaselineFile[]> {
  return filesAt(repository, 'HEAD', uncommitted(repository), isOurs);
}

/**
 * The same of any commit.
 * @param revision a branch, a tag, a hash, or what else Git takes for a commit
 * @throws where the repository has no such commit
 */
export async function filesAtCommit(
  repository: Pick<GitRepository, 'state' | 'show' | 'diffWith'>,
  revision: string,
  isOurs: (uri: Uri) => boolean,
): Promise<readonly BaselineFile[]> {
  // Git's own difference leaves out what it has never been told of
  const changes = [...(await repository.diffWith(revision)), ...uncommitted(repository)];
  return filesAt(repository, revision, changes, isOurs);
}

/** What the server is told of the newest commits of all repositories; those without a commit count as they are on disk. */
export async function newestCommit(
  repositories: Iterable<Pick<GitRepository, 'state' | 'show'>>,
  isOurs: (uri: Uri) => boolean,
): Promise<BaselineChanged> {
  const known = [...repositories].filter(({ state }) => state.HEAD?.commit !== undefined);
  const files = await Promise.all(known.map((repository) => filesAtHead(repository, isOurs)));
  return { name: 'HEAD', files: known.length === 0 ? null : files.flat() };
}

function uncommitted({ state }: Pick<GitRepository, 'state'>): readonly GitChange[] {
  const { indexChanges, workingTreeChanges, mergeChanges, untrackedChanges = [] } = state;
  return [...indexChanges, ...workingTreeChanges, ...mergeChanges, ...untrackedChanges];
}

function filesAt(
  repository: Pick<GitRepository, 'show'>,
  revision: string,
  changes: readonly GitChange[],
  isOurs: (uri: Uri) => boolean,
): Promise<readonly BaselineFile[]> {
  // a file that was renamed is not in the commit by its new name, nor in the workspace by its old one
  const uris = new Map(
    changes.flatMap(({ uri, originalUri }) => [uri, originalUri]).map((uri) => [uri.toString(), uri]),
  );
  return Promise.all(
    [...uris.values()].filter(isOurs).map(async (uri) => ({
      uri: uri.toString(),
      // Git refuses where the commit does not have the file
      text: await repository.show(revision, uri.fsPath).catch(() => null),
    })),
  );
}
