import type { Environment } from '../../assembly/environment.ts';
import type { KubernetesObject } from '../../kubernetes/objects.ts';

const indexes = new WeakMap<Environment['objects'], ReadonlyMap<string, KubernetesObject>>();

/** The objects of an environment by the id that origins name them by. */
export function objectsById({ objects }: Environment): ReadonlyMap<string, KubernetesObject> {
  const known = indexes.get(objects) ?? new Map(objects.map((object) => [object.origin.object, object]));
  indexes.set(objects, known);
  return known;
}
