import { isComplete } from '../../base/completeness.ts';
import type { NetworkPolicy, PolicyPort, Protocol } from '../../kubernetes/networkPolicy.ts';
import { type ClusterDns, clusterDns, dnsEvidence } from '../../network/clusterDns.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { isBeingWritten } from '../../network/halfRead.ts';
import { isolatingPolicies } from '../../network/isolation.ts';
import { matchPeer } from '../../network/peers.ts';
import { hasPort } from '../../network/ports.ts';
import { peerWorkloads, subjectOf, subjectsOf } from '../../network/selected.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { Finding, Fix, PlainValue } from '../finding.ts';
import type { PolicyRule } from '../rule.ts';
import { type Entry, entriesOf, entriesOfRule } from './entries.ts';
import { keyAt, originIn, valueAt } from './places.ts';
import { someNames } from './words.ts';

/** Pods whose egress is limited and that can't look up names. */
export const dnsBlocked: PolicyRule = {
  id: 'dns-blocked',
  scope: 'policy',
  summary: 'Pods whose egress is limited can’t look up names',
  explanation:
    'DNS is nothing special to policies: pods whose egress is limited can’t ask the cluster’s DNS until a policy allows ' +
    'it, and then fail to find even the Services that they may reach. Names are asked over UDP, and over TCP where an ' +
    'answer is long; both are needed. What counts is the port on which the DNS pods listen: 53, on OpenShift 5353.\n\n' +
    'All policies that apply to the pods are looked at together, and told is the first of them that allows anything ' +
    'out. Pods that may reach nothing at all need no names. A rule that names port 53, for whomever, or addresses, ' +
    'where a cache on the node may answer, counts as enough. Where DNS runs is taken from the files, if its pods or ' +
    'their namespace are there, and is OpenShift’s where all ways in are Routes; else it is `k8s-app: kube-dns` in ' +
    '`kube-system`.',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
    'kubernetes:cluster/addons/dns/coredns/coredns.yaml.base',
    'https://github.com/kubernetes/website/issues/38267',
  ],
  defaultSeverity: 'warning',
  dependsOn: ({ world, completeness, defaultNamespace }) => [
    completeness,
    defaultNamespace,
    world.declared,
    ...dnsEvidence(world),
  ],
  dependsOnFor: (policy, { world }) => {
    const namespace = namespaceNameOf(world, policy);
    const subjects = peerWorkloads(world, policy, subjectOf(policy));
    return [subjects, world.policies.get(namespace), isBeingWritten(world, namespace)];
  },
  check(policy, environment) {
    const { world } = environment;
    if (!policy.isolates.egress || policy.egress.length === 0 || world.rivals.has(policy)) return [];
    const namespace = namespaceNameOf(world, policy);
    if (!isComplete(world.completeness.policies, namespace) || isBeingWritten(world, namespace)) return [];
    const concerned = subjectsOf(world, policy).items.filter((pods) => isToldHere(world, policy, pods));
    if (concerned.length === 0) return [];
    const dns = clusterDns(world);
    const without = (protocol: Protocol): readonly KnownPods[] =>
      concerned.filter((pods) => !reaches(world, pods, dns, protocol));
    const blocked = without('UDP');
    if (blocked.length > 0) return [cutOff(policy, dns, blocked)];
    return halfOpenTo(policy, dns, without('TCP'));
  },
};

/** Whether a policy is the first that lets these pods out to anything; those in their node's network ask the node's DNS. */
function isToldHere(world: World, policy: NetworkPolicy, pods: KnownPods): boolean {
  if (pods.hostNetwork) return false;
  const limiting = isolatingPolicies(world, pods, 'egress');
  if (!limiting.some((applied) => applied.policy === policy && applied.match === 'yes')) return false;
  return limiting.find((applied) => applied.policy.egress.length > 0)?.policy === policy;
}

function reaches(world: World, pods: KnownPods, dns: ClusterDns, protocol: Protocol): boolean {
  return isolatingPolicies(world, pods, 'egress').some(({ policy }) => {
    // What is misspelled may allow it, or not apply.
    if (policy.podSelector.hasUnknownKey) return true;
    return policy.egress.some(
      (rule) =>
        rule.hasUnknownKey === true ||
        entriesOfRule(policy, rule).some((entry) => allows(world, entry, dns, protocol)),
    );
  });
}

function allows(
  world: World,
  { policy, rule, peer, ports }: Entry,
  dns: ClusterDns,
  protocol: Protocol,
): boolean {
  const isOpen = ports.isOpen || [...ports.names].some((name) => name.startsWith(`${protocol} `));
  if (!isOpen && !dns.possiblePorts.some((port) => hasPort(ports.numbers, protocol, port))) return false;
  if (peer === undefined || peer.kind !== 'pods') return true;
  // Whoever writes the port knows where his DNS is.
  if (rule.ports.some((port) => dns.possiblePorts.some((number) => isPort(port, protocol, number))))
    return true;
  return dns.pods.some((pods) => matchPeer(world, namespaceNameOf(world, policy), peer, pods) !== 'no');
}

function isPort({ numbers, protocol: own }: PolicyPort, protocol: Protocol, port: number): boolean {
  return own === protocol && numbers.kind === 'range' && numbers.first === port && numbers.last === port;
}

function cutOff(policy: NetworkPolicy, dns: ClusterDns, blocked: readonly KnownPods[]): Finding {
  const { key, value } = dns.label;
  return {
    message:
      `${someNames(blocked)} can’t look up names: no policy allows UDP ${dns.port} to the cluster’s DNS ` +
      `(${key}=${value} in namespace ${dns.namespace}). Allow it, over UDP and TCP.`,
    place: keyAt(originIn(policy, 'spec.egress')),
    // Who reaches nothing but addresses may do without names.
    ...(reachesAddressesAlone(policy) ? { severity: 'info' } : {}),
    fixes: [allowing(policy, dns)],
  };
}

function reachesAddressesAlone(policy: NetworkPolicy): boolean {
  return entriesOf(policy, 'egress').every(({ peer }) => peer?.kind === 'ipBlock');
}

function allowing(policy: NetworkPolicy, { namespace, label, port }: ClusterDns): Fix {
  const rule: PlainValue = {
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        podSelector: { matchLabels: { [label.key]: label.value } },
      },
    ],
    ports: [
      { protocol: 'UDP', port },
      { protocol: 'TCP', port },
    ],
  };
  const after = originIn(policy, `spec.egress[${policy.egress.length - 1}]`);
  return { title: 'Allow DNS', safe: true, edits: [{ after, items: [rule] }] };
}

/** The port item that allows DNS over UDP alone. */
function halfOpenTo(
  policy: NetworkPolicy,
  dns: ClusterDns,
  concerned: readonly KnownPods[],
): readonly Finding[] {
  const port = policy.egress.flatMap(({ ports }) => ports).find((item) => isPort(item, 'UDP', dns.port));
  if (port === undefined || concerned.length === 0) return [];
  return [
    {
      message:
        `${someNames(concerned)} can ask the DNS over UDP alone: answers that are too long for it, such as long lists of ` +
        `addresses, get lost. Allow TCP ${dns.port} too.`,
      place: valueAt({ ...port.origin, path: `${port.origin.path}.port` }),
      severity: 'info',
      fixes: [
        {
          title: `Allow TCP ${dns.port} too`,
          safe: true,
          edits: [{ after: port.origin, items: [{ protocol: 'TCP', port: dns.port }] }],
        },
      ],
    },
  ];
}
