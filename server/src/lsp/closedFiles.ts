import { languageByName } from '../workspace/candidates.ts';
import { readFile, type WorkspaceFile } from '../workspace/file.ts';
import { fileOf } from '../workspace/snapshot.ts';
import type { ServerContext } from './context.ts';
import { runInSlices } from './slices.ts';

/** A file that no editor holds, read again with its trees; undefined where it can't be read now. */
export async function readAgain(
  { host, state }: Pick<ServerContext, 'host' | 'state'>,
  uri: string,
  isCancelled: () => boolean,
): Promise<WorkspaceFile | undefined> {
  const result = await host.readText(uri, state.snapshot.settings.largeFileLimit);
  if (result.kind !== 'text' || isCancelled()) return undefined;
  const input = { uri, language: languageByName(uri), version: 0, text: result.text };
  return runInSlices(readFile(input, fileOf(state.snapshot, uri)), host, isCancelled);
}
