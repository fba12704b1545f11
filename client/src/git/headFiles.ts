import type { Uri } from 'vscode';
import type { BaselineFile } from '../../../server/src/protocol/lenses.ts';
import type { GitRepository } from './gitApi.ts';

/**
 * The files of a repository that differ from its newest commit, as that has them.
 * @param isOurs whether a file may hold something of ours, by its name
 */
export async function filesAtHead(
  repository: Pick<GitRepository, 'state' | 'show'>,
  isOurs: (uri: Uri) => boolean,
): Promise<readonly BaselineFile[]> {
  const { indexChanges, workingTreeChanges, mergeChanges, untrackedChanges = [] } = repository.state;
  const changes = [...indexChanges, ...workingTreeChanges, ...mergeChanges, ...untrackedChanges];
  // a file that was renamed is not in the commit by its new name, nor in the workspace by its old one
  const uris = new Map(
    changes.flatMap(({ uri, originalUri }) => [uri, originalUri]).map((uri) => [uri.toString(), uri]),
  );
  return Promise.all(
    [...uris.values()].filter(isOurs).map(async (uri) => ({
      uri: uri.toString(),
      // Git refuses where the commit does not have the file
      text: await repository.show('HEAD', uri.fsPath).catch(() => null),
    })),
  );
}
