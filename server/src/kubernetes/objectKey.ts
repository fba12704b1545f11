import type { KubernetesObject } from './objects.ts';

/**
 * What a cluster tells objects apart by: kind, namespace and name.
 * @param defaultNamespace of objects that name none
 */
export function objectKey(object: KubernetesObject, defaultNamespace: string): string {
  if (object.kind === 'Namespace') return `Namespace//${object.name}`;
  return `${kindOf(object)}/${object.namespace ?? defaultNamespace}/${object.name}`;
}

/** The kind as it is written. Knative has Services of its own, so that the group tells them apart. */
export function kindOf(object: KubernetesObject): string {
  switch (object.kind) {
    case 'Workload':
      return object.workloadKind === 'Service' ? 'Service.serving.knative.dev' : object.workloadKind;
    case 'Entrance':
      return object.entranceKind;
    case 'ServiceEndpoints':
      return object.writtenKind;
    default:
      return object.kind;
  }
}
