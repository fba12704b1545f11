import { type Cidr, formatAddress, parseCidr } from '../../kubernetes/cidr.ts';
import { policyTypes, protocols } from '../../manifests/admission/schema.ts';
import { operatorsBeside } from './operators.ts';
import { blank, blankText, list, mapping, oneOf, open, scalar, stop, type Template } from './template.ts';

const labels = mapping({ matchLabels: open });

/**
 * What is written behind a key so that nothing invalid arises: null where that is allowed and leads on to the next
 * completion, else something to start from. By the name of the struct in Go and the key.
 */
const templates: Readonly<Record<string, Template>> = {
  'NetworkPolicy.apiVersion': scalar('networking.k8s.io/v1'),
  'NetworkPolicy.kind': scalar('NetworkPolicy'),
  'NetworkPolicy.metadata': mapping({ name: stop(scalar('name')) }),
  'NetworkPolicy.spec': mapping({ podSelector: mapping({}), policyTypes: list(oneOf(policyTypes)) }),
  'NetworkPolicySpec.podSelector': labels,
  'NetworkPolicySpec.policyTypes': list(oneOf(policyTypes)),
  'NetworkPolicySpec.ingress': list(stop(mapping({ from: list(mapping({ podSelector: mapping({}) })) }))),
  'NetworkPolicySpec.egress': list(stop(mapping({ to: list(mapping({ podSelector: mapping({}) })) }))),
  'NetworkPolicyIngressRule.from': list(stop(mapping({ podSelector: mapping({}) }))),
  'NetworkPolicyIngressRule.ports': list(mapping({ port: stop(scalar(80)) })),
  'NetworkPolicyEgressRule.to': list(stop(mapping({ podSelector: mapping({}) }))),
  'NetworkPolicyEgressRule.ports': list(mapping({ port: stop(scalar(80)) })),
  'NetworkPolicyPeer.podSelector': labels,
  'NetworkPolicyPeer.namespaceSelector': labels,
  'NetworkPolicyPeer.ipBlock': mapping({ cidr: stop(scalar('10.0.0.0/8')) }),
  'NetworkPolicyPort.protocol': oneOf(protocols),
  'LabelSelectorRequirement.key': stop(scalar('app')),
  'LabelSelector.matchLabels': open,
  'ObjectMeta.labels': open,
  'ObjectMeta.annotations': open,
  'LabelSelector.matchExpressions': list(mapping({ key: stop(scalar('app')), operator: scalar('Exists') })),
};

/** What is a text and has no template. */
const texts: ReadonlySet<string> = new Set([
  'ObjectMeta.name',
  'ObjectMeta.generateName',
  'ObjectMeta.namespace',
  'IPBlock.cidr',
]);

/** @param beside the values of the keys that are already there, where they are scalars */
export function keyTemplate(struct: string, key: string, beside: ReadonlyMap<string, unknown>): Template {
  const id = `${struct}.${key}`;
  if (id === 'LabelSelectorRequirement.operator') {
    return beside.has('values') ? oneOf(operatorsBeside(beside.get('values'))) : blankText;
  }
  if (id === 'LabelSelectorRequirement.values') return list(stop(scalar('value')));
  if (id === 'IPBlock.except') return list(stop(scalar(partOf(beside.get('cidr')) ?? '')));
  return templates[id] ?? (texts.has(id) ? blankText : blank);
}

/** A smaller range inside a cidr, to start from; the metadata address where it lies in it. */
function partOf(text: unknown): string | undefined {
  const cidr = typeof text === 'string' ? parseCidr(text) : undefined;
  if (cidr === undefined) return undefined;
  const width = cidr.family === 4 ? 32 : 128;
  if (cidr.prefix >= width) return undefined;
  if (holdsMetadata(cidr)) return '169.254.169.254/32';
  return `${formatAddress(cidr.family, cidr.first)}/${Math.min(cidr.prefix + 8, width)}`;
}

function holdsMetadata(cidr: Cidr): boolean {
  const address = parseCidr('169.254.169.254/32');
  return (
    address !== undefined &&
    cidr.family === 4 &&
    cidr.prefix < 32 &&
    cidr.first <= address.first &&
    cidr.last >= address.last
  );
}

/**
 * The keys of a struct that may be written beside others: not there yet, and not excluded by one that is.
 * @param beside the keys that are there, with their values where these are scalars
 */
export function allowedKeys(
  struct: string,
  keys: Iterable<string>,
  beside: ReadonlyMap<string, unknown>,
): readonly string[] {
  return [...keys].filter((key) => !beside.has(key) && isAllowed(`${struct}.${key}`, beside));
}

/** Left to the API server, or of no use in a file that is written by hand. */
const unwritten = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
]);

/** The rules are V4, V5 and V14 to V19 of the API server's validation. */
function isAllowed(id: string, beside: ReadonlyMap<string, unknown>): boolean {
  const [struct = '', key = ''] = id.split('.');
  if (struct === 'ObjectMeta') {
    if (unwritten.has(key) || key === 'ownerReferences' || key === 'finalizers') return false;
    return key !== 'generateName' || !beside.has('name');
  }
  switch (id) {
    case 'NetworkPolicyPeer.ipBlock':
      return !beside.has('podSelector') && !beside.has('namespaceSelector');
    case 'NetworkPolicyPeer.podSelector':
    case 'NetworkPolicyPeer.namespaceSelector':
      return !beside.has('ipBlock');
    case 'NetworkPolicyPort.endPort':
      return typeof beside.get('port') === 'number';
    case 'NetworkPolicyPort.port':
      return true;
    case 'LabelSelectorRequirement.values':
      return !['Exists', 'DoesNotExist'].includes(String(beside.get('operator')));
    case 'IPBlock.except':
      return partOf(beside.get('cidr')) !== undefined;
    default:
      return true;
  }
}
