import { nameOf } from '../../../base/uri.ts';
import type { LegendEntry, PreviewBasis, PreviewModel } from '../../../protocol/preview.ts';
import type { MergedProfile } from '../../../seccomp/operator/merged.ts';
import { type Dialect, dialectOf } from '../../../seccomp/profile/dialect.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import type { Link } from '../../preview/links.ts';
import { profileFacts } from './profileFacts.ts';
import { profileLane } from './profileLane.ts';
import { profileNotes } from './profileNotes.ts';
import { callsByLane, laneIds } from './writtenCalls.ts';

/**
 * The picture of a seccomp profile: what its rules say of each call, with those of its base profiles. Which of several
 * rules for one call decides is not said, for that depends on the runtime.
 * @returns undefined where the profile is not written anywhere any more
 */
export function profileModel(merged: MergedProfile, link: Link): PreviewModel | undefined {
  const { profile } = merged;
  const place = link(profile.origin);
  if (place === undefined) return undefined;
  const calls = callsByLane(profile);
  return {
    title: 'System calls',
    basis: basisOf(dialectOf(profile)),
    subject: {
      heading: 'This profile',
      title: titleOf(profile, nameOf(place.uri)),
      detail: forms[profile.form],
      link: place,
      facts: profileFacts(profile, calls, link),
    },
    lanes: laneIds.map((id) => profileLane(id, profile, calls.get(id) ?? [], link)),
    columns: { group: 'Set', who: 'Call', chips: 'Conditions', reason: 'Where', rest: 'Default action' },
    legend,
    notes: profileNotes(merged, link),
  };
}

function titleOf({ namespace, name }: RawProfile, file: string): string {
  if (name === undefined) return file;
  return namespace === undefined ? name : `${namespace}/${name}`;
}

const forms: Readonly<Record<RawProfile['form'], string>> = {
  profile: 'seccomp profile',
  'runtime-config': 'seccomp profile of an OCI runtime’s configuration',
  spo: 'SeccompProfile of the Security Profiles Operator',
  kubescape: 'SeccompProfile of Kubescape',
};

const asWritten =
  'Shown is what the rules say; where several name one call, the runtime decides between them.';

const dialects: Readonly<Record<Dialect, readonly [name: string, detail: string]>> = {
  oci: ['OCI runtime', asWritten],
  docker: [
    'Docker',
    `${asWritten} Conditions on capabilities, hosts and kernels hold with Docker, Podman and CRI-O; containerd and the runtimes pass over them, and the rule then always holds.`,
  ],
  podman: [
    'Podman',
    `${asWritten} Conditions on capabilities and hosts, and errors by name, are read by Podman, Buildah and CRI-O.`,
  ],
  spo: ['Security Profiles Operator', asWritten],
  kubescape: ['Kubescape', asWritten],
};

function basisOf(dialect: Dialect): PreviewBasis {
  const [name, detail] = dialects[dialect];
  return { what: 'dialect', name, detail, choice: undefined };
}

const legend: readonly LegendEntry[] = [
  { verdict: 'allowed', word: 'Allowed', meaning: 'a rule without conditions lets the call run' },
  { verdict: 'partly', word: 'Under conditions', meaning: 'a rule says so where its conditions hold' },
  { verdict: 'denied', word: 'Denied', meaning: 'a rule without conditions keeps the call from running' },
  {
    verdict: 'unknown',
    word: 'Not known',
    meaning: 'a tracer or supervisor decides, or the name or the action does not exist',
  },
];
