import type { Environment } from './environment.ts';
import type { Moment } from './resolveOrigin.ts';

/** The environment that answers for a file: the first of its own. */
export function environmentFor({ assembly }: Moment, uri: string): Environment | undefined {
  return assembly.environmentsOf(uri)[0];
}
