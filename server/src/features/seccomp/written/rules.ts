import type { Origin } from '../../../base/origin.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { errnoAt } from '../../../seccomp/knowledge/errnos.ts';
import { fieldOf, listItems, objectsIn, textOf } from '../../../seccomp/profile/access.ts';
import { dialectOf } from '../../../seccomp/profile/dialect.ts';
import type { RawObject, RawProfile, RawText } from '../../../seccomp/rawProfile.ts';
import { columnsOf } from './columns.ts';

/** What a profile says is to happen to a call. */
export interface WrittenAction {
  /** Undefined where none is written. */
  readonly name: string | undefined;
  /** The error's name where it is known, else its number; undefined where none is written. */
  readonly errno: string | undefined;
}

/** A rule as it is written. */
export interface WrittenRule {
  readonly action: WrittenAction;
  readonly calls: readonly RawText[];
  readonly object: RawObject;
  readonly origin: Origin;
}

/** The rules of a profile in their order; what is no rule is left out. */
export function rulesOf(profile: RawProfile): readonly WrittenRule[] {
  const { body } = profile;
  if (body.kind !== 'object') return [];
  const readsName = readsErrnoNames(profile);
  const [column] = columnsOf(profile);
  return objectsIn(body, 'syscalls').map((object) => ({
    action: {
      name: actionIn(object, 'action'),
      errno: errnoOf(object, 'errnoRet', readsName ? 'errno' : undefined, column),
    },
    calls: [...listItems(object, 'names'), fieldOf(object, 'name')].filter((item) => item?.kind === 'text'),
    object,
    origin: object.origin,
  }));
}

/** What happens to all calls that no rule decides. */
export function defaultActionOf(profile: RawProfile): WrittenAction {
  const { body } = profile;
  if (body.kind !== 'object') return { name: undefined, errno: undefined };
  const named = readsErrnoNames(profile) ? 'defaultErrno' : undefined;
  const [column] = columnsOf(profile);
  return {
    name: actionIn(body, 'defaultAction'),
    errno: errnoOf(body, 'defaultErrnoRet', named, column),
  };
}

function actionIn(object: RawObject, key: string): string | undefined {
  return textOf(object, key) || undefined;
}

function readsErrnoNames(profile: RawProfile): boolean {
  return dialectOf(profile) === 'podman';
}

/** The name goes before the number. */
function errnoOf(
  object: RawObject,
  numberKey: string,
  nameKey: string | undefined,
  column: SyscallColumn = 'x86_64',
): string | undefined {
  const name = nameKey === undefined ? undefined : textOf(object, nameKey);
  if (name !== undefined && name !== '') return /^[0-9]+$/.test(name) ? numbered(Number(name), column) : name;
  const number = fieldOf(object, numberKey);
  return number?.kind === 'number' ? numbered(Number(number.value), column) : undefined;
}

function numbered(number: number, column: SyscallColumn): string {
  return errnoAt(number, column)?.name ?? String(number);
}
