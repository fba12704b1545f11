import type { Environment } from '../../assembly/environment.ts';
import { entryPath, itemPath, type Origin } from '../../base/origin.ts';
import type { SelectorRequirement } from '../../kubernetes/labels.ts';
import type { KubernetesObject } from '../../kubernetes/objects.ts';
import { namespaceNameOf } from '../../network/world.ts';
import type { Occurrence } from './occurrence.ts';
import { type Wearer, type WrittenSelector, writtenSelectors } from './writtenSelectors.ts';

/**
 * Every place of an environment that has a label's key, or one value of that key; one object a step.
 * @param value undefined: the key itself
 */
export function* labelOccurrences(
  environment: Environment,
  wearer: Wearer,
  key: string,
  value: string | undefined,
): Generator<void, readonly Occurrence[]> {
  const found: Occurrence[] = [];
  for (const object of environment.objects) {
    yield;
    found.push(...worn(environment, object, wearer, key, value));
    for (const written of writtenSelectors(environment.world, object)) {
      if (written.wearer === wearer) found.push(...asked(environment, object, written, key, value));
    }
  }
  return found;
}

/** A label that an object's pods wear, or a namespace. */
function worn(
  environment: Environment,
  object: KubernetesObject,
  wearer: Wearer,
  key: string,
  wanted: string | undefined,
): readonly Occurrence[] {
  if (object.kind !== 'Workload' && object.kind !== 'Namespace') return [];
  if ((object.kind === 'Workload') !== (wearer === 'pods')) return [];
  const value = object.labels.values.get(key);
  if (value === undefined || (wanted !== undefined && wanted !== value)) return [];
  const path = entryPath(object.kind === 'Workload' ? object.labelsPath : 'metadata.labels', key);
  const space = object.kind === 'Workload' ? namespaceNameOf(environment.world, object) : everyNamespace;
  return [
    {
      environment,
      object,
      origin: { object: object.origin.object, path },
      part: wanted === undefined ? 'key' : 'value',
      value: wanted,
      role: 'definition',
      spaces: [space],
      isOpen: false,
    },
  ];
}

/** Labels of namespaces are all about one thing. */
const everyNamespace = '';

function asked(
  environment: Environment,
  object: KubernetesObject,
  { selector, wearer, role, namespaces }: WrittenSelector,
  key: string,
  wanted: string | undefined,
): readonly Occurrence[] {
  const places = selector.requirements.flatMap(
    (requirement): readonly Pick<Occurrence, 'origin' | 'part'>[] => {
      if (requirement.key !== key) return [];
      const { keyPart, values } = requirementParts(object.origin.object, requirement);
      if (wanted === undefined) return [keyPart];
      return values
        .filter((_, index) => requirement.values[index] === wanted)
        .map((origin) => ({ origin, part: 'value' }));
    },
  );
  if (places.length === 0) return [];
  // Which namespaces these are is asked only where something is found: most selectors are about other labels.
  const { items, complete } = namespaces();
  const spaces = wearer === 'pods' ? items.map(({ name }) => name) : [everyNamespace];
  return places.map((place) => ({
    environment,
    object,
    ...place,
    value: wanted,
    role,
    spaces,
    isOpen: !complete,
  }));
}

/** Where the key and the values of a condition stand. */
export function requirementParts(
  object: string,
  requirement: SelectorRequirement,
): { readonly keyPart: Pick<Occurrence, 'origin' | 'part'>; readonly values: readonly Origin[] } {
  const { path } = requirement;
  // A Service's selector has its labels right below itself, without `matchLabels`.
  if (!isExpression(requirement)) {
    return { keyPart: { origin: { object, path }, part: 'key' }, values: [{ object, path }] };
  }
  const list = entryPath(path, 'values');
  return {
    keyPart: { origin: { object, path: entryPath(path, 'key') }, part: 'value' },
    values: requirement.values.map((_, index) => ({ object, path: itemPath(list, index) })),
  };
}

function isExpression({ path }: SelectorRequirement): boolean {
  return /(?:^|\.)matchExpressions\[\d+\]$/.test(path);
}
