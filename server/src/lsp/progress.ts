import type { Folder } from '../workspace/snapshot.ts';
import type { ServerContext } from './context.ts';
import type { Indexer } from './indexer.ts';

/** Reads the workspace while the editor shows how far it has come and may stop it. */
export async function indexWithProgress(
  { connection, client, host, log, state }: ServerContext,
  indexer: Indexer,
  folders: readonly Folder[],
  excludeGlobs: readonly string[],
): Promise<void> {
  const begin = host.now();
  if (client.capabilities.window?.workDoneProgress !== true) {
    await indexer.indexAll(folders, excludeGlobs, { report: () => undefined, isCancelled: () => false });
  } else {
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin('Policy Lens', undefined, 'reading manifests', true);
    try {
      await indexer.indexAll(folders, excludeGlobs, {
        report: (count) => progress.report(`${count} files read`),
        isCancelled: () => progress.token.isCancellationRequested,
      });
    } finally {
      progress.done();
    }
  }
  log.info(`Read ${state.snapshot.disk.size} files in ${Math.round(host.now() - begin)} ms.`);
}
