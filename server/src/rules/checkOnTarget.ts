import { KeptWith } from '../base/keptWith.ts';
import { onHostInSteps, type ProfileOnHost } from '../seccomp/onTarget/profileOnHost.ts';
import type { RawProfile } from '../seccomp/rawProfile.ts';
import { areSameTargets, type ProfileTargets } from '../seccomp/targets/forProfile.ts';
import { mostOf, type RuleFindings } from './check.ts';
import type { Finding, Place } from './finding.ts';
import { profileRules } from './registry.ts';
import type { ProfileRule } from './rule.ts';
import { takenRules } from './takenRules.ts';

interface Remembered {
  readonly targets: ProfileTargets;
  /** Undefined where no rule has asked for them yet. */
  hosts: readonly ProfileOnHost[] | undefined;
  /** The same, for what is found in single rules. */
  taken: readonly ProfileOnHost[];
  readonly found: Map<ProfileRule, readonly Finding[]>;
}

const cache = new KeptWith<RawProfile, Remembered>();

/**
 * What the rules find in a profile on its targets; computed once for each profile and its newest targets.
 * One rule a step, since the simulator takes longer than looking at what is written.
 * @param isOn whether a rule's findings are wanted at all; what is off is not looked for
 */
export function* checkOnTarget(
  profile: RawProfile,
  targets: ProfileTargets,
  isOn: (rule: ProfileRule) => boolean,
): Generator<undefined, readonly RuleFindings[]> {
  const known = cache.get(profile);
  const own: Remembered =
    known !== undefined && areSameTargets(known.targets, targets)
      ? known
      : { targets, hosts: undefined, taken: [], found: new Map() };
  cache.set(profile, own);
  const wanted = profileRules.filter((rule) => isOnTarget(rule) && isOn(rule));
  const missing = wanted.filter((rule) => !own.found.has(rule));
  // Taking a profile to a host costs more than all else, and is left undone where nobody asks about it.
  if (own.hosts === undefined && missing.some(isOnHost)) {
    const hosts: ProfileOnHost[] = [];
    for (const target of targets.main.hosts) {
      hosts.push(yield* onHostInSteps(profile, targets.main, target));
      yield undefined;
    }
    const taken: ProfileOnHost[] = [];
    for (const host of hosts) taken.push(yield* takenRules(host));
    own.taken = taken;
    own.hosts = hosts;
  }
  for (const rule of missing) {
    const found = [
      ...(yield* onEachHost(rule, rule.needsAllRules === true ? (own.hosts ?? []) : own.taken)),
      ...(rule.compareTargets === undefined ? [] : yield* rule.compareTargets(targets, profile)),
    ];
    own.found.set(rule, yield* mostOf(found));
    yield undefined;
  }
  return wanted.flatMap((rule) => {
    const findings = own.found.get(rule) ?? [];
    return findings.length === 0 ? [] : [{ rule, findings }];
  });
}

function isOnTarget(rule: ProfileRule): boolean {
  return isOnHost(rule) || rule.compareTargets !== undefined;
}

function isOnHost({ checkOnHost, checkOnHostInSteps }: ProfileRule): boolean {
  return checkOnHost !== undefined || checkOnHostInSteps !== undefined;
}

function* foundOn(rule: ProfileRule, host: ProfileOnHost): Generator<undefined, readonly Finding[]> {
  const found = rule.checkOnHostInSteps && (yield* rule.checkOnHostInSteps(host));
  return found ?? rule.checkOnHost?.(host) ?? [];
}

/** The same finding on several hosts is one; what is not so on all of them names the hosts. */
function* onEachHost(
  rule: ProfileRule,
  hosts: readonly ProfileOnHost[],
): Generator<undefined, readonly Finding[]> {
  if (!isOnHost(rule)) return [];
  const [first, ...others] = hosts;
  if (first !== undefined && others.length === 0) return yield* foundOn(rule, first);
  const found = new Map<string, { readonly finding: Finding; readonly architectures: string[] }>();
  for (const host of hosts) {
    for (const finding of yield* foundOn(rule, host)) {
      const key = `${placeKey(finding.place)} ${finding.message}`;
      const one = found.get(key) ?? { finding, architectures: [] };
      one.architectures.push(host.target.architecture);
      found.set(key, one);
    }
  }
  return [...found.values()].map(({ finding, architectures }) =>
    architectures.length === hosts.length
      ? finding
      : { ...finding, message: `On ${architectures.join(' and ')}: ${finding.message}` },
  );
}

function placeKey(place: Place): string {
  switch (place.kind) {
    case 'text':
      return `${place.range.start} ${place.range.end}`;
    case 'origin':
      return `${place.part} ${place.origin.object} ${place.origin.path}`;
    case 'built':
      return `${place.part} ${place.place.source.uri} ${place.place.value.start} ${place.place.value.end}`;
  }
}
