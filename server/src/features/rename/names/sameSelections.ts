import type { Environment } from '../../../assembly/environment.ts';
import type { SelectorRequirement } from '../../../kubernetes/labels.ts';
import type { KubernetesObject } from '../../../kubernetes/objects.ts';
import type { KnownPods } from '../../../network/endpoints.ts';
import { portGrants } from '../../../network/policyPorts.ts';
import { formatPorts } from '../../../network/ports.ts';
import { peerPods, selectPods, subjectsOf } from '../../../network/selected.ts';
import { serviceTargets } from '../../../network/services.ts';
import type { World } from '../../../network/world.ts';
import { podPeers, writtenSelectors } from '../../names/writtenSelectors.ts';

/**
 * The first object of an environment that selects other pods, or leads to other ports, than it did; undefined where all
 * is as before. Connections follow from who is selected and which ports are meant, and so are the same; in steps.
 * @param isAbout whether a condition can have another answer than before, and whether a port's name can: who asks for nothing of
 * the kind, and is what it was, selects the same
 */
export function* changedSelection(
  before: Environment,
  after: Environment,
  isAbout: Concern,
): Generator<void, KubernetesObject | undefined> {
  if (before.objects.length !== after.objects.length) return before.objects[0];
  for (const [index, object] of before.objects.entries()) {
    yield;
    const renamed = after.objects[index];
    if (renamed === undefined || renamed.origin.object !== object.origin.object) return object;
    if (renamed === object && !asksFor(before.world, object, isAbout)) continue;
    if (selectionOf(before.world, object) !== selectionOf(after.world, renamed)) return object;
  }
  return undefined;
}

/** What a renaming can have an effect on. */
export interface Concern {
  readonly requirement: (requirement: SelectorRequirement) => boolean;
  readonly port: (name: string) => boolean;
}

function asksFor(world: World, object: KubernetesObject, isAbout: Concern): boolean {
  if (
    writtenSelectors(world, object).some(({ selector }) => selector.requirements.some(isAbout.requirement))
  ) {
    return true;
  }
  if (object.kind === 'Service') {
    return object.ports.some(({ targetPort }) => typeof targetPort === 'string' && isAbout.port(targetPort));
  }
  if (object.kind !== 'NetworkPolicy') return false;
  return [...object.ingress, ...object.egress].some(({ ports }) =>
    ports.some(({ numbers }) => numbers.kind === 'named' && isAbout.port(numbers.name)),
  );
}

/** Everything that an object selects, as a text to compare. */
function selectionOf(world: World, object: KubernetesObject): string {
  const selected = writtenSelectors(world, object).map(({ selector, wearer, namespaces }) =>
    wearer === 'namespaces'
      ? world.cluster.namespaceIndex.select(selector).surely.map(({ name }) => name)
      : selectPods(world, namespaces(), selector).items.map(nameOf),
  );
  return JSON.stringify([selected.map((names) => names.toSorted()), portsOf(world, object)]);
}

function portsOf(world: World, object: KubernetesObject): readonly string[] {
  if (object.kind === 'Service') {
    return serviceTargets(world, object)
      .map(({ servicePort, pods, port }) => `${servicePort.number} ${nameOf(pods)} ${port}`)
      .toSorted();
  }
  if (object.kind !== 'NetworkPolicy') return [];
  const ports: string[] = [];
  const subjects = subjectsOf(world, object).items;
  const peers = podPeers(object).flatMap((peer) => peerPods(world, object, peer).items);
  for (const [rules, receivers] of [
    [object.ingress, subjects],
    [object.egress, [...new Set(peers)]],
  ] as const) {
    for (const rule of rules) {
      if (!rule.ports.some(({ numbers }) => numbers.kind === 'named')) continue;
      for (const pods of receivers) {
        const grants = portGrants(rule, pods).map(({ surely }) => formatPorts(surely));
        ports.push(`${nameOf(pods)} ${grants.join(' ')}`);
      }
    }
  }
  return ports.toSorted();
}

function nameOf({ workload }: KnownPods): string {
  return workload.origin.object;
}
