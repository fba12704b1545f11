import { onHostInSteps, type ProfileOnHost } from '../seccomp/onTarget/profileOnHost.ts';
import { listItems } from '../seccomp/profile/access.ts';
import { isRefused, withList } from './seccomp/onTarget/without.ts';

/** Each of them is taken to the host by itself, at every keystroke for as long as one is refused. */
const mostRules = 500;

/**
 * A profile on a host that refuses it, without the rules that it refuses whatever the others say: the rest can then be
 * looked at. The same where it is not for single rules.
 */
export function* takenRules(host: ProfileOnHost): Generator<undefined, ProfileOnHost> {
  const { profile, named, target, compiled } = host;
  const { body } = profile;
  if (compiled.kind !== 'refused' || body.kind !== 'object') return host;
  const rules = listItems(body, 'syscalls');
  if (rules.length > mostRules) return host;
  const taken = [];
  for (const rule of rules) {
    if (!isRefused(host, withList(body, 'syscalls', [rule]))) taken.push(rule);
    yield undefined;
  }
  if (taken.length === rules.length || taken.length === 0) return host;
  return yield* onHostInSteps({ ...profile, body: withList(body, 'syscalls', taken) }, named, target);
}
