import { onHostInSteps, type ProfileOnHost } from '../seccomp/onTarget/profileOnHost.ts';
import { listItems } from '../seccomp/profile/access.ts';
import type { RawEntry, RawValue } from '../seccomp/rawProfile.ts';
import type { Target } from '../seccomp/target.ts';
import { isRefused, withList } from './seccomp/onTarget/without.ts';

/** Each of them is taken to the host by itself. */
const mostRules = 500;

/** What was found of a rule by itself, beside these other entries of its profile. */
interface Tried {
  readonly beside: readonly RawEntry[];
  readonly isRefused: boolean;
}

/** An edit leaves most rules alone, and a profile is refused for as long as a word is typed. */
const known = new WeakMap<Target, WeakMap<RawValue, Tried>>();

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
  const beside = body.entries.filter(({ key }) => key !== 'syscalls');
  const tried = known.get(target) ?? new WeakMap<RawValue, Tried>();
  known.set(target, tried);
  const taken: RawValue[] = [];
  for (const rule of rules) {
    const before = tried.get(rule);
    let found = before !== undefined && saysTheSame(before.beside, beside) ? before : undefined;
    if (found === undefined) {
      found = { beside, isRefused: isRefused(host, withList(body, 'syscalls', [rule])) };
      tried.set(rule, found);
      yield undefined;
    }
    if (!found.isRefused) taken.push(rule);
  }
  if (taken.length === rules.length || taken.length === 0) return host;
  return yield* onHostInSteps({ ...profile, body: withList(body, 'syscalls', taken) }, named, target);
}

/** A short value is another object after each edit in front of it. */
function saysTheSame(left: readonly RawEntry[], right: readonly RawEntry[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ key, value }, index) => {
      const other = right[index];
      return key === other?.key && isSame(value, other.value);
    })
  );
}

function isSame(left: RawValue, right: RawValue): boolean {
  return left === right || (left.kind === 'text' && right.kind === 'text' && left.value === right.value);
}
