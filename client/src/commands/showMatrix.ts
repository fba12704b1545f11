import { type Uri, ViewColumn, window } from 'vscode';
import type { EnvironmentSummary } from '../../../server/src/protocol/environments.ts';
import type { PreviewFocus } from '../../../server/src/protocol/preview.ts';
import type { EnvironmentFeed } from '../environments/environmentFeed.ts';
import { focusOf } from '../panels/cursor.ts';
import type { Services } from '../services.ts';
import { isMeantBy } from './environmentItem.ts';

/**
 * Shows who can reach whom in an environment: in that of a row of the environments' view, where it was chosen there, else
 * in that of the document in front.
 */
export async function showMatrix(
  { previews, environments }: Services,
  _resource: Uri | undefined,
  item?: unknown,
): Promise<void> {
  const focus =
    (await focusIn(environments, environments.environments.find(isMeantBy(item)))) ??
    focusOf(window.activeTextEditor) ??
    (await focusIn(environments, environments.inUse ?? environments.environments[0]));
  previews.show(focus, ViewColumn.Beside, 'matrix');
}

/** A place in an environment, which is put to use where its files belong to others as well. */
async function focusIn(
  feed: EnvironmentFeed,
  environment: EnvironmentSummary | undefined,
): Promise<PreviewFocus | undefined> {
  const [uri] = environment?.files ?? [];
  if (environment === undefined || uri === undefined) return undefined;
  const isShared = feed.environments.some((other) => other !== environment && other.files.includes(uri));
  if (isShared && feed.inUse !== environment) await feed.use(environment.id);
  return { uri, position: { line: 0, character: 0 } };
}
