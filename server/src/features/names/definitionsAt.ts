import type { Environment } from '../../assembly/environment.ts';
import { environmentFor } from '../../assembly/inUse.ts';
import { entryPath, type Origin } from '../../base/origin.ts';
import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { Direction, NetworkPolicy, PolicyPort } from '../../kubernetes/networkPolicy.ts';
import { isInNamespace } from '../../kubernetes/objectKey.ts';
import type { KubernetesObject, Service, Workload } from '../../kubernetes/objects.ts';
import type { KnownNamespace, KnownPods } from '../../network/endpoints.ts';
import { selectPods } from '../../network/selected.ts';
import { podsOfService, serviceTargets } from '../../network/services.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { receiversOf } from '../keys/receivers.ts';
import { elementsAt } from '../walk/decidingElement.ts';
import { requirementParts } from './labelOccurrences.ts';
import type { NamedPlace } from './named.ts';
import { namedAt, wordAt } from './namedAt.ts';
import { objectsById } from './objectsById.ts';
import type { Occurrence } from './occurrence.ts';
import { type WrittenSelector, writtenSelectors } from './writtenSelectors.ts';

/** Something that a word leads to. */
export type Definition = Pick<Occurrence, 'origin' | 'part'>;

/**
 * What the word at an offset of an open file leads to: from a selector the labels that it finds on pod templates or
 * Namespaces, and the Services in front of these pods; from a port who listens on it; from a name the object.
 */
export function definitionsAt(workbench: Workbench, uri: string, offset: number): readonly Definition[] {
  const environment = environmentFor(workbench, uri);
  if (environment === undefined || wordAt(workbench, uri, offset) === undefined) return [];
  const objects = objectsById(environment);
  const found = elementsAt(workbench, environment, uri, offset).flatMap((origin) => {
    const object = objects.get(origin.object);
    return object === undefined ? [] : definitionsOf(environment, object, origin);
  });
  if (found.length === 0) return itself(namedAt(workbench, uri, offset));
  return [...new Map(found.map((one) => [`${one.origin.object} ${one.origin.path}`, one])).values()];
}

/** What makes a thing what it is leads to itself: from there an editor goes on to what is about it. */
function itself(place: NamedPlace | undefined): readonly Definition[] {
  if (place === undefined) return [];
  const { object, origin, part, environment } = place;
  const isAsking = writtenSelectors(environment.world, object).some(({ selector }) =>
    isWithin(origin.path, selector.path),
  );
  const isMaking =
    object.kind === 'Workload' || object.kind === 'Namespace' || origin.path === 'metadata.name';
  return isMaking && !isAsking && origin.path !== 'metadata.namespace' ? [{ origin, part }] : [];
}

function definitionsOf(
  { world }: Environment,
  object: KubernetesObject,
  origin: Origin,
): readonly Definition[] {
  const { path } = origin;
  if (path === 'metadata.namespace' && isInNamespace(object)) {
    return namespaceDefinition(world.cluster.namespaces.get(namespaceNameOf(world, object)));
  }
  const written = writtenSelectors(world, object).find(({ selector }) => isWithin(path, selector.path));
  if (written !== undefined) return selectedBy(world, written, origin);
  switch (object.kind) {
    case 'NetworkPolicy':
      return policyPorts(world, object, path);
    case 'Service':
      return object.ports
        .filter((port) => path === entryPath(port.origin.path, 'targetPort'))
        .flatMap((port) =>
          podsOfService(world, object).surely.flatMap(({ ports }) =>
            ports
              .filter(
                ({ name, number }) =>
                  port.targetPort === (typeof port.targetPort === 'string' ? name : number),
              )
              .map((own) => portDefinition(own.origin, own.name)),
          ),
        );
    case 'Workload': {
      const use = object.portUses?.find(({ origin: place }) => place.path === path);
      return object.ports
        .filter(({ name }) => use !== undefined && name === use.name)
        .map((own) => portDefinition(own.origin, own.name));
    }
    case 'Entrance':
      return object.backends
        .filter((backend) => isWithin(path, backend.origin.path))
        .flatMap((backend) => {
          const home = backend.namespace ?? namespaceNameOf(world, object);
          const services = world.services.get(home) ?? [];
          return services.filter(({ name }) => name === backend.service).map(nameDefinition);
        });
    default:
      return [];
  }
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

/** What a whole selector finds, at the label that the word is about; what this label alone finds where that is nothing. */
function selectedBy(world: World, written: WrittenSelector, { object, path }: Origin): readonly Definition[] {
  const { selector, wearer, role } = written;
  const asked = selector.requirements.find((requirement) => {
    const { keyPart, values } = requirementParts(object, requirement);
    return path === keyPart.origin.path || values.some((value) => value.path === path);
  });
  const parts = asked && requirementParts(object, asked);
  const alone: LabelSelector | undefined = asked && { ...selector, requirements: [asked] };
  if (wearer === 'namespaces') {
    const select = (by: LabelSelector): readonly KnownNamespace[] =>
      world.cluster.namespaceIndex.select(by).surely;
    return orElse(select(selector), () => (alone === undefined ? [] : select(alone))).flatMap((namespace) =>
      namespaceDefinition(namespace, asked?.key),
    );
  }
  const namespaces = written.namespaces();
  const select = (by: LabelSelector): readonly KnownPods[] => selectPods(world, namespaces, by).items;
  const chosen =
    asked?.operator === 'In' ? asked.values.filter((_, index) => path === parts?.values[index]?.path) : [];
  const pods = orElse(
    select(selector).filter(({ workload }) => chosen.length === 0 || wears(workload, asked?.key, chosen)),
    () => (alone === undefined ? [] : select(alone)),
  );
  const templates = pods.map((one) => templateDefinition(one, asked?.key));
  return role === 'policy' ? [...templates, ...servicesOf(world, pods).map(serviceDefinition)] : templates;
}

/** Whether the label has one of some values, or may have: of one that varies it is not known. */
function wears({ labels }: Workload, key: string | undefined, values: readonly string[]): boolean {
  const value = labels.values.get(key ?? '');
  return value === undefined || values.includes(value);
}

function orElse<T>(found: readonly T[], other: () => readonly T[]): readonly T[] {
  return found.length > 0 ? found : other();
}

function templateDefinition({ workload }: KnownPods, key: string | undefined): Definition {
  const { labels, labelsPath, origin } = workload.writtenAs ?? workload;
  const isThere = key !== undefined && labels.values.has(key);
  const path = isThere ? entryPath(labelsPath, key) : labels.values.size > 0 ? labelsPath : 'metadata.name';
  return { origin: { object: origin.object, path }, part: path === 'metadata.name' ? 'value' : 'key' };
}

function namespaceDefinition(namespace: KnownNamespace | undefined, key?: string): readonly Definition[] {
  const declaration = namespace?.declaration;
  if (declaration === undefined) return [];
  const isThere = key !== undefined && declaration.labels.values.has(key);
  const path = isThere ? entryPath('metadata.labels', key) : 'metadata.name';
  return [{ origin: { object: declaration.origin.object, path }, part: isThere ? 'key' : 'value' }];
}

/** The Services that lead to some pods. */
function servicesOf(world: World, pods: readonly KnownPods[]): readonly Service[] {
  const meant = new Set(pods);
  const namespaces = new Set(pods.map(({ namespace }) => namespace.name));
  return [...namespaces].flatMap((name) =>
    (world.services.get(name) ?? []).filter((service) =>
      podsOfService(world, service).surely.some((one) => meant.has(one)),
    ),
  );
}

function serviceDefinition({ origin, selector }: Service): Definition {
  return { origin: { object: origin.object, path: selector?.path ?? '' }, part: 'key' };
}

function nameDefinition({ origin }: KubernetesObject): Definition {
  return { origin: { object: origin.object, path: 'metadata.name' }, part: 'value' };
}

/** The container ports that an item of `ports` means, and the ports of Services that lead to them. */
function policyPorts(world: World, policy: NetworkPolicy, path: string): readonly Definition[] {
  for (const direction of ['ingress', 'egress'] as const satisfies readonly Direction[]) {
    for (const rule of policy[direction]) {
      const port = rule.ports.find(({ origin }) => path === entryPath(origin.path, 'port'));
      if (port === undefined) continue;
      const { items } = receiversOf(world, policy, direction, rule);
      const meant = items.flatMap((pods) => pods.ports.filter((own) => isMeant(port, own)));
      const numbers = new Set(meant.map(({ number }) => number));
      const inFront = servicesOf(world, items).flatMap((service) =>
        serviceTargets(world, service)
          .filter(
            (target) => target.port !== undefined && numbers.has(target.port) && items.includes(target.pods),
          )
          .map(({ servicePort }) => portDefinition(servicePort.origin, undefined)),
      );
      return [...meant.map((own) => portDefinition(own.origin, own.name)), ...inFront];
    }
  }
  return [];
}

/** @param name without one the item of the list stands for the port */
function portDefinition({ object, path }: Origin, name: string | undefined): Definition {
  return {
    origin: { object, path: name === undefined ? path : entryPath(path, 'name') },
    part: 'value',
  };
}

function isMeant({ numbers, protocol }: PolicyPort, own: KnownPods['ports'][number]): boolean {
  if (own.protocol !== protocol) return false;
  if (numbers.kind === 'named') return own.name === numbers.name;
  return numbers.kind === 'range' && numbers.first <= own.number && own.number <= numbers.last;
}
