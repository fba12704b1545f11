import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { Workload } from '../../kubernetes/objects.ts';
import { homeOf, subjectsOf } from '../../network/selected.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';

/** An object that lenses stand above. */
export type LensSubject = NetworkPolicy | Workload;

export function isLensSubject(model: { readonly kind: string }): model is LensSubject {
  return model.kind === 'NetworkPolicy' || model.kind === 'Workload';
}

/** The workloads that an object is about, before or after, by the names that listings give them. */
export function idsOf(subject: LensSubject, before: World, after: World): ReadonlySet<string> {
  return new Set([...idsIn(before, subject), ...idsIn(after, subject)]);
}

function idsIn(world: World, subject: LensSubject): readonly string[] {
  const namespace = namespaceNameOf(world, subject);
  if (subject.kind === 'Workload') {
    const home = world.cluster.namespaces.get(namespace);
    const pods = home === undefined ? [] : world.cluster.podsIn(home);
    const found = pods.filter(
      ({ workload }) => workload.name === subject.name && workload.workloadKind === subject.workloadKind,
    );
    return found.map(({ listedAs }) => listedAs.id);
  }
  // what the policy selected before may be other pods
  const policies = (world.policies.get(namespace) ?? []).filter(({ name }) => name === subject.name);
  return policies
    .flatMap((policy) => (homeOf(world, policy) === undefined ? [] : subjectsOf(world, policy).items))
    .map(({ listedAs }) => listedAs.id);
}
