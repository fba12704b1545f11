import { once } from '../../base/once.ts';
import { rowsOf } from './rows.ts';
import { capabilityRows } from './tables/words.ts';

/** A capability of a process. */
export interface Capability {
  /** `CAP_SYS_ADMIN` */
  readonly name: string;
  readonly number: number;
  readonly sinceKernel: string;
  /** Whether Docker gives it to a container that asks for none. */
  readonly inDockerDefaults: boolean;
  readonly means: string;
}

const table = once(() =>
  rowsOf(capabilityRows).map(
    (row, number): Capability => ({
      name: `CAP_${row(0)}`,
      number,
      sinceKernel: row(1),
      inDockerDefaults: row(2) === 'd',
      means: row(3),
    }),
  ),
);

/** All capabilities in the order of their numbers. */
export function allCapabilities(): readonly Capability[] {
  return table();
}

export function capabilityNamed(name: string): Capability | undefined {
  return table().find((capability) => capability.name === name);
}
