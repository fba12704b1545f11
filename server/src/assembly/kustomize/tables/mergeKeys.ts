import { apiVersionOf, type Gvk } from '../resource/gvk.ts';

/** How the lists of a type are merged: item by item where keys are named, as a whole where not. */
export interface MergeShape {
  /** The keys by which items are told apart; an empty list: items are single values. */
  readonly mergeKeys?: readonly string[];
  /** Of a mapping. */
  readonly fields?: Readonly<Record<string, MergeShape>>;
  /** Of a list. */
  readonly items?: MergeShape;
}

/*
 * The patch strategies of the types that kustomize has schemas of: Kubernetes 1.21.2, as it is kept in
 * sigs.k8s.io/kustomize/kyaml v0.20.1, openapi/kubernetesapi. Lists of all other types and fields are replaced.
 */

const metadata: MergeShape = {
  fields: { finalizers: { mergeKeys: [] }, ownerReferences: { mergeKeys: ['uid'] } },
};

const status: MergeShape = {
  fields: { conditions: { mergeKeys: ['type'] }, podIPs: { mergeKeys: ['ip'] } },
};

const env = { mergeKeys: ['name'] };
const volumeDevices = { mergeKeys: ['devicePath'] };
const volumeMounts = { mergeKeys: ['mountPath'] };

const containers: MergeShape = {
  mergeKeys: ['name'],
  items: {
    fields: { env, ports: { mergeKeys: ['containerPort', 'protocol'] }, volumeDevices, volumeMounts },
  },
};

const claim: MergeShape = { fields: { metadata } };

const podSpec: MergeShape = {
  fields: {
    containers,
    initContainers: containers,
    ephemeralContainers: { mergeKeys: ['name'], items: { fields: { env, volumeDevices, volumeMounts } } },
    hostAliases: { mergeKeys: ['ip'] },
    imagePullSecrets: { mergeKeys: ['name'] },
    topologySpreadConstraints: { mergeKeys: ['topologyKey', 'whenUnsatisfiable'] },
    volumes: {
      mergeKeys: ['name'],
      items: { fields: { ephemeral: { fields: { volumeClaimTemplate: claim } } } },
    },
  },
};

const template: MergeShape = { fields: { metadata, spec: podSpec } };

const plain: MergeShape = { fields: { metadata } };
const templated: MergeShape = { fields: { metadata, status, spec: { fields: { template } } } };

const shapes: Readonly<Record<string, MergeShape>> = {
  'v1/Pod': { fields: { metadata, status, spec: podSpec } },
  'v1/PodTemplate': { fields: { metadata, template } },
  'v1/ReplicationController': templated,
  'apps/v1/Deployment': templated,
  'apps/v1/ReplicaSet': templated,
  'apps/v1/DaemonSet': templated,
  'apps/v1/StatefulSet': {
    fields: {
      metadata,
      status,
      spec: { fields: { template, volumeClaimTemplates: { items: { fields: { metadata, status } } } } },
    },
  },
  'batch/v1/Job': templated,
  ...Object.fromEntries(
    ['batch/v1/CronJob', 'batch/v1beta1/CronJob'].map((kind) => [
      kind,
      {
        fields: {
          metadata,
          spec: { fields: { jobTemplate: { fields: { metadata, spec: { fields: { template } } } } } },
        },
      },
    ]),
  ),
  'v1/Service': {
    fields: { metadata, status, spec: { fields: { ports: { mergeKeys: ['port', 'protocol'] } } } },
  },
  'v1/ServiceAccount': { fields: { metadata, secrets: { mergeKeys: ['name'] } } },
  ...Object.fromEntries(
    [
      'v1/Namespace',
      'v1/ConfigMap',
      'v1/Secret',
      'v1/PersistentVolumeClaim',
      'networking.k8s.io/v1/NetworkPolicy',
      'networking.k8s.io/v1/Ingress',
      'policy/v1/PodDisruptionBudget',
      'rbac.authorization.k8s.io/v1/Role',
      'rbac.authorization.k8s.io/v1/RoleBinding',
      'rbac.authorization.k8s.io/v1/ClusterRole',
      'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
    ].map((kind) => [kind, plain]),
  ),
};

/** Undefined for kinds of which kustomize has no schema. */
export function mergeShapeOf(gvk: Gvk): MergeShape | undefined {
  const name = `${apiVersionOf(gvk)}/${gvk.kind}`;
  return Object.hasOwn(shapes, name) ? shapes[name] : undefined;
}
