import { once } from '../../base/once.ts';
import { optional, rowsOf } from './rows.ts';
import { filterFlagRows } from './tables/words.ts';

/** A flag of the seccomp system call. */
export interface FilterFlag {
  /** `SECCOMP_FILTER_FLAG_LOG` */
  readonly name: string;
  /** Its bit, from 0 on. */
  readonly bit: number;
  readonly since: {
    readonly kernel: string;
    readonly libseccomp: string | undefined;
    readonly runc: string | undefined;
    readonly crun: string | undefined;
  };
  /** Whether a profile may name it; others are set by the runtime and libseccomp themselves. */
  readonly inProfiles: boolean;
  readonly does: string;
}

const table = once(() =>
  rowsOf(filterFlagRows).map(
    (row): FilterFlag => ({
      name: `SECCOMP_FILTER_FLAG_${row(0)}`,
      bit: Number(row(1)),
      since: { kernel: row(2), libseccomp: optional(row(3)), runc: optional(row(4)), crun: optional(row(5)) },
      inProfiles: row(4) !== '',
      does: row(6),
    }),
  ),
);

export function allFilterFlags(): readonly FilterFlag[] {
  return table();
}

export function filterFlagNamed(name: string): FilterFlag | undefined {
  return table().find((flag) => flag.name === name);
}
