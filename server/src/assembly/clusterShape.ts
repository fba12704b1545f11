import type { ConfigurationShape } from './configurationShape.ts';

const names: ConfigurationShape = { kind: 'list', items: { kind: 'text' } };

/** `10.244.0.0/16`, `fd00:10:244::/56` */
const ranges: ConfigurationShape = {
  kind: 'list',
  items: {
    kind: 'text',
    pattern: { matches: /^[0-9a-fA-F.:]+\/\d{1,3}$/, example: '10.244.0.0/16' },
  },
};

/** What can't be seen in manifests and differs from cluster to cluster. */
export const clusterShape: ConfigurationShape = {
  kind: 'mapping',
  keys: {
    dns: {
      shape: {
        kind: 'mapping',
        keys: {
          namespace: {
            shape: { kind: 'text' },
            documentation: 'Where the pods of the DNS run. Left out: `kube-system`.',
          },
          label: {
            shape: {
              kind: 'text',
              pattern: { matches: /^[^=\s]+=[^=\s]*$/, example: 'k8s-app=kube-dns' },
            },
            documentation: 'A label of them. Left out: `k8s-app=kube-dns`.',
          },
          port: {
            shape: { kind: 'text', pattern: { matches: /^\d{1,5}$/, example: '53' } },
            documentation:
              'On which they listen; a Service in front of them may listen on another. Left out: 53.',
          },
        },
      },
      documentation:
        'The DNS of the cluster, for the rules about it. Left out: the pods of CoreDNS or of OpenShift’s DNS, where they ' +
        'are in the files, else as a cluster usually has it.',
    },
    ingressNamespaces: {
      shape: names,
      documentation:
        'The namespaces in which ingress controllers run. Left out: those of well-known controllers in the files; where ' +
        'there are none, whoever may be one counts as one.',
    },
    monitoringNamespaces: {
      shape: names,
      documentation:
        'The namespaces in which Prometheus runs. Left out: those of Prometheus in the files; where there is none, whoever ' +
        'may be one counts as one.',
    },
    podRanges: {
      shape: ranges,
      documentation:
        'The addresses that pods get. Left out: what Nodes, IP pools of Calico and the files for kubeadm and kind say.',
    },
    serviceRanges: {
      shape: ranges,
      documentation:
        'The addresses that Services get. Left out: what ServiceCIDRs and the files for kubeadm and kind say.',
    },
  },
};
