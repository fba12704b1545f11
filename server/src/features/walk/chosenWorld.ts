import type { Environment } from '../../assembly/environment.ts';
import { environmentFor } from '../../assembly/inUse.ts';
import type { WorldChoice } from '../../protocol/walk.ts';
import type { Workbench } from '../../rules/workbench.ts';

/**
 * The environment that a question is asked of: the one that is named, else the one that answers for the file, else the one
 * in use, else the first that holds objects.
 */
export function chosenWorld(
  workbench: Workbench,
  { uri, environment }: WorldChoice,
): Environment | undefined {
  const { environments } = workbench.assembly;
  if (environment !== undefined) return environments.find(({ id }) => id === environment);
  const own = uri === undefined ? undefined : environmentFor(workbench, uri);
  const { environmentInUse } = workbench.snapshot;
  return (
    own ??
    environments.find(({ id }) => id === environmentInUse) ??
    environments.find(({ objects }) => objects.length > 0)
  );
}
