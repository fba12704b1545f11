import { actionNamed } from '../../../seccomp/knowledge/actions.ts';
import type { WrittenAction } from '../written/rules.ts';

/** What an action does with calls, as the end of a sentence that begins with the rule; undefined for what is no action. */
export function deed({ name, errno }: WrittenAction): ((calls: string) => string) | undefined {
  const action = name === undefined ? undefined : actionNamed(name);
  switch (action?.sameAs ?? action?.name) {
    case 'SCMP_ACT_ALLOW':
      return (calls) => `allows ${calls}`;
    case 'SCMP_ACT_LOG':
      return (calls) => `allows and logs ${calls}`;
    case 'SCMP_ACT_ERRNO':
      return errno === '0'
        ? (calls) => `makes ${calls} do nothing and seem to succeed`
        : (calls) => `makes ${calls} fail with ${errnoText(errno ?? 'EPERM')}`;
    case 'SCMP_ACT_KILL_PROCESS':
      return (calls) => `kills the process at ${calls}`;
    case 'SCMP_ACT_KILL_THREAD':
      return (calls) => `kills the thread at ${calls}`;
    case 'SCMP_ACT_TRAP':
      return (calls) => `raises SIGSYS at ${calls}`;
    case 'SCMP_ACT_TRACE':
      return (calls) => `asks the tracer about ${calls}`;
    case 'SCMP_ACT_NOTIFY':
      return (calls) => `asks the supervisor about ${calls}`;
    default:
      return undefined;
  }
}

function errnoText(errno: string): string {
  return /^[0-9]+$/.test(errno) ? `error ${errno}` : errno;
}
