import type { Completeness } from '../../base/completeness.ts';
import { objectKey } from '../../kubernetes/objectKey.ts';
import type { KubernetesObject } from '../../kubernetes/objects.ts';
import type { CompletenessDeclaration } from '../configuration.ts';
import type { AttachedSnapshot } from './attached.ts';

/**
 * What a repository holds, with what its cluster holds beside it. What both hold is as the repository has it, for that is
 * what is meant to be.
 */
export function completed(
  written: readonly KubernetesObject[],
  snapshots: readonly AttachedSnapshot[],
  defaultNamespace: string,
): readonly KubernetesObject[] {
  if (snapshots.length === 0) return written;
  const known = new Set(written.map((object) => objectKey(object, defaultNamespace)));
  const objects = [...written];
  for (const { file } of snapshots) {
    for (const [key, object] of objectsByKey(file.cluster.objects)) {
      if (known.has(key)) continue;
      known.add(key);
      objects.push(object);
    }
  }
  return objects;
}

const indexes = new WeakMap<readonly KubernetesObject[], ReadonlyMap<string, KubernetesObject>>();

/** Objects of a cluster always name their namespaces. */
export function objectsByKey(objects: readonly KubernetesObject[]): ReadonlyMap<string, KubernetesObject> {
  const known =
    indexes.get(objects) ?? new Map(objects.map((object) => [objectKey(object, 'default'), object]));
  indexes.set(objects, known);
  return known;
}

/**
 * What is complete with what a cluster's snapshots hold. A kind that is listed at all is listed completely, in the
 * namespaces that were asked; of the others nobody knows whether they were asked for, unless somebody says so.
 * @param declared what the user has said of the whole, which goes first
 */
export function completenessWith(
  own: Completeness,
  snapshots: readonly AttachedSnapshot[],
  declared: CompletenessDeclaration | undefined,
): Completeness {
  let { workloads, policies, namespaces } = own;
  for (const { file, asked } of snapshots) {
    const namespacesOf = (kind: string): ReadonlySet<string> | 'all' => {
      if (asked.has(kind)) return 'all';
      return file.cluster.kinds.has(kind) ? file.cluster.namespaces : new Set();
    };
    // Every workload that runs has pods; without them the pods of nobody would be missing.
    if (declared?.workloads === undefined) workloads = union(workloads, namespacesOf('Pod'));
    if (declared?.policies === undefined) policies = union(policies, namespacesOf('NetworkPolicy'));
    const hasNamespaces = asked.has('Namespace') || file.cluster.kinds.has('Namespace');
    if (declared?.namespaces === undefined) namespaces ||= hasNamespaces;
  }
  return { workloads, policies, namespaces };
}

function union(
  left: ReadonlySet<string> | 'all',
  right: ReadonlySet<string> | 'all',
): ReadonlySet<string> | 'all' {
  return left === 'all' || right === 'all' ? 'all' : new Set([...left, ...right]);
}
