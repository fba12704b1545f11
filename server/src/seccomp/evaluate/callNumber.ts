import { columnOf } from '../kernel/calls.ts';
import { syscallNamed } from '../knowledge/syscallTable.ts';

/**
 * The number of a call as a filter sees it, unsigned; undefined where the architecture has no call of the name.
 * @param call a number, or a name of the kernel's, whether the target's libseccomp knows it or not
 */
export function numberOfCall(call: string | number, architecture: string): number | undefined {
  if (typeof call === 'number') return call >>> 0;
  return syscallNamed(call)?.numbers.get(columnOf(architecture));
}
