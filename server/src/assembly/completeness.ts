import type { Completeness } from '../base/completeness.ts';
import type { KubernetesObject } from '../kubernetes/objects.ts';
import type { CompletenessDeclaration } from './configuration.ts';
import { alone, type Neighbourhood } from './neighbours.ts';

const nameLabel = 'kubernetes.io/metadata.name';

/** Of an environment of which files are missing: whatever is absent may stand in them. */
export const incomplete: Completeness = { workloads: new Set(), policies: new Set(), namespaces: false };

/**
 * What an environment holds completely: as the user says, else as its objects suggest. A namespace's workloads and
 * policies count as complete where at least one workload of it is here, the workloads where no operator makes pods that
 * are not, Namespaces where at least one of them has
 * labels beyond its name.
 * @param neighbourhood what may lie beside it in the same cluster
 */
export function completenessOf(
  objects: readonly KubernetesObject[],
  defaultNamespace: string,
  declared: CompletenessDeclaration | undefined,
  { shared, hasNamespaces }: Neighbourhood = alone,
): Completeness {
  const populated = new Set<string>();
  const operated = new Set<string>();
  let labelled = false;
  for (const object of objects) {
    if (object.kind === 'Workload') populated.add(object.namespace ?? defaultNamespace);
    else if (object.kind === 'PodRelated' && object.makesPodsIn !== undefined)
      operated.add(object.makesPodsIn.namespace ?? defaultNamespace);
    else if (object.kind === 'Namespace')
      labelled ||= [...object.labels.values.keys()].some((key) => key !== nameLabel);
  }
  for (const namespace of shared) populated.delete(namespace);
  return {
    workloads: asSet(
      declared?.workloads,
      new Set([...populated].filter((namespace) => !operated.has(namespace))),
    ),
    policies: asSet(declared?.policies, populated),
    namespaces: declared?.namespaces ?? (labelled && !hasNamespaces),
  };
}

function asSet(
  declared: boolean | readonly string[] | undefined,
  found: ReadonlySet<string>,
): ReadonlySet<string> | 'all' {
  if (declared === undefined) return found;
  if (typeof declared === 'boolean') return declared ? 'all' : new Set();
  return new Set(declared);
}
