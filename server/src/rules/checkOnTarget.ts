import { onHost, type ProfileOnHost } from '../seccomp/onTarget/profileOnHost.ts';
import type { RawProfile } from '../seccomp/rawProfile.ts';
import { areSameTargets, type ProfileTargets } from '../seccomp/targets/forProfile.ts';
import type { RuleFindings } from './check.ts';
import type { Finding, Place } from './finding.ts';
import { profileRules } from './registry.ts';
import type { ProfileRule } from './rule.ts';

interface Remembered {
  readonly targets: ProfileTargets;
  readonly found: readonly RuleFindings[];
}

const cache = new WeakMap<RawProfile, Remembered>();

/**
 * What the rules find in a profile on its targets; computed once for each profile and its newest targets.
 * One rule a step, since the simulator takes longer than looking at what is written.
 */
export function* checkOnTarget(
  profile: RawProfile,
  targets: ProfileTargets,
): Generator<undefined, readonly RuleFindings[]> {
  const known = cache.get(profile);
  if (known !== undefined && areSameTargets(known.targets, targets)) return known.found;
  const found: RuleFindings[] = [];
  const hosts: ProfileOnHost[] = [];
  // Taking a profile to a host costs more than all else, and is left undone where nobody asks about it.
  const isAsked = profileRules.some((rule) => rule.checkOnHost !== undefined);
  for (const target of isAsked ? targets.main.hosts : []) {
    hosts.push(onHost(profile, targets.main, target));
    yield undefined;
  }
  for (const rule of profileRules) {
    const findings = [...onEachHost(rule, hosts), ...(rule.compareTargets?.(targets, profile) ?? [])];
    if (findings.length > 0) found.push({ rule, findings });
    yield undefined;
  }
  cache.set(profile, { targets, found });
  return found;
}

/** The same finding on several hosts is one; what is not so on all of them names the hosts. */
function onEachHost(rule: ProfileRule, hosts: readonly ProfileOnHost[]): readonly Finding[] {
  if (rule.checkOnHost === undefined) return [];
  const found = new Map<string, { readonly finding: Finding; readonly architectures: string[] }>();
  for (const host of hosts) {
    for (const finding of rule.checkOnHost(host)) {
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
