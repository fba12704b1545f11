import type { Environment } from '../../assembly/environment.ts';
import type { Moment } from '../../assembly/resolveOrigin.ts';
import { isInNamespace } from '../../kubernetes/objectKey.ts';
import type { KubernetesObject, Service, Workload } from '../../kubernetes/objects.ts';
import { namespaceNameLabel } from '../../network/knownNamespaces.ts';
import { matchSelector } from '../../network/selectors.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import { labelOccurrences } from './labelOccurrences.ts';
import type { NamedPlace } from './named.ts';
import type { Occurrence } from './occurrence.ts';
import { portOccurrences } from './portOccurrences.ts';
import { sameThing } from './sameThing.ts';
import { writtenSelectors } from './writtenSelectors.ts';

/** A place that is about what a word names. */
export type Reference = Pick<Occurrence, 'origin' | 'part'> & {
  /** Whether it makes the thing what it is: a label that is worn, a container's port, the object itself. */
  readonly isDefinition: boolean;
};

/** Everything in its environment that is about what a word names; in steps. */
export function* referencesOf(moment: Moment, place: NamedPlace): Generator<void, readonly Reference[]> {
  const { named, environment } = place;
  switch (named.kind) {
    case 'label': {
      const { wearer, key, value } = named;
      return ofSameThing(moment, yield* labelOccurrences(environment, wearer, key, value), place);
    }
    case 'port':
      return ofSameThing(moment, yield* portOccurrences(environment, named.name), place);
    case 'namespace':
      return yield* ofNamespace(environment, named.name);
    case 'object':
      return yield* ofObject(environment, named.object);
  }
}

function ofSameThing(
  moment: Moment,
  occurrences: readonly Occurrence[],
  place: NamedPlace,
): readonly Reference[] {
  return sameThing(moment, occurrences, place).map((one) => ({
    origin: one.origin,
    part: one.part,
    isDefinition: one.role === 'definition',
  }));
}

function* ofNamespace(environment: Environment, name: string): Generator<void, readonly Reference[]> {
  const { world, objects } = environment;
  const namespace = world.cluster.namespaces.get(name);
  const found: Reference[] = [];
  for (const object of objects) {
    yield;
    if (object.kind === 'Namespace') {
      if (object.name === name) found.push(reference(object, 'metadata.name', 'value', true));
      continue;
    }
    if (isInNamespace(object) && object.namespace === name)
      found.push(reference(object, 'metadata.namespace', 'value', false));
    for (const { selector, wearer } of writtenSelectors(world, object)) {
      // `{}` and the like are about every namespace, and not about this one.
      const isTelling = wearer === 'namespaces' && selector.requirements.length > 0;
      if (!isTelling || namespace === undefined) continue;
      if (matchSelector(selector, namespace.labels) === 'yes') {
        const byName = selector.requirements.find(({ key }) => key === namespaceNameLabel);
        found.push(reference(object, byName?.path ?? selector.path, byName ? 'value' : 'key', false));
      }
    }
  }
  return found;
}

function* ofObject(environment: Environment, named: KubernetesObject): Generator<void, readonly Reference[]> {
  const own = reference(named, 'metadata.name', 'value', true);
  if (named.kind === 'Workload') return [own, ...(yield* selectorsOf(environment, named))];
  return named.kind === 'Service' ? [own, ...entrancesTo(environment.world, named)] : [own];
}

/** The selectors that find a workload's pods, but for its own. */
function* selectorsOf(
  { world, objects }: Environment,
  workload: Workload,
): Generator<void, readonly Reference[]> {
  const pods = world.cluster.podsOf.get(workload);
  const found: Reference[] = [];
  for (const object of objects) {
    yield;
    if (pods === undefined || object === workload) continue;
    for (const { selector, wearer, role, namespaces } of writtenSelectors(world, object)) {
      if (wearer !== 'pods' || role === 'own' || selector.open) continue;
      if (matchSelector(selector, pods.labels) !== 'yes') continue;
      if (namespaces().items.includes(pods.namespace))
        found.push(reference(object, selector.path, 'key', false));
    }
  }
  return found;
}

function entrancesTo(world: World, service: Service): readonly Reference[] {
  const home = namespaceNameOf(world, service);
  return world.entrances.flatMap((entrance) =>
    entrance.backends
      .filter((backend) => backend.service === service.name)
      .filter((backend) => (backend.namespace ?? namespaceNameOf(world, entrance)) === home)
      .map(({ origin }) => ({ origin, part: 'value' as const, isDefinition: false })),
  );
}

function reference(
  { origin }: KubernetesObject,
  path: string,
  part: 'key' | 'value',
  isDefinition: boolean,
): Reference {
  return { origin: { object: origin.object, path }, part, isDefinition };
}
