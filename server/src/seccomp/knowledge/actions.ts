import { once } from '../../base/once.ts';
import { optional, rowsOf } from './rows.ts';
import { actionRows } from './tables/words.ts';

/** What a filter does with a call. */
export interface Action {
  /** `SCMP_ACT_ERRNO` */
  readonly name: string;
  /** Of the kernel's SECCOMP_RET_ constant, without the data in its low 16 bits. */
  readonly value: number;
  /** 1 to 8; the lowest wins where several filters are stacked. Inside one filter it plays no part. */
  readonly precedence: number;
  readonly since: {
    readonly kernel: string;
    readonly libseccomp: string;
    readonly runc: string;
    /** `first release` where crun always had it. */
    readonly crun: string;
    readonly ociSpecification: string;
  };
  readonly usesErrno: boolean;
  readonly logged: 'always' | 'with the log flag' | 'never';
  readonly callRuns: boolean;
  /** The newer name of the same action. */
  readonly sameAs: string | undefined;
  readonly does: string;
  readonly notes: readonly string[];
}

const table = once(() =>
  rowsOf(actionRows).map((row): Action => {
    const sameAs = optional(row(9));
    return {
      name: `SCMP_ACT_${row(0)}`,
      value: Number.parseInt(row(1), 16),
      precedence: Number(row(2)),
      since: {
        kernel: row(3),
        libseccomp: row(4),
        runc: row(5),
        crun: row(6),
        ociSpecification: row(7),
      },
      usesErrno: row(8).includes('e'),
      logged: row(8).includes('l') ? 'always' : row(8).includes('f') ? 'with the log flag' : 'never',
      callRuns: row(8).includes('r'),
      sameAs: sameAs === undefined ? undefined : `SCMP_ACT_${sameAs}`,
      does: row(10),
      notes: row(11) === '' ? [] : row(11).split(' // '),
    };
  }),
);

/** All actions; the one that wins over the others where filters are stacked comes first. */
export function allActions(): readonly Action[] {
  return table();
}

export function actionNamed(name: string): Action | undefined {
  return table().find((action) => action.name === name);
}
