import { constantsAt } from '../arguments/constantsAt.ts';
import { valuesOf } from '../arguments/readValue.ts';
import { columnOf } from '../kernel/calls.ts';

/**
 * Arguments by which calls are dangerous that every program needs for others: constants by their names, one of which is
 * enough. clone is harmless without a namespace, socket for most families, ioctl but for requests that type into terminals.
 */
const tellingConstants: ReadonlyMap<string, { readonly index: number; readonly names: readonly string[] }> =
  new Map([
    ['clone', { index: 0, names: ['CLONE_NEWUSER'] }],
    ['unshare', { index: 0, names: ['CLONE_NEWUSER'] }],
    ['socket', { index: 0, names: ['AF_ALG', 'AF_PACKET', 'AF_VSOCK'] }],
    ['ioctl', { index: 1, names: ['TIOCSTI', 'TIOCLINUX'] }],
    ['personality', { index: 0, names: ['ADDR_NO_RANDOMIZE', 'READ_IMPLIES_EXEC'] }],
  ]);

/** Arguments with which a call is dangerous. */
export interface DangerousArguments {
  /** `CLONE_NEWUSER` */
  readonly constant: string;
  readonly args: readonly bigint[];
}

/**
 * @param architecture by libseccomp's name
 * @returns undefined for a call that is dangerous whatever its arguments
 */
export function dangerousArguments(
  call: string,
  architecture: string,
): readonly DangerousArguments[] | undefined {
  const telling = tellingConstants.get(call);
  if (telling === undefined) return undefined;
  const column = columnOf(architecture);
  // On IBM Z clone has its flags behind the stack.
  const index = call === 'clone' && column.startsWith('s390') ? 1 : telling.index;
  const values = constantsAt(call, index, column, () => undefined).flatMap((set) => valuesOf(set, column));
  return telling.names.flatMap((constant): readonly DangerousArguments[] => {
    const found = values.find(({ name }) => name === constant);
    if (found === undefined) return [];
    return [
      { constant, args: Array.from({ length: index + 1 }, (_, at) => (at === index ? found.value : 0n)) },
    ];
  });
}
