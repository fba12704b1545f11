import type { NetworkPlugin } from './plugin.ts';

/**
 * Where network plugins are documented to differ from what the NetworkPolicy API says, or leave no doubt about what it
 * leaves open. Issues and pull requests are those of the plugins' own repositories on GitHub.
 */
export const pluginFacts = {
  conforming: { name: 'a conforming plugin', caution: undefined, differences: [] },
  calico: {
    name: 'Calico',
    caution: undefined,
    differences: [
      {
        aspect: 'ip-block-and-pods',
        text: 'an ipBlock names the pods that have an address in it, too',
        source: 'projectcalico/calico#6634',
      },
      {
        aspect: 'host-network',
        text: 'policies do not apply to pods in the network of their node',
        source: 'projectcalico/felix#1361',
      },
    ],
  },
  cilium: {
    name: 'Cilium',
    caution: undefined,
    differences: [
      {
        aspect: 'ip-block-and-pods',
        text: 'an ipBlock names no pod, whatever address it has',
        source: 'cilium/cilium#9209',
      },
      {
        aspect: 'ip-block-and-nodes',
        text: 'an ipBlock names neither nodes nor the API server, unless policyCIDRMatchMode says so',
        source: 'cilium/cilium#20550',
      },
      {
        aspect: 'end-port',
        text: 'a range of ports is not read by every version: before 1.16 endPort has no effect',
        source: 'cilium/cilium#16622, cilium/cilium#28684',
      },
      {
        aspect: 'named-port-twice',
        text: 'a name that several ports of a pod share may lead to the wrong one',
        source: 'cilium/cilium#30003',
      },
      {
        aspect: 'protocol-sctp',
        text: 'SCTP is read only where it is switched on',
        source: 'cilium/cilium#5719',
      },
    ],
  },
  'aws-vpc-cni': {
    name: 'the AWS VPC CNI',
    caution: {
      text: 'carries out policies only where its network policy support is switched on, on EC2 Linux nodes, and for the one family of addresses that the cluster has',
      source: 'docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html',
    },
    differences: [
      {
        aspect: 'policy-types',
        text: 'rules of a direction that policyTypes does not list count, too',
        source: 'aws/amazon-network-policy-controller-k8s#229',
      },
      {
        aspect: 'named-port-of-egress',
        text: 'a name in an egress rule may be looked up on the source instead of on the destination',
        source: 'aws/amazon-network-policy-controller-k8s#81',
      },
    ],
  },
  'ovn-kubernetes': {
    name: 'OVN-Kubernetes',
    caution: undefined,
    differences: [
      {
        aspect: 'host-network',
        text: 'a namespaceSelector alone names no pod in the network of its node; with a podSelector beside it, it does',
        source: 'ovn-kubernetes/ovn-kubernetes#4086',
      },
    ],
  },
  antrea: {
    name: 'Antrea',
    caution: undefined,
    differences: [
      {
        aspect: 'host-network',
        text: 'selectors name no pod in the network of its node',
        source: 'antrea-io/antrea#3078',
      },
    ],
  },
  'gke-dataplane-v2': {
    name: 'GKE Dataplane V2',
    caution: undefined,
    differences: [
      {
        aspect: 'ip-block-and-pods',
        text: 'it is built on Cilium, where an ipBlock names no pod, whatever address it has',
        source: 'cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2, cilium/cilium#9209',
      },
    ],
  },
  kindnet: {
    name: 'kindnet',
    caution: {
      text: 'carries out policies from 1.3.0 on, which came with kind 0.24.0; before it carried out none',
      source: 'kubernetes-sigs/kind#842, kubernetes/minikube#19871',
    },
    differences: [],
  },
  flannel: {
    name: 'flannel',
    caution: {
      text: 'carries out no policy by itself: all traffic gets through, unless netpol.enabled adds a controller for them (from 0.25.5 on)',
      source: 'github.com/flannel-io/flannel, Documentation/netpol.md',
    },
    differences: [],
  },
} satisfies Readonly<Record<string, NetworkPlugin>>;
