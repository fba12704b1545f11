import type { SettingDeclaration } from './settingDeclaration.ts';

/** `k8s-app=kube-dns` */
export const labelPattern = /^[^=\s]+=[^=\s]*$/;
export const namePattern = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
export const rangePattern = /^[0-9a-fA-F.:]+\/\d{1,3}$/;

const before = 'of an environment in `.policy-lens.yaml` goes before it.';

/** What differs from cluster to cluster and can't be seen in manifests, below `cluster.`. */
export const clusterSettingDeclarations: readonly SettingDeclaration[] = [
  {
    key: 'cluster.dnsNamespace',
    default: '',
    values: { kind: 'text', pattern: namePattern, example: 'kube-system' },
    description: `Where the pods of the cluster’s DNS run. Empty: as the files show it, else \`kube-system\`. \`cluster.dns\` ${before}`,
  },
  {
    key: 'cluster.dnsLabel',
    default: '',
    values: { kind: 'text', pattern: labelPattern, example: 'k8s-app=kube-dns' },
    description: `A label of the pods of the cluster’s DNS. Empty: as the files show it, else \`k8s-app=kube-dns\`. \`cluster.dns\` ${before}`,
  },
  {
    key: 'cluster.dnsPort',
    default: 0,
    values: { kind: 'number', minimum: 0 },
    description: `On which the pods of the cluster’s DNS listen. 0: as the files show it, else 53. \`cluster.dns\` ${before}`,
  },
  {
    key: 'cluster.ingressNamespaces',
    default: [],
    values: { kind: 'texts', pattern: namePattern, example: 'ingress-nginx' },
    description: `The namespaces in which ingress controllers run. Empty: as the files show it. \`cluster.ingressNamespaces\` ${before}`,
  },
  {
    key: 'cluster.monitoringNamespaces',
    default: [],
    values: { kind: 'texts', pattern: namePattern, example: 'monitoring' },
    description: `The namespaces in which Prometheus runs. Empty: as the files show it. \`cluster.monitoringNamespaces\` ${before}`,
  },
  {
    key: 'cluster.podRanges',
    default: [],
    values: { kind: 'texts', pattern: rangePattern, example: '10.244.0.0/16' },
    description: `The addresses that pods get. Empty: as the files show it. \`cluster.podRanges\` ${before}`,
  },
  {
    key: 'cluster.serviceRanges',
    default: [],
    values: { kind: 'texts', pattern: rangePattern, example: '10.96.0.0/12' },
    description: `The addresses that Services get. Empty: as the files show it. \`cluster.serviceRanges\` ${before}`,
  },
];
