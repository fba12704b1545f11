import { groupBy } from '../../../base/groupBy.ts';
import type { Comparison } from '../../../seccomp/compare/compare.ts';
import { outcomeOf } from '../../../seccomp/evaluate/effect.ts';
import { comparedHosts } from '../../../seccomp/onTarget/comparedHosts.ts';
import { onHost, type ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { fieldOf } from '../../../seccomp/profile/access.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import type { NamedTarget } from '../../../seccomp/targets/namedTarget.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { atValue } from '../places.ts';
import { dockerOnKubernetes } from '../sources.ts';
import { agreeing, namesInWords } from './words.ts';

/** A profile that means something else on another target of its environment. */
export const seccompTargetsDiffer: ProfileRule = {
  id: 'seccomp-targets-differ',
  scope: 'profile',
  summary: 'A profile means something else on another of your targets',
  explanation:
    'The same file is read by another engine, loaded by another runtime or library, or asked by another kernel, and so lets ' +
    'other calls run: containerd drops the conditions and the `archMap` of Docker’s profiles, Podman and CRI-O take no ' +
    'notice of `minKernel`, an older libseccomp skips the names that it does not know, and runc alone answers calls beyond ' +
    'the newest that a profile names with ENOSYS. The targets are those of `runtimes:` in `.policy-lens.yaml`, else those ' +
    'of the settings; where only one is known there is nothing to compare.',
  sources: [
    'moby/profiles:seccomp/seccomp_linux.go',
    'container-libs:common/pkg/seccomp/seccomp_linux.go',
    'containerd:contrib/seccomp/seccomp.go',
    'runc:libcontainer/seccomp/patchbpf/enosys_linux.go',
    dockerOnKubernetes,
  ],
  defaultSeverity: 'warning',
  needsAllRules: true,
  compareTargets: function* ({ main, others }, profile) {
    const found: Finding[] = [];
    for (const other of others) found.push(...(yield* difference(profile, main, other)));
    return found;
  },
};

function* difference(
  profile: RawProfile,
  main: NamedTarget,
  other: NamedTarget,
): Generator<undefined, readonly Finding[]> {
  const clauses: string[] = [];
  let isLooserOrTighter = false;
  for (const host of main.hosts) {
    const twin = other.hosts.find(({ architecture }) => architecture === host.architecture);
    if (twin === undefined) continue;
    const here = onHost(profile, main, host);
    const there = onHost(profile, other, twin);
    yield undefined;
    const [stronger, weaker] = yield* clausesOf(here, there);
    isLooserOrTighter ||= stronger.length > 0;
    const where = main.hosts.length === 1 ? '' : `on ${host.architecture} `;
    const own = [...stronger, ...weaker].map((clause) => where + clause);
    clauses.push(...own);
  }
  if (clauses.length === 0) return [];
  const place = profile.body.kind === 'object' ? fieldOf(profile.body, 'defaultAction') : undefined;
  return [
    {
      message: `On ${other.name} this profile does not mean what it means on ${main.name}: ${clauses.join('; ')}. Write one profile for each, or without what only one of them reads.`,
      place: atValue(place ?? profile.body),
      ...(isLooserOrTighter ? {} : { severity: 'info' as const }),
      isConsequence: true,
    },
  ];
}

/** What is so there and not here: first what lets other calls run, then what only fails otherwise. */
function* clausesOf(
  here: ProfileOnHost,
  there: ProfileOnHost,
): Generator<undefined, readonly [readonly string[], readonly string[]]> {
  const [mine, theirs] = [here.compiled, there.compiled];
  if (mine.kind === 'refused' || theirs.kind === 'refused') {
    if (mine.kind === theirs.kind) return [[], []];
    if (theirs.kind === 'refused') return [[`no container starts there (${theirs.error})`], []];
    return [['containers start there, and here they do not'], []];
  }
  if (mine.kind !== theirs.kind) {
    return [
      [theirs.kind === 'unconfined' ? 'there is no filter there' : 'there is a filter there alone'],
      [],
    ];
  }
  const { gained, lost, changed } = yield* comparedHosts(here, there);
  const killed = here.architectures.filter((name) => !there.architectures.includes(name));
  const taken = there.architectures.filter((name) => !here.architectures.includes(name));
  return [
    [
      ...callClause(gained, 'runs', 'run'),
      ...callClause(lost, 'does not run', 'do not run'),
      ...killed.map((name) => `calls of ${name} are killed there`),
      ...taken.map((name) => `calls of ${name} are not killed there`),
    ],
    otherwise(changed),
  ];
}

function callClause(found: Comparison['gained'], one: string, several: string): readonly string[] {
  if (found.length === 0) return [];
  const names = found.map(({ syscall }) => syscall);
  const some = found.some(({ always }) => always) ? '' : ' for some arguments';
  return [`${namesInWords(names)} ${agreeing(names, one, several)} there${some}`];
}

/** Calls that run on both or on none, by what becomes of them. */
function otherwise(changed: Comparison['changed']): readonly string[] {
  const groups = [
    ...groupBy(
      changed,
      ({ before, after }) => `where ${outcomeOf(after)} there, and here ${outcomeOf(before)}`,
    ),
  ];
  return groups.map(([effect, found]) => `${namesInWords(found.map(({ syscall }) => syscall))}, ${effect}`);
}
