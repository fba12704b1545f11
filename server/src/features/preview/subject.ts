import type { ContainerPort } from '../../kubernetes/objects.ts';
import type { KnownPods, Pods } from '../../network/endpoints.ts';
import { podsNotHere } from '../../network/lanes/elsewhereGroups.ts';
import { representatives } from '../../network/representatives.ts';
import { subjectsOf } from '../../network/selected.ts';
import { podsOfService } from '../../network/services.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import { podsWithLabel } from './labelledPods.ts';
import type { LabelTarget, PreviewTarget } from './target.ts';

export interface Subject {
  readonly target: PreviewTarget;
  readonly namespace: string;
  /** Those that are compared with all others: all that are in the files, or a part of very many. */
  readonly pods: readonly Pods[];
  /** The pods that are in the files. */
  readonly known: readonly KnownPods[];
  /** The ports that any of them declares, each once. */
  readonly listening: readonly ContainerPort[];
  /** How sentences call it: `api`, `the 3 workloads`, `these pods`. */
  readonly name: string;
  readonly several: boolean;
}

/** Undefined for a workload that is not of this world, and for a namespace or a Service without pods. */
export function subjectOf(world: World, target: PreviewTarget): Subject | undefined {
  if (target.kind === 'namespace' || target.kind === 'service') return subjectOfMany(world, target);
  if (target.kind === 'label') return subjectOfLabel(world, target);
  if (target.kind === 'workload') {
    const pods = world.cluster.podsOf.get(target.workload);
    if (pods === undefined) return undefined;
    const { name } = target.workload;
    return {
      target,
      namespace: pods.namespace.name,
      pods: [pods],
      ...withPorts([pods]),
      name,
      several: false,
    };
  }
  const { policy } = target;
  const namespace = namespaceNameOf(world, policy);
  const home = world.cluster.namespaces.get(namespace);
  if (home === undefined) return undefined;
  const { items: known } = subjectsOf(world, policy);
  if (known.length === 0) {
    const pods = [podsNotHere(home, policy.podSelector)];
    return { target, namespace, pods, ...withPorts(known), name: 'these pods', several: true };
  }
  return { target, namespace, ...ofKnown(world, known) };
}

/** Every row asks for the ports, and most pods of a policy declare the same ones. */
export function withPorts(known: readonly KnownPods[]): Pick<Subject, 'known' | 'listening'> {
  const listening = new Map<string, ContainerPort>();
  for (const port of known.flatMap((pods) => pods.ports)) {
    const key = `${port.number} ${port.protocol} ${port.name}`;
    if (!listening.has(key)) listening.set(key, port);
  }
  return { known, listening: [...listening.values()] };
}

/** The pods of a namespace, or those that a Service leads to. */
function subjectOfMany(
  world: World,
  target: Extract<PreviewTarget, { readonly kind: 'namespace' | 'service' }>,
): Subject | undefined {
  const namespace =
    target.kind === 'namespace' ? target.namespace.name : namespaceNameOf(world, target.service);
  const home = world.cluster.namespaces.get(namespace);
  if (home === undefined) return undefined;
  const selected = target.kind === 'service' ? podsOfService(world, target.service) : undefined;
  const known =
    selected === undefined ? world.cluster.podsIn(home) : [...selected.surely, ...selected.possibly];
  return known.length === 0 ? undefined : { target, namespace, ...ofKnown(world, known) };
}

/** The pods that have a label; where none of them is in the files, any that may come. */
function subjectOfLabel(world: World, target: LabelTarget): Subject {
  const { items: known, elsewhere } = podsWithLabel(world, target);
  const namespace = known[0]?.namespace.name ?? elsewhere.namespace.name ?? '';
  if (known.length > 0) return { target, namespace, ...ofKnown(world, known) };
  return { target, namespace, pods: [elsewhere], ...withPorts([]), name: 'these pods', several: true };
}

/** @param known at least one */
function ofKnown(
  world: World,
  known: readonly KnownPods[],
): Pick<Subject, 'pods' | 'known' | 'listening' | 'name' | 'several'> {
  const several = known.length > 1;
  const name = several ? `the ${known.length} workloads` : (known[0]?.workload.name ?? '');
  return { pods: representatives(world, known), ...withPorts(known), name, several };
}
