import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { Workload } from '../../kubernetes/objects.ts';
import { homeOf, subjectsOf } from '../../network/selected.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';

/** An object that lenses stand above. */
export type LensSubject = NetworkPolicy | Workload;

export function isLensSubject(model: { readonly kind: string }): model is LensSubject {
  return model.kind === 'NetworkPolicy' || model.kind === 'Workload';
}

/**
 * The workloads that an object is about, before or after, by the names that listings give them; undefined where neither
 * world has an object of its name, as where a kustomization renames it.
 */
export function idsOf(subject: LensSubject, before: World, after: World): ReadonlySet<string> | undefined {
  const [old, fresh] = [idsIn(before, subject), idsIn(after, subject)];
  return old === undefined && fresh === undefined ? undefined : new Set([...(old ?? []), ...(fresh ?? [])]);
}

function idsIn(world: World, subject: LensSubject): readonly string[] | undefined {
  const namespace = namespaceNameOf(world, subject);
  if (subject.kind === 'Workload') {
    const found = world.cluster.pods.filter(
      ({ workload, namespace: home }) =>
        workload.name === subject.name &&
        workload.workloadKind === subject.workloadKind &&
        home.name === namespace,
    );
    return found.length === 0 ? undefined : found.map(({ listedAs }) => listedAs.id);
  }
  // what the policy selected before may be other pods
  const policies = (world.policies.get(namespace) ?? []).filter(({ name }) => name === subject.name);
  if (policies.length === 0) return undefined;
  return policies
    .flatMap((policy) => (homeOf(world, policy) === undefined ? [] : subjectsOf(world, policy).items))
    .map(({ listedAs }) => listedAs.id);
}
