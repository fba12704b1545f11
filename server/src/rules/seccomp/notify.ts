import { fieldOf, listItems } from '../../seccomp/profile/access.ts';
import type { ProfilePart } from '../../seccomp/profile/parts.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atValue } from './places.ts';
import { filterOfRunc, observedInAll } from './sources.ts';

const action = 'SCMP_ACT_NOTIFY';

/** Calls handed to another program, where there is none or it can't work. */
export const seccompNotify: ProfileRule = {
  id: 'seccomp-notify',
  scope: 'profile',
  summary: 'SCMP_ACT_NOTIFY can’t work here',
  explanation:
    'SCMP_ACT_NOTIFY hands a call to a program that listens at `listenerPath`. Without the path runc and youki refuse to ' +
    'start the container, and crun starts it: the call then fails with ENOSYS. runc and youki also refuse it as the ' +
    'default action and for `write`, which the runtime needs to hand over the listener itself.',
  sources: [filterOfRunc, observedInAll],
  defaultSeverity: 'error',
  check: (part, { hasListener }) => [...misuses(part, hasListener)],
};

function* misuses({ objects }: ProfilePart, hasListener: boolean): Generator<Finding> {
  const missing =
    'There is no "listenerPath": runc and youki refuse to start the container; on crun the call fails with ENOSYS. Add the path of the listening socket.';
  for (const { level, object } of objects) {
    const byDefault = level === 'profile' ? fieldOf(object, 'defaultAction') : undefined;
    if (byDefault?.kind === 'text' && byDefault.value === action) {
      const message = `${action} can’t be the default action: runc and youki refuse to start the container.`;
      yield { message, place: atValue(byDefault) };
    }
    const own = fieldOf(object, 'action');
    if (level !== 'rule' || own?.kind !== 'text' || own.value !== action) continue;
    // Without a name nothing is handed over.
    const isUsed = listItems(object, 'names').length > 0 || fieldOf(object, 'name') !== undefined;
    if (!hasListener && isUsed) yield { message: missing, place: atValue(own) };
    for (const name of listItems(object, 'names')) {
      if (name.kind !== 'text' || name.value !== 'write') continue;
      const message = `${action} can’t be used for write, which the runtime itself needs to hand over the listener: runc and youki refuse to start the container.`;
      yield { message, place: atValue(name) };
    }
  }
}
