import type { FieldSpec } from '../transform/fieldSpec.ts';

/**
 * The fields that kustomize's transformers write (sigs.k8s.io/kustomize/api v0.20.1,
 * internal/konfig/builtinpluginconsts). A kind is `group/version/kind`, each of which may be left empty.
 */
function specs(
  create: boolean,
  rows: readonly (readonly [kind: string, ...paths: readonly string[]])[],
): readonly FieldSpec[] {
  return rows.flatMap(([type, ...paths]) => {
    const [group = '', version = '', kind = ''] = type.split('/');
    return paths.map((path) => ({ group, version, kind, path, create }));
  });
}

const podAffinityTerms = ['podAffinity', 'podAntiAffinity'].flatMap((affinity) => [
  `spec/template/spec/affinity/${affinity}/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels`,
  `spec/template/spec/affinity/${affinity}/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels`,
]);

const templateSelectors = [
  ...podAffinityTerms,
  'spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels',
];

/** Of objects and of what they make: pods, jobs, claims. */
export const templateLabels: readonly FieldSpec[] = specs(true, [
  ['//', 'metadata/labels'],
  ['/v1/ReplicationController', 'spec/template/metadata/labels'],
  ['//Deployment', 'spec/template/metadata/labels'],
  ['//ReplicaSet', 'spec/template/metadata/labels'],
  ['//DaemonSet', 'spec/template/metadata/labels'],
  ['apps//StatefulSet', 'spec/template/metadata/labels', 'spec/volumeClaimTemplates[]/metadata/labels'],
  ['batch//Job', 'spec/template/metadata/labels'],
  ['batch//CronJob', 'spec/jobTemplate/metadata/labels', 'spec/jobTemplate/spec/template/metadata/labels'],
]);

/** The same, and the selectors that find them. */
export const commonLabels: readonly FieldSpec[] = [
  ...specs(true, [
    ['/v1/Service', 'spec/selector'],
    ['/v1/ReplicationController', 'spec/selector'],
    ['//Deployment', 'spec/selector/matchLabels'],
    ['//ReplicaSet', 'spec/selector/matchLabels'],
    ['//DaemonSet', 'spec/selector/matchLabels'],
    ['apps//StatefulSet', 'spec/selector/matchLabels'],
  ]),
  ...specs(false, [
    ['apps//Deployment', ...templateSelectors],
    ['apps//StatefulSet', ...templateSelectors],
    ['batch//Job', 'spec/selector/matchLabels'],
    ['batch//CronJob', 'spec/jobTemplate/spec/selector/matchLabels'],
    ['policy//PodDisruptionBudget', 'spec/selector/matchLabels'],
    [
      'networking.k8s.io//NetworkPolicy',
      'spec/podSelector/matchLabels',
      'spec/ingress/from/podSelector/matchLabels',
      'spec/egress/to/podSelector/matchLabels',
    ],
  ]),
  ...templateLabels,
];

export const metadataLabels: readonly FieldSpec[] = specs(true, [['//', 'metadata/labels']]);

export const commonAnnotations: readonly FieldSpec[] = specs(true, [
  ['//', 'metadata/annotations'],
  ['/v1/ReplicationController', 'spec/template/metadata/annotations'],
  ['//Deployment', 'spec/template/metadata/annotations'],
  ['//ReplicaSet', 'spec/template/metadata/annotations'],
  ['//DaemonSet', 'spec/template/metadata/annotations'],
  ['//StatefulSet', 'spec/template/metadata/annotations'],
  ['batch//Job', 'spec/template/metadata/annotations'],
  [
    'batch//CronJob',
    'spec/jobTemplate/metadata/annotations',
    'spec/jobTemplate/spec/template/metadata/annotations',
  ],
]);

export const images: readonly FieldSpec[] = specs(
  true,
  ['spec/', 'spec/template/spec/'].flatMap((spec): (readonly [string, string])[] => [
    ['//', `${spec}containers[]/image`],
    ['//', `${spec}initContainers[]/image`],
    ['//', `${spec}volumes[]/image/reference`],
  ]),
);

export const names: readonly FieldSpec[] = specs(false, [['//', 'metadata/name']]);

export const namespaces: readonly FieldSpec[] = [
  ...specs(true, [
    ['//Namespace', 'metadata/name'],
    ['apiregistration.k8s.io//APIService', 'spec/service/namespace'],
  ]),
  ...specs(false, [
    [
      'apiextensions.k8s.io//CustomResourceDefinition',
      'spec/conversion/webhook/clientConfig/service/namespace',
    ],
  ]),
];

export const replicas: readonly FieldSpec[] = specs(
  true,
  ['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map(
    (kind): readonly [string, string] => [`//${kind}`, 'spec/replicas'],
  ),
);
