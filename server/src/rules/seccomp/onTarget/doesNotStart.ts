import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { listItems } from '../../../seccomp/profile/access.ts';
import type { RawObject, RawValue } from '../../../seccomp/rawProfile.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { filterOfRunc, observedInAll, treeOfLibrary } from '../sources.ts';
import { atDefault, placeOf } from './places.ts';
import { isRefused, withList } from './without.ts';

/** What the target refuses although each of its words is right. */
export const seccompDoesNotStart: ProfileRule = {
  id: 'seccomp-does-not-start',
  scope: 'profile',
  summary: 'No container starts with this profile on the target',
  explanation:
    'The engine, the runtime or libseccomp refuses the profile: two rules contradict each other (`file exists`: the same ' +
    'conditions with two actions, or a shorter rule behind a longer one), an architecture is of the other byte order than ' +
    'the host, a flag or an action is newer than the runtime. The finding has the error in the words of whoever refuses, at ' +
    'what it is about, which is found by leaving it out. Mistakes that are told by themselves are not told once more.',
  sources: [treeOfLibrary, filterOfRunc, observedInAll],
  defaultSeverity: 'error',
  needsAllRules: true,
  checkOnHost: (host) => {
    const { compiled, profile, target } = host;
    if (compiled.kind !== 'refused') return [];
    // What types an object's values have is between the API server and the operator.
    const isObject = profile.form === 'spo' || profile.form === 'kubescape';
    if (isObject && compiled.error.startsWith('decoding seccomp profile failed')) return [];
    const blamed = blame(host);
    const name = `${target.runtime.name} ${target.runtime.version}`;
    return [
      {
        message: `No container starts: ${compiled.error} (${host.named.engine === 'oci' ? name : `${host.named.engine}, ${name}`})`,
        place: blamed === undefined ? atDefault(profile) : placeOf(blamed.culprit.origin),
        related:
          blamed?.other === undefined
            ? []
            : [{ message: 'It contradicts this one.', place: placeOf(blamed.other.origin) }],
        isConsequence: true as const,
      } satisfies Finding,
    ];
  },
};

interface Blamed {
  readonly culprit: RawValue;
  /** The rule without which the culprit would do. */
  readonly other: RawValue | undefined;
}

/** Looks for the first part of the profile that is refused, by leaving out what stands behind it. */
function blame(host: ProfileOnHost): Blamed | undefined {
  const { body } = host.profile;
  if (body.kind !== 'object') return undefined;
  const rules = listItems(body, 'syscalls');
  const isRefusedWith = (kept: readonly RawValue[]): boolean =>
    isRefused(host, withList(body, 'syscalls', kept));
  if (isRefusedWith([])) {
    const entry = body.entries.find(
      ({ key }) => !isRefused(host, { ...body, entries: body.entries.filter((one) => one.key !== key) }),
    );
    return entry && { culprit: entry.value, other: undefined };
  }
  const last = firstWhere(rules.length, (count) => isRefusedWith(rules.slice(0, count)));
  const rule = rules[last - 1];
  if (rule?.kind !== 'object') return undefined;
  const before = rules.slice(0, last - 1);
  const names = listItems(rule, 'names');
  const lastName = firstWhere(names.length, (count) =>
    isRefusedWith([...before, withList(rule, 'names', names.slice(0, count))]),
  );
  const culprit = names[lastName - 1] ?? rule;
  const named = culprit.kind === 'text' ? culprit.value : '';
  const other = before.find(
    (each) =>
      each.kind === 'object' &&
      listItems(each, 'names').some((name) => name.kind === 'text' && name.value === named) &&
      !isRefusedWith([...before.filter((one) => one !== each), rule]),
  );
  const place = other?.kind === 'object' ? nameIn(other, named) : undefined;
  return { culprit, other: place };
}

function nameIn(rule: RawObject, name: string): RawValue | undefined {
  return listItems(rule, 'names').find((item) => item.kind === 'text' && item.value === name);
}

/** The smallest count for which something holds that goes on holding once it does. */
function firstWhere(most: number, isSo: (count: number) => boolean): number {
  let [low, high] = [1, most];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
