import type { Environment } from '../../../assembly/environment.ts';
import { objectKey } from '../../../kubernetes/objectKey.ts';
import type { KubernetesObject } from '../../../kubernetes/objects.ts';
import { meaning } from './changedParts.ts';

/** What objects of an environment have become; those that are gone are not in it. */
export type Counterparts = ReadonlyMap<KubernetesObject, KubernetesObject>;

/**
 * What the objects of an environment are in a later one. Of several that have one name, those that mean the same are the
 * same, and of the others the first is what the first was.
 */
export function counterparts(before: Environment, after: Environment): Counterparts {
  const found = new Map<KubernetesObject, KubernetesObject>();
  const now = byName(after);
  for (const [name, olds] of byName(before)) {
    const news = now.get(name) ?? [];
    const others = new Set(news);
    const take = (old: KubernetesObject, fresh: KubernetesObject | undefined): void => {
      if (fresh === undefined) return;
      found.set(old, fresh);
      others.delete(fresh);
    };
    if (olds.length > 1 || news.length > 1) {
      const alike = grouped(news, meaning);
      for (const old of olds) take(old, alike.get(meaning(old))?.shift());
    }
    const changed = olds.filter((old) => !found.has(old));
    for (const [index, fresh] of [...others].entries()) {
      const old = changed[index];
      if (old !== undefined) take(old, fresh);
    }
  }
  return found;
}

function byName({ objects, defaultNamespace }: Environment) {
  return grouped(objects, (object) => objectKey(object, defaultNamespace));
}

function grouped(
  objects: readonly KubernetesObject[],
  keyOf: (object: KubernetesObject) => string,
): ReadonlyMap<string, KubernetesObject[]> {
  const groups = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    const key = keyOf(object);
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [object]);
    else others.push(object);
  }
  return groups;
}
