import type { Environment } from './environment.ts';
import type { Moment } from './resolveOrigin.ts';

/** The environment that answers for a file: the one in use where the file belongs to it, else the first of its own. */
export function environmentFor(moment: Moment, uri: string): Environment | undefined {
  return chosenFor(moment, uri) ?? moment.assembly.environmentsOf(uri)[0];
}

/** The environment that the user has chosen, where a file belongs to it. */
export function chosenFor({ snapshot, assembly }: Moment, uri: string): Environment | undefined {
  const { environmentInUse } = snapshot;
  if (environmentInUse === undefined) return undefined;
  return assembly.environmentsOf(uri).find(({ id }) => id === environmentInUse);
}
