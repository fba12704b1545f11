import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Folder } from '../workspace/snapshot.ts';
import type { ServerContext } from './context.ts';
import type { Indexer } from './indexer.ts';

/** Reads the workspace while the editor shows how far it has come and may stop it. */
export async function indexWithProgress(
  { connection, client, host, log, state }: ServerContext,
  indexer: Indexer,
  folders: readonly Folder[],
  excludesOf: (folder: string) => readonly string[],
): Promise<void> {
  const begin = host.now();
  const shown = client.capabilities.window?.workDoneProgress === true ? await show(connection) : undefined;
  shown?.begin('Policy Lens', undefined, 'reading manifests', true);
  try {
    await indexer.indexAll(folders, excludesOf, {
      report: (count) => shown?.report(`${count} files read`),
      declined: (note) => log.info(`${note} What it holds is missing from the answers.`),
      isCancelled: () => shown?.token.isCancellationRequested === true,
    });
  } finally {
    shown?.done();
  }
  log.info(`Read ${state.snapshot.disk.size} files in ${Math.round(host.now() - begin)} ms.`);
  if (shown?.token.isCancellationRequested === true) {
    log.info('The reading was stopped, so nothing that was not read counts as absent.');
  }
}

/** Undefined where the client does not want to: that is no reason not to read. */
function show(connection: Connection): Promise<WorkDoneProgressServerReporter | undefined> {
  return connection.window.createWorkDoneProgress().catch(() => undefined);
}
