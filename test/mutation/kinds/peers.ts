import type { KubernetesVersion } from '../../../server/src/kubernetes/version.ts';
import type { AdmissionCode } from '../../../server/src/manifests/admission/message.ts';
import { addItem, assign } from '../edits.ts';
import type { MistakeKind, PlantedRule } from './kind.ts';

const peer = /^spec\.(ingress\[\]\.from|egress\[\]\.to)\[\]$/;
const cidr = /\.ipBlock\.cidr$/;

/** A peer that is wrong, beside those that are there. */
const item = (code: AdmissionCode, name: string, value: string): MistakeKind => ({
  rule: 'api-server-refuses',
  code,
  name,
  at: peer,
  plant: addItem(value),
});

/** A CIDR as a peer of its own, and one in place of what is there. */
const block = (
  code: AdmissionCode,
  name: string,
  value: string,
  rule: PlantedRule = 'api-server-refuses',
  version?: KubernetesVersion,
): readonly MistakeKind[] => [
  {
    ...{
      rule,
      code,
      name: `${name}, added`,
      at: peer,
      plant: addItem(`{ "ipBlock": { "cidr": "${value}" } }`),
    },
    ...(version === undefined ? {} : { version }),
  },
  {
    ...{
      rule,
      code,
      name,
      at: cidr,
      // What it excepts would lie outside.
      plant: (site, text) => (site.siblings.length > 1 ? undefined : assign(`"${value}"`)(site, text)),
    },
    ...(version === undefined ? {} : { version }),
  },
];

const type = (code: AdmissionCode, name: string, value: string): MistakeKind => ({
  rule: 'api-server-refuses',
  code,
  name,
  at: /^spec\.policyTypes$/,
  plant: assign(value),
});

/** What the server refuses, or warns about, of peers and their addresses, and of policy types. */
export const peerKinds: readonly MistakeKind[] = [
  item('peer-empty', 'a peer that names nobody', '{}'),
  item('peer-empty', 'a peer whose selector is null', '{ "podSelector": null }'),
  item(
    'peer-ambiguous',
    'an ipBlock with a selector',
    '{ "podSelector": {}, "ipBlock": { "cidr": "10.0.0.0/8" } }',
  ),
  item('cidr-missing', 'an ipBlock without a CIDR', '{ "ipBlock": { "except": ["10.0.0.0/8"] } }'),
  item('cidr-missing', 'an empty CIDR', '{ "ipBlock": { "cidr": "" } }'),
  item(
    'except-outside-cidr',
    'an exception outside',
    '{ "ipBlock": { "cidr": "10.0.0.0/8", "except": ["192.168.0.0/16"] } }',
  ),
  item(
    'except-outside-cidr',
    'an exception of it all',
    '{ "ipBlock": { "cidr": "10.0.0.0/8", "except": ["10.0.0.0/8"] } }',
  ),
  item(
    'except-outside-cidr',
    'an exception of another family',
    '{ "ipBlock": { "cidr": "10.0.0.0/8", "except": ["2001:db8::/32"] } }',
  ),
  item(
    'cidr-host-bits',
    'host bits in an exception',
    '{ "ipBlock": { "cidr": "10.0.0.0/8", "except": ["10.1.2.3/16"] } }',
  ),
  item(
    'cidr-invalid',
    'an exception that is no CIDR',
    '{ "ipBlock": { "cidr": "10.0.0.0/8", "except": ["10.1.0.0"] } }',
  ),
  ...block('cidr-invalid', 'an address without a prefix length', '10.0.0.1'),
  ...block('cidr-invalid', 'a prefix length of 33', '10.0.0.0/33'),
  ...block('cidr-invalid', 'an IPv6 prefix length of 129', '2001:db8::/129'),
  ...block('cidr-invalid', 'three numbers', '10.0.0/24'),
  ...block('cidr-invalid', 'a number of 256', '10.0.256.0/24'),
  ...block('cidr-invalid', 'a name', 'db.example/32'),
  ...block('cidr-leading-zeros', 'leading zeros', '010.0.0.0/8'),
  ...block('cidr-leading-zeros', 'leading zeros in 1.34', '010.0.0.0/8', 'api-server-warns', '1.34'),
  ...block('cidr-leading-zeros', 'a leading zero in the prefix length', '10.0.0.0/08'),
  ...block('cidr-mapped', 'an IPv4 address in IPv6', '::ffff:10.0.0.0/104'),
  ...block('cidr-host-bits', 'host bits', '10.1.2.3/24'),
  ...block('cidr-host-bits', 'host bits in 1.34', '10.1.2.3/24', 'api-server-warns', '1.34'),
  ...block('cidr-host-bits', 'host bits in IPv6', '2001:db8::1/32'),
  ...block('cidr-not-canonical', 'an IPv6 network in capitals', '2001:DB8::/32', 'api-server-warns'),
  type('policy-types-too-many', 'three policy types', '["Ingress", "Egress", "Ingress"]'),
  type('policy-type-unsupported', 'a policy type in small letters', '["ingress"]'),
  type('policy-type-unsupported', 'a policy type of its own', '["Ingress", "All"]'),
];
