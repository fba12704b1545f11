import {
  type Architecture,
  architectureNamed,
  architectureOfHost,
} from '../../../seccomp/knowledge/architectures.ts';
import type { Syscall } from '../../../seccomp/knowledge/syscallTable.ts';

/**
 * Tells of each call whether a rule for it can match on some architecture that it is for.
 * @param hosts that the rule includes, as the engine writes them
 * @param architectures of the profile; one that names none is for any host
 */
export function reachOf(
  hosts: readonly string[],
  architectures: readonly string[],
): (call: Syscall) => boolean {
  const named = reached(hosts.flatMap(withSubArchitectures)) ?? reached(architectures);
  if (named === undefined) return () => true;
  const columns = named.flatMap(({ column }) => column ?? []);
  const isMultiplexed = named.some(({ multiplexed }) => multiplexed);
  return (call) =>
    columns.some((column) => call.numbers.has(column)) || (isMultiplexed && call.multiplexed !== undefined);
}

/** Undefined where none is named, or one that tells nothing of its calls. */
function reached(names: readonly string[]): readonly Architecture[] | undefined {
  const architectures = names.map(architectureNamed);
  const isKnown = architectures.every((architecture) => architecture?.column !== undefined);
  return isKnown && architectures.length > 0 ? architectures.filter((one) => one !== undefined) : undefined;
}

function withSubArchitectures(host: string): readonly string[] {
  const architecture = architectureOfHost(host);
  return architecture === undefined ? [''] : [architecture.name, ...architecture.subArchitectures];
}
