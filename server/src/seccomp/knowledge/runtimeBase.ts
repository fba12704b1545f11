import { once } from '../../base/once.ts';
import { optional, rowsOf } from './rows.ts';
import { namesOfCodes } from './syscallTable.ts';
import { runtimeBaseRows } from './tables/runtimeBase.ts';

/** The calls that a runtime makes between loading the filter and the start of the program, on x86_64. */
export interface RuntimeBase {
  readonly runtime: 'runc' | 'crun';
  readonly version: string;
  /** With it the filter is loaded last, so fewer calls follow. Undefined where the source does not tell. */
  readonly noNewPrivileges: boolean | undefined;
  /** Measured by taking away one call at a time, or published by the Security Profiles Operator. */
  readonly method: 'measured' | 'published';
  readonly calls: readonly string[];
  /** Those of them that belong to the start of a static glibc program, not to the runtime. */
  readonly fromProgramStart: readonly string[];
  readonly note: string | undefined;
}

const table = once(() =>
  rowsOf(runtimeBaseRows).map(
    (row): RuntimeBase => ({
      runtime: row(0) === 'crun' ? 'crun' : 'runc',
      version: row(1),
      noNewPrivileges: row(2) === '' ? undefined : row(2) === 'n',
      method: row(3) === 'm' ? 'measured' : 'published',
      calls: namesOfCodes(row(4)),
      fromProgramStart: namesOfCodes(row(5)),
      note: optional(row(6)),
    }),
  ),
);

export function runtimeBases(): readonly RuntimeBase[] {
  return table();
}
