import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { watchedGlobs } from '../protocol/watchedGlobs.ts';
import type { ServerContext } from './context.ts';

/** Asks the client to tell of changed settings and, unless it watches by itself, of changed files. */
export async function registerWishes({ connection, client, log }: ServerContext): Promise<void> {
  const { configuration, didChangeConfiguration, didChangeWatchedFiles } =
    client.capabilities.workspace ?? {};
  const wishes: Promise<unknown>[] = [];
  if (configuration === true && didChangeConfiguration?.dynamicRegistration === true) {
    const section = ['policyLens', 'files.exclude'];
    wishes.push(connection.client.register(DidChangeConfigurationNotification.type, { section }));
  }
  if (didChangeWatchedFiles?.dynamicRegistration === true && client.options.watchesFiles !== true) {
    const watchers = watchedGlobs.map((globPattern) => ({ globPattern }));
    wishes.push(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }
  for (const outcome of await Promise.allSettled(wishes)) {
    if (outcome.status === 'rejected')
      log.error(`The client will not tell of changes: ${String(outcome.reason)}`);
  }
}
