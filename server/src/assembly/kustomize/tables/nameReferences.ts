import type { Gvk } from '../resource/gvk.ts';

/** Where objects of some kinds name another object. */
export interface NameReferences {
  /** What is named; an empty text stands for every one. */
  readonly target: Gvk;
  readonly referrers: readonly {
    /** `group/version/kind`, each of which may be left empty. */
    readonly kinds: readonly string[];
    readonly paths: readonly string[];
  }[];
}

/** Where a pod names ConfigMaps, below the path of its template. */
function configMapsOfPods(template: string): readonly string[] {
  return [
    'spec/volumes/configMap/name',
    'spec/containers/env/valueFrom/configMapKeyRef/name',
    'spec/initContainers/env/valueFrom/configMapKeyRef/name',
    'spec/containers/envFrom/configMapRef/name',
    'spec/initContainers/envFrom/configMapRef/name',
    'spec/volumes/projected/sources/configMap/name',
  ].map((path) => `${template}${path}`);
}

/** Of rights to subjects. */
const bindings = ['rbac.authorization.k8s.io//RoleBinding', 'rbac.authorization.k8s.io//ClusterRoleBinding'];

/** Those that hold a template of pods at `spec/template`. */
const controllers = ['//StatefulSet', '//Deployment', '//ReplicationController', '//Job', '//DaemonSet'];

/**
 * The fields in which kustomize follows a name that it changes
 * (sigs.k8s.io/kustomize/api v0.20.1, internal/konfig/builtinpluginconsts/namereference.go).
 */
export const nameReferences: readonly NameReferences[] = [
  ...['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map((kind) => ({
    target: { group: '', version: '', kind },
    referrers: [{ kinds: ['//HorizontalPodAutoscaler'], paths: ['spec/scaleTargetRef/name'] }],
  })),
  {
    target: { group: '', version: 'v1', kind: 'ConfigMap' },
    referrers: [
      {
        kinds: ['/v1/Pod'],
        paths: configMapsOfPods(''),
      },
      {
        kinds: ['//PodTemplate'],
        paths: configMapsOfPods('template/'),
      },
      {
        kinds: ['//Deployment', '//ReplicaSet', '//DaemonSet', '//StatefulSet', '//Job'],
        paths: configMapsOfPods('spec/template/'),
      },
      {
        kinds: ['//CronJob'],
        paths: configMapsOfPods('spec/jobTemplate/spec/template/'),
      },
      { kinds: ['//Node'], paths: ['spec/configSource/configMap'] },
      { kinds: ['//Role', '//ClusterRole'], paths: ['rules/resourceNames'] },
      {
        kinds: ['//Ingress'],
        paths: ['metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap'],
      },
    ],
  },
  {
    target: { group: '', version: 'v1', kind: 'Secret' },
    referrers: [
      {
        kinds: ['/v1/Pod'],
        paths: [
          'spec/volumes/secret/secretName',
          'spec/containers/env/valueFrom/secretKeyRef/name',
          'spec/initContainers/env/valueFrom/secretKeyRef/name',
          'spec/containers/envFrom/secretRef/name',
          'spec/initContainers/envFrom/secretRef/name',
          'spec/imagePullSecrets/name',
          'spec/volumes/projected/sources/secret/name',
        ],
      },
      {
        kinds: ['//PodTemplate'],
        paths: [
          'template/spec/volumes/secret/secretName',
          'template/spec/containers/env/valueFrom/secretKeyRef/name',
          'template/spec/initContainers/env/valueFrom/secretKeyRef/name',
          'template/spec/containers/envFrom/secretRef/name',
          'template/spec/initContainers/envFrom/secretRef/name',
          'template/spec/imagePullSecrets/name',
          'template/spec/volumes/projected/sources/secret/name',
        ],
      },
      {
        kinds: ['//Deployment', '//ReplicaSet', '//DaemonSet', '//StatefulSet', '//Job'],
        paths: [
          'spec/template/spec/volumes/secret/secretName',
          'spec/template/spec/containers/env/valueFrom/secretKeyRef/name',
          'spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name',
          'spec/template/spec/containers/envFrom/secretRef/name',
          'spec/template/spec/initContainers/envFrom/secretRef/name',
          'spec/template/spec/imagePullSecrets/name',
          'spec/template/spec/volumes/projected/sources/secret/name',
        ],
      },
      {
        kinds: ['//CronJob'],
        paths: [
          'spec/jobTemplate/spec/template/spec/volumes/secret/secretName',
          'spec/jobTemplate/spec/template/spec/volumes/projected/sources/secret/name',
          'spec/jobTemplate/spec/template/spec/containers/env/valueFrom/secretKeyRef/name',
          'spec/jobTemplate/spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name',
          'spec/jobTemplate/spec/template/spec/containers/envFrom/secretRef/name',
          'spec/jobTemplate/spec/template/spec/initContainers/envFrom/secretRef/name',
          'spec/jobTemplate/spec/template/spec/imagePullSecrets/name',
        ],
      },
      {
        kinds: ['//Ingress'],
        paths: [
          'spec/tls/secretName',
          'metadata/annotations/ingress.kubernetes.io\\/auth-secret',
          'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret',
          'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret',
          'spec/tls/secretName',
        ],
      },
      { kinds: ['//ServiceAccount'], paths: ['imagePullSecrets/name'] },
      {
        kinds: ['//StorageClass'],
        paths: [
          'parameters/secretName',
          'parameters/adminSecretName',
          'parameters/userSecretName',
          'parameters/secretRef',
        ],
      },
      { kinds: ['//Role', '//ClusterRole'], paths: ['rules/resourceNames'] },
      {
        kinds: ['serving.knative.dev/v1/Service'],
        paths: ['spec/template/spec/containers/env/valueFrom/secretKeyRef/name'],
      },
      { kinds: ['//PersistentVolume'], paths: ['spec/azureFile/secretName'] },
    ],
  },
  {
    target: { group: '', version: 'v1', kind: 'Service' },
    referrers: [
      { kinds: ['apps//StatefulSet'], paths: ['spec/serviceName'] },
      {
        kinds: ['//Ingress'],
        paths: [
          'spec/rules/http/paths/backend/serviceName',
          'spec/backend/serviceName',
          'spec/rules/http/paths/backend/service/name',
          'spec/defaultBackend/service/name',
        ],
      },
      { kinds: ['apiregistration.k8s.io//APIService'], paths: ['spec/service/name'] },
      {
        kinds: [
          'admissionregistration.k8s.io//ValidatingWebhookConfiguration',
          'admissionregistration.k8s.io//MutatingWebhookConfiguration',
        ],
        paths: ['webhooks/clientConfig/service'],
      },
    ],
  },
  {
    target: { group: 'rbac.authorization.k8s.io', version: '', kind: 'Role' },
    referrers: [{ kinds: ['rbac.authorization.k8s.io//RoleBinding'], paths: ['roleRef/name'] }],
  },
  {
    target: { group: 'rbac.authorization.k8s.io', version: '', kind: 'ClusterRole' },
    referrers: [
      {
        kinds: bindings,
        paths: ['roleRef/name'],
      },
    ],
  },
  {
    target: { group: '', version: 'v1', kind: 'ServiceAccount' },
    referrers: [
      {
        kinds: bindings,
        paths: ['subjects'],
      },
      { kinds: ['//Pod'], paths: ['spec/serviceAccountName'] },
      {
        kinds: controllers,
        paths: ['spec/template/spec/serviceAccountName'],
      },
      { kinds: ['//CronJob'], paths: ['spec/jobTemplate/spec/template/spec/serviceAccountName'] },
    ],
  },
  {
    target: { group: '', version: 'v1', kind: 'PersistentVolumeClaim' },
    referrers: [
      { kinds: ['//Pod'], paths: ['spec/volumes/persistentVolumeClaim/claimName'] },
      {
        kinds: controllers,
        paths: ['spec/template/spec/volumes/persistentVolumeClaim/claimName'],
      },
      {
        kinds: ['//CronJob'],
        paths: ['spec/jobTemplate/spec/template/spec/volumes/persistentVolumeClaim/claimName'],
      },
    ],
  },
  {
    target: { group: '', version: 'v1', kind: 'PersistentVolume' },
    referrers: [
      { kinds: ['//PersistentVolumeClaim'], paths: ['spec/volumeName'] },
      { kinds: ['//ClusterRole'], paths: ['rules/resourceNames'] },
    ],
  },
  {
    target: { group: 'storage.k8s.io', version: 'v1', kind: 'StorageClass' },
    referrers: [
      { kinds: ['//PersistentVolume', '//PersistentVolumeClaim'], paths: ['spec/storageClassName'] },
      { kinds: ['//StatefulSet'], paths: ['spec/volumeClaimTemplates/spec/storageClassName'] },
    ],
  },
  {
    target: { group: 'scheduling.k8s.io', version: 'v1', kind: 'PriorityClass' },
    referrers: [
      { kinds: ['//Pod'], paths: ['spec/priorityClassName'] },
      {
        kinds: controllers,
        paths: ['spec/template/spec/priorityClassName'],
      },
      { kinds: ['//CronJob'], paths: ['spec/jobTemplate/spec/template/spec/priorityClassName'] },
    ],
  },
  {
    target: { group: 'networking.k8s.io/v1', version: 'v1', kind: 'IngressClass' },
    referrers: [{ kinds: ['//Ingress'], paths: ['spec/ingressClassName'] }],
  },
  {
    target: { group: 'admissionregistration.k8s.io', version: '', kind: 'ValidatingAdmissionPolicy' },
    referrers: [
      {
        kinds: ['admissionregistration.k8s.io//ValidatingAdmissionPolicyBinding'],
        paths: ['spec/policyName'],
      },
    ],
  },
];
