import type { Environment } from './environment.ts';
import type { Moment } from './resolveOrigin.ts';

/** The environment that answers for a file: the one in use where the file belongs to it, else the first of its own. */
export function environmentFor({ snapshot, assembly }: Moment, uri: string): Environment | undefined {
  const environments = assembly.environmentsOf(uri);
  return environments.find(({ id }) => id === snapshot.environmentInUse) ?? environments[0];
}
