import type { Verdict } from '../../../protocol/preview.ts';
import { actionNamed } from '../../../seccomp/knowledge/actions.ts';
import type { WrittenAction } from './rules.ts';

/** What becomes of a call, by what is written alone. */
export interface Outcome {
  readonly verdict: Verdict;
  /** `Allowed`, `Fails with EPERM` */
  readonly word: string;
}

/** What an action does with a call. Without a number SCMP_ACT_ERRNO is EPERM to every runtime. */
export function outcomeOf({ name, errno }: WrittenAction): Outcome {
  const action = name === undefined ? undefined : actionNamed(name);
  switch (action?.sameAs ?? action?.name) {
    case 'SCMP_ACT_ALLOW':
      return { verdict: 'allowed', word: 'Allowed' };
    case 'SCMP_ACT_LOG':
      return { verdict: 'allowed', word: 'Allowed and logged' };
    case 'SCMP_ACT_ERRNO':
      return { verdict: 'denied', word: errnoWord(errno ?? 'EPERM') };
    case 'SCMP_ACT_KILL_PROCESS':
      return { verdict: 'denied', word: 'Kills the process' };
    case 'SCMP_ACT_KILL_THREAD':
      return { verdict: 'denied', word: 'Kills the thread' };
    case 'SCMP_ACT_TRAP':
      return { verdict: 'denied', word: 'Raises SIGSYS' };
    case 'SCMP_ACT_TRACE':
      return { verdict: 'unknown', word: 'Asks the tracer' };
    case 'SCMP_ACT_NOTIFY':
      return { verdict: 'unknown', word: 'Asks the supervisor' };
    default:
      return { verdict: 'unknown', word: name === undefined ? 'No action' : 'Unknown action' };
  }
}

function errnoWord(errno: string): string {
  if (errno === '0') return 'Does nothing and succeeds';
  return /^[0-9]+$/.test(errno) ? `Fails with error ${errno}` : `Fails with ${errno}`;
}

/** The same in the words of the file, without their prefix: `ALLOW`, `ERRNO EPERM`. */
export function actionText({ name, errno }: WrittenAction): string {
  if (name === undefined) return 'no action';
  const short = name.replace(/^SCMP_ACT_/, '');
  if (actionNamed(name)?.name !== 'SCMP_ACT_ERRNO') return short;
  return `${short} ${errno ?? 'EPERM'}`;
}
