import { type Built, field, textOf } from '../tree/built.ts';

/** Group, version and kind; in a selector an empty text stands for every one. */
export interface Gvk {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** With more different versions than this it begins anew. */
const maximumKnown = 1_000;

const known = new Map<string, Map<string, Gvk>>();

/** Of one type it is one value, which so may be the key of what is known about the type. */
export function gvkOf(node: Built): Gvk {
  const [apiVersion, kind] = [textOf(field(node, 'apiVersion')), textOf(field(node, 'kind'))];
  const kinds = known.get(apiVersion) ?? new Map<string, Gvk>();
  const found = kinds.get(kind);
  if (found !== undefined) return found;
  if (known.size >= maximumKnown || kinds.size >= maximumKnown) known.clear();
  const gvk = { ...groupVersion(apiVersion), kind };
  known.set(apiVersion, kinds.set(kind, gvk));
  return gvk;
}

function groupVersion(apiVersion: string): Pick<Gvk, 'group' | 'version'> {
  const slash = apiVersion.indexOf('/');
  return { group: apiVersion.slice(0, Math.max(slash, 0)), version: apiVersion.slice(slash + 1) };
}

export function apiVersionOf({ group, version }: Gvk): string {
  return group === '' ? version : `${group}/${version}`;
}

export function isSelected(gvk: Gvk, selector: Gvk): boolean {
  return (
    (selector.kind === '' || selector.kind === gvk.kind) &&
    (selector.group === '' || selector.group === gvk.group) &&
    (selector.version === '' || selector.version === gvk.version)
  );
}

export function isSameGvk(left: Gvk, right: Gvk): boolean {
  return left.kind === right.kind && left.group === right.group && left.version === right.version;
}

/**
 * The kinds that kustomize knows to lie in no namespace; all others, custom resources among them, it takes for namespaced
 * (sigs.k8s.io/kustomize/kyaml/openapi, precomputedIsNamespaceScoped).
 */
const clusterScoped: Readonly<Record<string, readonly string[]>> = {
  v1: ['ComponentStatus', 'Namespace', 'Node', 'NodeProxyOptions', 'PersistentVolume'],
  ...each(['v1', 'v1beta1'], 'admissionregistration.k8s.io', [
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
  ]),
  ...each(['v1', 'v1beta1'], 'apiextensions.k8s.io', ['CustomResourceDefinition']),
  ...each(['v1', 'v1beta1'], 'apiregistration.k8s.io', ['APIService']),
  ...each(['v1', 'v1beta1'], 'certificates.k8s.io', ['CertificateSigningRequest']),
  ...each(['v1beta1'], 'flowcontrol.apiserver.k8s.io', ['FlowSchema', 'PriorityLevelConfiguration']),
  ...each(['v1', 'v1beta1'], 'networking.k8s.io', ['IngressClass']),
  ...each(['v1', 'v1beta1'], 'node.k8s.io', ['RuntimeClass']),
  ...each(['v1beta1'], 'policy', ['PodSecurityPolicy']),
  ...each(['v1', 'v1beta1'], 'rbac.authorization.k8s.io', ['ClusterRole', 'ClusterRoleBinding']),
  ...each(['v1', 'v1beta1'], 'scheduling.k8s.io', ['PriorityClass']),
  ...each(['v1', 'v1beta1'], 'storage.k8s.io', ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment']),
};

function each(
  versions: readonly string[],
  group: string,
  kinds: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(versions.map((version) => [`${group}/${version}`, kinds]));
}

export function isClusterScoped(gvk: Gvk): boolean {
  const kinds = clusterScoped[apiVersionOf(gvk)];
  return kinds?.includes(gvk.kind) === true;
}
