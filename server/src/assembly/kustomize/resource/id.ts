import { type Gvk, isClusterScoped, isSameGvk } from './gvk.ts';

/** What kustomize tells objects apart by. */
export interface ResourceId extends Gvk {
  readonly name: string;
  /** As written; '' where it is left out. */
  readonly namespace: string;
}

/** Stands for the namespace of an object that lies in none. */
const noNamespace = '_non_namespaceable_';

/** An object without a namespace counts as one in `default`. */
export function effectiveNamespace(id: ResourceId): string {
  if (isClusterScoped(id)) return noNamespace;
  return id.namespace === '' ? 'default' : id.namespace;
}

export function isSameId(left: ResourceId, right: ResourceId): boolean {
  return (
    left.name === right.name &&
    isSameGvk(left, right) &&
    effectiveNamespace(left) === effectiveNamespace(right)
  );
}

/** One text for all ids that are the same. */
export function idKey(id: ResourceId): string {
  return [id.group, id.version, id.kind, effectiveNamespace(id), id.name].join('\n');
}

/** For people: `Deployment web in namespace shop`. */
export function idText({ kind, name, namespace }: ResourceId): string {
  const object = `${kind === '' ? 'object' : kind} ${name === '' ? 'without a name' : name}`;
  return namespace === '' ? object : `${object} in namespace ${namespace}`;
}
