import { addEntry, addItem, assign, duplicate, rename } from '../edits.ts';
import type { MistakeKind } from './kind.ts';

const rules = /^spec\.(in|e)gress\[\]$/;
const peers = /^spec\.(ingress\[\]\.from|egress\[\]\.to)\[\]$/;
const peerLists = /^spec\.(ingress\[\]\.from|egress\[\]\.to)$/;
const ports = /^spec\.(in|e)gress\[\]\.ports\[\]\.port$/;

const refuses = { rule: 'api-server-refuses', code: 'wrong-type' } as const;
const unknown = { rule: 'unknown-field', code: 'unknown-field' } as const;
const twice = { rule: 'duplicate-key', code: 'duplicate-key' } as const;

/** What the server can't decode, or drops, or kubectl loses. */
export const decodingKinds: readonly MistakeKind[] = [
  { ...refuses, name: 'peers as a mapping', at: peerLists, plant: assign('{}') },
  {
    ...refuses,
    name: 'ports as a mapping',
    at: /^spec\.(in|e)gress\[\]\.ports$/,
    plant: assign('{ "port": 80 }'),
  },
  { ...refuses, name: 'rules as a mapping', at: /^spec\.(in|e)gress$/, plant: assign('{}') },
  { ...refuses, name: 'selector as a list', at: /^spec\.podSelector$/, plant: assign('[]') },
  { ...refuses, name: 'labels as a list', at: /\.matchLabels$/, plant: assign('["app"]') },
  { ...refuses, name: 'label value as a number', at: /\.matchLabels\..+$/, plant: assign('8080') },
  { ...refuses, name: 'label value as a boolean', at: /\.matchLabels\..+$/, plant: assign('true') },
  { ...refuses, name: 'policy types as a text', at: /^spec\.policyTypes$/, plant: assign('"Ingress"') },
  { ...refuses, name: 'port as a boolean', at: ports, plant: assign('true') },
  { ...refuses, name: 'port with a fraction', at: ports, plant: assign('80.5') },
  { ...refuses, name: 'port beyond 32 bits', at: ports, plant: assign('99999999999') },
  { ...refuses, name: 'port as a list', at: ports, plant: assign('[80, 443]') },
  { ...refuses, name: 'endPort as a text', at: ports, plant: addEntry('endPort', '"9000"') },
  { ...refuses, name: 'CIDR as a number', at: peers, plant: addItem('{ "ipBlock": { "cidr": 10 } }') },
  {
    ...refuses,
    name: 'exceptions as a text',
    at: peers,
    plant: addItem('{ "ipBlock": { "cidr": "10.0.0.0/8", "except": "10.1.0.0/16" } }'),
  },
  {
    ...refuses,
    name: 'values as a text',
    at: peers,
    plant: addItem(
      '{ "podSelector": { "matchExpressions": [{ "key": "retired", "operator": "NotIn", "values": "yes" }] } }',
    ),
  },
  { ...refuses, name: 'rule as a text', at: rules, plant: addItem('"all"') },
  { ...refuses, name: 'name as a number', at: /^metadata\.name$/, plant: assign('5') },
  { ...refuses, name: 'spec as a list', at: /^spec$/, plant: assign('[]') },
  {
    rule: 'api-server-refuses',
    code: 'unknown-version',
    name: 'a version that is gone',
    at: /^apiVersion$/,
    plant: assign('"networking.k8s.io/v1beta1"'),
  },
  {
    rule: 'api-server-refuses',
    code: 'not-convertible',
    name: 'a list for a key',
    at: /\.matchLabels\..+$/,
    plant: (site) =>
      site.key === undefined || site.isFlow ? undefined : { ...site.key, newText: '[app]', mistakeAt: 0 },
  },
  { ...unknown, name: 'form for from', at: /^spec\.ingress\[\]\.from$/, plant: rename('form') },
  { ...unknown, name: 'to within ingress', at: /^spec\.ingress\[\]\.from$/, plant: rename('to') },
  { ...unknown, name: 'from within egress', at: /^spec\.egress\[\]\.to$/, plant: rename('from') },
  { ...unknown, name: 'ingres for ingress', at: /^spec\.ingress$/, plant: rename('ingres') },
  {
    ...unknown,
    name: 'policytypes in small letters',
    at: /^spec\.policyTypes$/,
    plant: rename('policytypes'),
  },
  { ...unknown, name: 'PodSelector in capitals', at: /^spec\.podSelector$/, plant: rename('PodSelector') },
  { ...unknown, name: 'matchLabel for matchLabels', at: /\.matchLabels$/, plant: rename('matchLabel') },
  {
    ...unknown,
    // What is left of the peer names nobody.
    alsoTrue: 'api-server-refuses',
    name: 'namespaceSelectors',
    at: /\.namespaceSelector$/,
    plant: (site, text) => (site.siblings.length > 1 ? undefined : rename('namespaceSelectors')(site, text)),
  },
  { ...unknown, name: 'targetPort for port', at: ports, plant: rename('targetPort') },
  { ...unknown, name: 'a port as in a Service', at: ports, plant: addEntry('name', '"web"') },
  { ...unknown, name: 'lables for labels', at: /^metadata\.name$/, plant: addEntry('lables', '{}') },
  { ...unknown, name: 'a selector a level too high', at: /^spec$/, plant: addEntry('podSelector', '{}') },
  { ...unknown, name: 'an action', at: /^spec\.(in|e)gress$/, plant: addEntry('action', '"Allow"') },
  { ...twice, name: 'podSelector twice', at: /^spec\.podSelector$/, plant: duplicate('{}') },
  { ...twice, name: 'rules twice', at: /^spec\.(in|e)gress$/, plant: duplicate('[]') },
  { ...twice, name: 'peers twice', at: peerLists, plant: duplicate('[]') },
  { ...twice, name: 'a label twice', at: /\.matchLabels\..+$/, plant: duplicate('"web"') },
  { ...twice, name: 'the name twice', at: /^metadata\.name$/, plant: duplicate('"web"') },
  { ...twice, name: 'the port twice', at: ports, plant: duplicate('80') },
];
