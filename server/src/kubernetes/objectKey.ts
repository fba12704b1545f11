import type { AddressRanges, KubernetesObject, Namespace, Webhook } from './objects.ts';

/**
 * What a cluster tells objects apart by: kind, namespace and name.
 * @param defaultNamespace of objects that name none
 */
export function objectKey(object: KubernetesObject, defaultNamespace: string): string {
  const namespace = isInNamespace(object) ? (object.namespace ?? defaultNamespace) : '';
  return `${kindOf(object)}/${namespace}/${object.name}`;
}

/** All others belong to the whole cluster. */
export function isInNamespace(
  object: KubernetesObject,
): object is Exclude<KubernetesObject, Namespace | Webhook | AddressRanges> {
  return object.kind !== 'Namespace' && object.kind !== 'Webhook' && object.kind !== 'AddressRanges';
}

/** The kind as it is written. Knative has Services of its own, so that the group tells them apart. */
export function kindOf(object: KubernetesObject): string {
  switch (object.kind) {
    case 'Workload':
      return object.workloadKind === 'Service' ? 'Service.serving.knative.dev' : object.workloadKind;
    case 'Entrance':
    case 'ServiceEndpoints':
    case 'Monitor':
    case 'PodRelated':
    case 'Webhook':
    case 'AddressRanges':
      return object.writtenKind;
    default:
      return object.kind;
  }
}
