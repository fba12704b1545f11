import { allErrnos } from '../knowledge/errnos.ts';
import type { Verdict } from './verdict.ts';

/** What becomes of the call, that is what a verdict does to it unless the kernel lacks it. */
export function outcomeOf(verdict: Verdict): string {
  const isLacking = verdict.layer === 'kernel';
  return isLacking ? 'it fails with ENOSYS, for the kernel does not have it' : effectOf(verdict);
}

/**
 * What a verdict does to the call, as a clause: `it fails with EPERM`.
 * @param calls whose verdict it is; of several: `they fail with EPERM`
 */
export function effectOf({ action, errno }: Verdict, { length }: ArrayLike<unknown> = [1]): string {
  const [it, s, does, is] = length === 1 ? ['it', 's', 'does', 'is'] : ['they', '', 'do', 'are'];
  switch (action) {
    case 'SCMP_ACT_ERRNO':
      return errno === 0
        ? `${it} ${does} not run and look${s} as if ${it} had`
        : `${it} fail${s} with ${errnoName(errno)}`;
    case 'SCMP_ACT_ALLOW':
      return `${it} run${s}`;
    case 'SCMP_ACT_LOG':
      return `${it} run${s} and ${is} logged`;
    case 'SCMP_ACT_TRAP':
      return 'the thread gets SIGSYS';
    case 'SCMP_ACT_TRACE':
      return `a tracer decides, and without one ${it} fail${s} with ENOSYS`;
    case 'SCMP_ACT_NOTIFY':
      return `the listener decides, and without one ${it} fail${s} with ENOSYS`;
    case 'SCMP_ACT_KILL_THREAD':
      return 'the thread is killed';
    default:
      return 'the process is killed';
  }
}

function errnoName(errno: number | undefined): string {
  return allErrnos().find(({ value }) => value === errno)?.name ?? `error ${errno}`;
}
