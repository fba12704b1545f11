import { namespaceNameLabel } from '../../network/knownNamespaces.ts';
import type { World } from '../../network/world.ts';
import { namespaceNames } from './namespaceOffers.ts';
import type { Offer } from './offer.ts';
import { list, mapping, oneOf, scalar, stop, type Template } from './template.ts';

const everyPod = mapping({ podSelector: mapping({}) });
const port = (number: number, protocol?: string): Template =>
  mapping(
    protocol === undefined ? { port: scalar(number) } : { protocol: scalar(protocol), port: scalar(number) },
  );

function named(name: Template): Template {
  return mapping({ matchLabels: mapping({ [namespaceNameLabel]: name }) });
}

function labelled(key: string, value: string): Template {
  return mapping({ matchLabels: mapping({ [key]: stop(scalar(value)) }) });
}

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'].map(scalar);
const internet = mapping({
  ipBlock: mapping({ cidr: scalar('0.0.0.0/0'), except: list(...privateRanges) }),
});
const dnsPorts = list(port(53, 'UDP'), port(53, 'TCP'));
const dnsPeer = mapping({
  namespaceSelector: named(scalar('kube-system')),
  podSelector: mapping({ matchLabels: mapping({ 'k8s-app': scalar('kube-dns') }) }),
});

/** Whole rules for `ingress` and `egress`. */
export function ruleOffers(direction: 'ingress' | 'egress', world: World | undefined): readonly Offer[] {
  const way = direction === 'ingress' ? 'from' : 'to';
  const rule = (peer: Template, ports?: Template): Template =>
    mapping(ports === undefined ? { [way]: list(peer) } : { [way]: list(peer), ports });
  const namespaces = oneOf(namespaceNames(world, 'namespace'));
  const listening = list(mapping({ port: stop(scalar(80)) }));
  const common = [
    snippet(
      `allow ${way} pods`,
      `Pods of the same namespace, by their labels, on one port`,
      rule(mapping({ podSelector: labelled('app', 'name') }), listening),
    ),
    snippet(
      `allow ${way} the same namespace`,
      'Every pod of the policy’s own namespace, on every port',
      rule(everyPod),
    ),
    snippet(
      `allow ${way} a namespace`,
      'Every pod of one namespace, on one port',
      rule(mapping({ namespaceSelector: named(namespaces) }), listening),
    ),
    snippet(
      `allow ${way} pods of a namespace`,
      'Pods by their labels, in one namespace, on one port',
      rule(
        mapping({ namespaceSelector: named(namespaces), podSelector: labelled('app', 'name') }),
        listening,
      ),
    ),
    snippet(
      `allow ${way} addresses`,
      'A range of addresses outside the cluster, on one port',
      rule(mapping({ ipBlock: mapping({ cidr: stop(scalar('203.0.113.0/24')) }) }), listening),
    ),
  ];
  return inOrder(
    direction === 'ingress' ? [...common, ...ingressOffers(rule)] : [...egressOffers(rule), ...common],
  );
}

function ingressOffers(rule: (peer: Template, ports?: Template) => Template): readonly Offer[] {
  const from = (namespace: string, number: number): Template =>
    rule(
      mapping({ namespaceSelector: named(stop(scalar(namespace))) }),
      list(mapping({ port: stop(scalar(number)) })),
    );
  return [
    snippet(
      'allow from the ingress controller',
      'Every pod of the ingress controller’s namespace, on one port',
      from('ingress-nginx', 8080),
    ),
    snippet(
      'allow from monitoring',
      'Every pod of the monitoring namespace, on the port of the metrics',
      from('monitoring', 9090),
    ),
    snippet('allow from anywhere', 'Every source, addresses outside the cluster included', mapping({})),
  ];
}

function egressOffers(rule: (peer: Template, ports?: Template) => Template): readonly Offer[] {
  return [
    snippet(
      'allow DNS',
      'To the cluster’s DNS pods, port 53 with UDP and TCP; without it no name resolves',
      rule(dnsPeer, dnsPorts),
    ),
    snippet(
      'allow to the Internet',
      'Every IPv4 address but private and link-local ones, on port 443',
      rule(internet, list(port(443))),
    ),
    snippet('allow to anywhere', 'Every destination, addresses outside the cluster included', mapping({})),
  ];
}

/** Whole entries for `from` and `to`. */
export function peerOffers(world: World | undefined): readonly Offer[] {
  const namespaces = oneOf(namespaceNames(world, 'namespace'));
  return inOrder([
    snippet(
      'pods of this namespace',
      'Pods by their labels, in the policy’s own namespace',
      mapping({ podSelector: labelled('app', 'name') }),
    ),
    snippet('every pod of this namespace', 'In the policy’s own namespace', everyPod),
    snippet(
      'a namespace',
      'Every pod of one namespace, by its name',
      mapping({ namespaceSelector: named(namespaces) }),
    ),
    snippet(
      'pods of a namespace',
      'Both must match: one namespace, and labels of its pods',
      mapping({ namespaceSelector: named(namespaces), podSelector: labelled('app', 'name') }),
    ),
    snippet(
      'every pod of every namespace',
      'But no address outside the cluster',
      mapping({ namespaceSelector: mapping({}) }),
    ),
    snippet(
      'addresses',
      'A range of addresses outside the cluster',
      mapping({ ipBlock: mapping({ cidr: stop(scalar('203.0.113.0/24')) }) }),
    ),
    snippet('the Internet', 'Every IPv4 address but private and link-local ones', internet),
  ]);
}

/** Whole entries for `ports`. */
export const usualPortOffers: readonly Offer[] = inOrder([
  snippet('a port', 'One TCP port', mapping({ port: stop(scalar(80)) })),
  snippet(
    'a range of ports',
    'From one TCP port to another',
    mapping({ port: stop(scalar(8000)), endPort: stop(scalar(8099)) }),
  ),
  snippet('every TCP port', 'TCP alone', mapping({ protocol: scalar('TCP') })),
  snippet('DNS over UDP', 'Port 53', port(53, 'UDP')),
  snippet('DNS over TCP', 'Port 53, for long answers', port(53, 'TCP')),
]);

/** A whole policy, for a file that is still empty. */
export const policyOffer: Offer = {
  ...snippet(
    'netpol',
    'A NetworkPolicy',
    mapping({
      apiVersion: scalar('networking.k8s.io/v1'),
      kind: scalar('NetworkPolicy'),
      metadata: mapping({ name: stop(scalar('name')) }),
      spec: mapping({
        podSelector: mapping({ matchLabels: mapping({ app: stop(scalar('name')) }) }),
        policyTypes: list(scalar('Ingress')),
        ingress: list(mapping({ from: list(stop(everyPod)) })),
      }),
    }),
  ),
};

function snippet(label: string, documentation: string, value: Template): Offer {
  return {
    label,
    kind: 'snippet',
    documentation,
    rank: 5,
    content: { kind: 'item', value },
  };
}

/** Behind everything else, in the order of their list. */
function inOrder(offers: readonly Offer[]): readonly Offer[] {
  return offers.map((offer, index) => ({ ...offer, rank: offer.rank + index / 100 }));
}
