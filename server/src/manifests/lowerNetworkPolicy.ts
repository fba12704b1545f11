import type {
  Direction,
  NetworkPolicy,
  PolicyPeer,
  PolicyPort,
  PolicyRule,
  PortNumbers,
  Protocol,
} from '../kubernetes/networkPolicy.ts';
import { emptyFieldsOf } from './emptyFields.ts';
import {
  child,
  type Field,
  hasOtherKeys,
  listItems,
  nameOf,
  namespaceOf,
  scalarValue,
  stateOf,
  textValue,
} from './field.ts';
import type { Lowering } from './lowering.ts';
import { lowerSelector } from './lowerSelector.ts';

/** A networking.k8s.io/v1 NetworkPolicy with the server's defaults (pkg/apis/networking/v1/defaults.go). */
export function lowerNetworkPolicy(object: Field, lowering: Lowering): NetworkPolicy {
  const spec = child(object, 'spec');
  const policyTypes = child(spec, 'policyTypes');
  lowering.note(policyTypes.path);
  lowering.note('metadata.name');
  lowering.note('metadata.namespace');
  const named = listItems(policyTypes).map(textValue);
  const isReadable = isList(policyTypes) && named.every((type) => type === 'Ingress' || type === 'Egress');
  const egress = child(spec, 'egress');
  const emptyFields = emptyFieldsOf(spec, lowering);
  const listed =
    stateOf(policyTypes) === 'absent' || (stateOf(policyTypes) === 'sequence' && named.length === 0);
  return {
    kind: 'NetworkPolicy',
    namespace: namespaceOf(object),
    name: nameOf(object) ?? '',
    podSelector: lowerSelector(child(spec, 'podSelector'), lowering, hasOtherKeys(spec, specKeys)),
    isolates: listed
      ? { ingress: true, egress: stateOf(egress) !== 'absent' && !isEmptyList(egress) }
      : { ingress: named.includes('Ingress'), egress: named.includes('Egress') },
    mayIsolateMore: !isReadable,
    ...(listed ? { typesAreImplied: true } : {}),
    ingress: lowerRules(child(spec, 'ingress'), 'ingress', lowering),
    egress: lowerRules(egress, 'egress', lowering),
    ...(emptyFields.length === 0 ? {} : { emptyFields }),
    origin: lowering.origin(''),
  };
}

/** NetworkPolicySpec of networking.k8s.io/v1. */
const specKeys = ['podSelector', 'policyTypes', 'ingress', 'egress'];

function isEmptyList(field: Field): boolean {
  return stateOf(field) === 'sequence' && listItems(field).length === 0;
}

function lowerRules(field: Field, direction: Direction, lowering: Lowering): readonly PolicyRule[] {
  lowering.note(field.path);
  if (stateOf(field) === 'absent' || stateOf(field) === 'sequence') {
    return listItems(field).map((item) => lowerRule(item, direction, lowering));
  }
  const origin = lowering.origin(field.path);
  return [{ peers: [{ kind: 'unreadable', origin }], ports: [], origin }];
}

function lowerRule(rule: Field, direction: Direction, lowering: Lowering): PolicyRule {
  const origin = lowering.origin(rule.path);
  const state = stateOf(rule);
  if (state !== 'mapping' && state !== 'absent') {
    return { peers: [{ kind: 'unreadable', origin }], ports: [], origin };
  }
  const peersKey = direction === 'ingress' ? 'from' : 'to';
  const peers = child(rule, peersKey);
  const ports = child(rule, 'ports');
  const hasUnknownKey =
    hasOtherKeys(rule, [peersKey, 'ports']) || listItems(ports).some((port) => hasOtherKeys(port, portKeys));
  lowering.note(peers.path);
  lowering.note(ports.path);
  return {
    peers: isList(peers)
      ? listItems(peers).map((item) => lowerPeer(item, lowering))
      : [{ kind: 'unreadable', origin: lowering.origin(peers.path) }],
    ports: isList(ports)
      ? listItems(ports).map((item) => lowerPort(item, lowering))
      : [unreadablePort(ports, lowering)],
    ...(hasUnknownKey ? { hasUnknownKey } : {}),
    origin,
  };
}

/** NetworkPolicyPort of networking.k8s.io/v1. */
const portKeys = ['protocol', 'port', 'endPort'];

function isList(field: Field): boolean {
  return ['absent', 'sequence'].includes(stateOf(field));
}

function lowerPeer(peer: Field, lowering: Lowering): PolicyPeer {
  const origin = lowering.origin(peer.path);
  const podSelector = child(peer, 'podSelector');
  const namespaceSelector = child(peer, 'namespaceSelector');
  const ipBlock = child(peer, 'ipBlock');
  const hasPods = stateOf(podSelector) !== 'absent';
  const hasNamespaces = stateOf(namespaceSelector) !== 'absent';
  const hasAddresses = stateOf(ipBlock) !== 'absent';
  if (hasAddresses === (hasPods || hasNamespaces)) return { kind: 'unreadable', origin };
  if (hasAddresses) return lowerIpBlock(ipBlock, origin, lowering);
  return {
    kind: 'pods',
    podSelector: hasPods ? lowerSelector(podSelector, lowering) : undefined,
    namespaceSelector: hasNamespaces ? lowerSelector(namespaceSelector, lowering) : undefined,
    ...(hasOtherKeys(peer, peerKeys) ? { hasUnknownKey: true } : {}),
    origin,
  };
}

/** NetworkPolicyPeer of networking.k8s.io/v1. */
const peerKeys = ['podSelector', 'namespaceSelector', 'ipBlock'];

function lowerIpBlock(ipBlock: Field, origin: PolicyPeer['origin'], lowering: Lowering): PolicyPeer {
  const cidr = textValue(child(ipBlock, 'cidr'));
  const exceptField = child(ipBlock, 'except');
  const except = listItems(exceptField).map(textValue);
  if (cidr === undefined || !isList(exceptField) || except.includes(undefined))
    return { kind: 'unreadable', origin };
  lowering.note(child(ipBlock, 'cidr').path);
  for (const item of listItems(exceptField)) lowering.note(item.path);
  return { kind: 'ipBlock', cidr, except: except.filter((text) => text !== undefined), origin };
}

function unreadablePort(field: Field, lowering: Lowering): PolicyPort {
  return { protocol: undefined, numbers: { kind: 'unreadable' }, origin: lowering.origin(field.path) };
}

function lowerPort(item: Field, lowering: Lowering): PolicyPort {
  const state = stateOf(item);
  if (state !== 'mapping' && state !== 'absent') return unreadablePort(item, lowering);
  lowering.note(child(item, 'port').path);
  lowering.note(child(item, 'endPort').path);
  return {
    protocol: lowerProtocol(child(item, 'protocol')),
    numbers: lowerNumbers(child(item, 'port'), child(item, 'endPort')),
    origin: lowering.origin(item.path),
  };
}

/** Of a container or a Service, where the empty text counts as left out too (pkg/apis/core/v1/defaults.go). */
export function lowerDefaultedProtocol(field: Field): Protocol | undefined {
  return scalarValue(field) === '' ? 'TCP' : lowerProtocol(field);
}

/** Left out it is TCP; undefined where it names none. */
function lowerProtocol(field: Field): Protocol | undefined {
  if (stateOf(field) === 'absent') return 'TCP';
  const text = textValue(field);
  return text === 'TCP' || text === 'UDP' || text === 'SCTP' ? text : undefined;
}

function lowerNumbers(port: Field, endPort: Field): PortNumbers {
  const hasEnd = stateOf(endPort) !== 'absent';
  if (stateOf(port) === 'absent') return hasEnd ? { kind: 'unreadable' } : { kind: 'all' };
  const value = scalarValue(port);
  if (typeof value === 'string') {
    return isPortName(value) && !hasEnd ? { kind: 'named', name: value } : { kind: 'unreadable' };
  }
  const last = hasEnd ? scalarValue(endPort) : value;
  if (!isPortNumber(value) || !isPortNumber(last) || last < value) return { kind: 'unreadable' };
  return { kind: 'range', first: value, last };
}

/** As IsValidPortName of apimachinery's validation, which a quoted number is not. */
function isPortName(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && /[a-z]/.test(text) && text.length <= 15;
}

function isPortNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535;
}
