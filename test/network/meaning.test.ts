import { describe, expect, it } from 'vitest';
import type { NetworkPolicy } from '../../server/src/kubernetes/networkPolicy.ts';
import { meanAtLeast, meanTheSame } from '../../server/src/network/meaning/meaning.ts';
import { manifestsIn } from '../support/world.ts';

/** The policies of some specs, each in a line of flow YAML; `in: name` at its beginning says another namespace. */
function policies(...specs: readonly string[]): readonly NetworkPolicy[] {
  return specs.flatMap((spec, index) => {
    const [, namespace = 'a', body = ''] = /^(?:in: (\w+) )?(.*)$/.exec(spec) ?? [];
    const text = `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: p${index}, namespace: ${namespace} }, spec: { ${body} } }`;
    return manifestsIn([{ uri: 'file:///a.yaml', text }]).flatMap(({ model }) =>
      model.kind === 'NetworkPolicy' ? [model] : [],
    );
  });
}

const from = (peers: string, ports = ''): string =>
  `podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [${peers}]${ports === '' ? '' : `, ports: [${ports}]`} }]`;
const pods = (labels: string): string => `{ podSelector: { ${labels} } }`;
const block = (cidr: string, except = ''): string =>
  `{ ipBlock: { cidr: "${cidr}"${except === '' ? '' : `, except: ["${except}"]`} } }`;

const equal: readonly (readonly [what: string, before: readonly string[], after: readonly string[]])[] = [
  [
    'values of a label in one entry or in several',
    [from(`${pods('matchLabels: { x: a }')}, ${pods('matchLabels: { x: b }')}`)],
    [from(pods('matchExpressions: [{ key: x, operator: In, values: [a, b] }]'))],
  ],
  [
    'a label with some value, or without it, and everything',
    [
      from(
        `${pods('matchExpressions: [{ key: x, operator: Exists }]')}, ${pods('matchExpressions: [{ key: x, operator: DoesNotExist }]')}`,
      ),
    ],
    [from(pods(''))],
  ],
  [
    'one value, and all but that',
    [
      from(
        `${pods('matchLabels: { x: a }')}, ${pods('matchExpressions: [{ key: x, operator: NotIn, values: [a] }]')}`,
      ),
    ],
    [from(pods(''))],
  ],
  [
    'pods of the own namespace, by its name or without it',
    [from('{ podSelector: {} }')],
    [from('{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: a } } }')],
  ],
  [
    'two halves of a range',
    [from(`${block('10.0.0.0/9')}, ${block('10.128.0.0/9')}`)],
    [from(block('10.0.0.0/8'))],
  ],
  [
    'what is taken out and given again',
    [from(`${block('fd00::/8', 'fd00::/16')}, ${block('fd00::/16')}`)],
    [from(block('fd00::/8'))],
  ],
  [
    'ports in one rule or in several',
    [from(pods(''), '{ port: 80 }, { port: 81 }, { port: http }')],
    [
      `podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [${pods('')}], ports: [{ port: 80, endPort: 81 }] }, { from: [${pods('')}], ports: [{ port: http }] }]`,
    ],
  ],
  [
    'both directions in one policy or in two',
    ['podSelector: {}, policyTypes: [Ingress, Egress], egress: [{}]'],
    ['podSelector: {}, policyTypes: [Ingress]', 'podSelector: {}, policyTypes: [Egress], egress: [{}]'],
  ],
];

const different: typeof equal = [
  [
    'everyone, and all pods with all addresses',
    [from('')],
    [from(`{ namespaceSelector: {} }, ${block('0.0.0.0/0')}, ${block('::/0')}`)],
  ],
  [
    'a name, and the number that it may stand for',
    [from(pods(''), '{ port: http }')],
    [from(pods(''), '{ port: 80 }')],
  ],
  [
    'a name beside a number',
    [from(pods(''), '{ port: http }, { port: 80 }')],
    [from(pods(''), '{ port: 80 }')],
  ],
  [
    'names of another protocol',
    [from(pods(''), '{ port: dns }')],
    [from(pods(''), '{ port: dns, protocol: UDP }')],
  ],
  [
    'every port, and every port of the protocols there are',
    [from(pods(''))],
    [from(pods(''), '{ protocol: TCP }, { protocol: UDP }, { protocol: SCTP }')],
  ],
  [
    'an entry with both selectors, and one for each',
    [from('{ namespaceSelector: {}, podSelector: { matchLabels: { x: a } } }')],
    [from('{ namespaceSelector: {} }, { podSelector: { matchLabels: { x: a } } }')],
  ],
  [
    'whom they limit',
    ['podSelector: {}, policyTypes: [Ingress]'],
    ['podSelector: { matchLabels: { x: a } }, policyTypes: [Ingress]'],
  ],
  [
    'no rules, and none that limit',
    ['podSelector: {}, policyTypes: [Egress]'],
    ['podSelector: {}, policyTypes: [Ingress]'],
  ],
  ['their namespace', [from(pods(''))], [`in: b ${from(pods(''))}`]],
  [
    'a label that is not there',
    [from(pods('matchExpressions: [{ key: x, operator: NotIn, values: [a] }]'))],
    [
      from(
        pods('matchExpressions: [{ key: x, operator: NotIn, values: [a] }, { key: x, operator: Exists }]'),
      ),
    ],
  ],
  ['what can’t be read', [from(block('10.0.0.0/33'))], [from(block('10.0.0.0/33'))]],
  [
    'what is misspelled',
    ['podselector: {}, policyTypes: [Ingress]'],
    ['podselector: {}, policyTypes: [Ingress]'],
  ],
];

describe('what policies mean', () => {
  it.each(equal)('is the same: %s', (_, before, after) => {
    expect(meanTheSame(policies(...before), policies(...after), 'default')).toBe(true);
  });

  it.each(different)('differs in %s', (_, before, after) => {
    expect(meanTheSame(policies(...before), policies(...after), 'default')).toBe(false);
  });

  it('is more where a rule is added, and not the other way round', () => {
    const [less, more] = [policies(from(pods('matchLabels: { x: a }'))), policies(from(pods('')))];
    expect([meanAtLeast(more, less, 'default'), meanAtLeast(less, more, 'default')]).toEqual([true, false]);
  });
});
