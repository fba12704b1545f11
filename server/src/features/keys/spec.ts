import type { StructDocumentation } from './types.ts';

const portKeys: StructDocumentation = {
  protocol: {
    means: '`TCP`, `UDP` or `SCTP`, in capitals.',
    without: 'Left out: TCP only, never every protocol.',
  },
  port: {
    means:
      'The port of the pods that receive the connection: a number, or the name of a container port, which is looked ' +
      'up on each of these pods. It is never the port of a Service: behind a Service its `targetPort` counts.',
    without: 'Left out: every port of the protocol.',
  },
  endPort: {
    means:
      'The last number of a range that begins at `port`. Network plugins that do not know it apply `port` alone.',
    without: 'Left out: `port` alone. It needs a `port` that is a number, and may not be lower than it.',
  },
};

const portsText =
  'The ports that this rule allows. A connection needs one of them, and one of the peers of the same rule. The ports ' +
  'are those of the receiving pods.';
const portsWithout = 'Left out, null or empty: every port of every protocol.';

/** `spec`, its rules and their ports. */
export const specKeys: Readonly<Record<string, StructDocumentation>> = {
  NetworkPolicySpec: {
    podSelector: {
      means: 'The pods that the policy is about, among those of its own namespace.',
      without: 'Left out, null or `{}`: every pod of the namespace.',
    },
    policyTypes: {
      means:
        'The directions that the policy limits. For a direction listed here, the selected pods keep only the ' +
        'connections that some policy allows. Rules of a direction that is not listed have no effect.',
      without: 'Left out or empty: `Ingress`, and `Egress` too where `egress` has at least one rule.',
    },
    ingress: {
      means:
        'The incoming connections that are allowed, one rule an entry. A connection is allowed where one rule of any ' +
        'policy that selects the pod allows it; there is no order, and nothing can be denied again.',
      without:
        'Left out, null or `[]`: none is allowed, where the policy limits Ingress. An empty rule `- {}` allows every ' +
        'source and port. The node of a pod can always reach it.',
    },
    egress: {
      means:
        'The outgoing connections that are allowed, one rule an entry. DNS is nothing special: without a rule for it ' +
        '(port 53, UDP and TCP), names no longer resolve.',
      without:
        'Left out, null or `[]`: none is allowed where `policyTypes` lists Egress; without `policyTypes`, outgoing ' +
        'connections are not limited. An empty rule `- {}` allows every destination and port.',
    },
  },
  NetworkPolicyIngressRule: {
    from: {
      means:
        'Who may connect. A source needs to match one of the entries; the fields inside one entry must all match.',
      without: 'Left out, null or empty: every source, addresses outside the cluster included.',
    },
    ports: { means: portsText, without: portsWithout },
  },
  NetworkPolicyEgressRule: {
    to: {
      means:
        'Where to. A destination needs to match one of the entries; the fields inside one entry must all match.',
      without: 'Left out, null or empty: every destination, addresses outside the cluster included.',
    },
    ports: { means: portsText, without: portsWithout },
  },
  NetworkPolicyPort: portKeys,
};
