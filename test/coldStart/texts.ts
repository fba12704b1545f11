import { smallestSplitLength } from '../../server/src/syntax/listParts.ts';
import { jsonList, listed, pod, yamlList } from '../support/clusterList.ts';

export const root = 'file:///workspace';

const deployment = (
  name: string,
  namespace: string,
  label: string,
  port: number,
): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${label}
  template:
    metadata:
      labels:
        app: ${label}
    spec:
      containers:
        - name: main
          image: example/main:1
          ports:
            - name: http
              containerPort: ${port}
`;

const policy = (
  name: string,
  namespace: string,
  label: string,
  from: string,
  port: string,
): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  podSelector:
    matchLabels:
      app: ${label}
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: ${from}
        - namespaceSelector:
            matchLabels:
              team: checkout
      ports:
        - port: ${port}
  egress:
    - to:
        - ipBlock:
            cidr: 10.0.0.0/8
            except: [10.1.0.0/16]
`;

/** Long enough to be read item by item, also after some edits; what its items are, it says for them. */
const list = (): string => {
  let text = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems:\n';
  for (let index = 0; text.length < 1.1 * smallestSplitLength; index++) {
    const label = index % 3 === 0 ? 'web' : 'api';
    const item = policy(`many-${index}`, 'many', label, 'pay', index % 2 === 0 ? '8080' : 'http');
    const [, , ...lines] = item.trimEnd().split('\n');
    text += `  - ${lines.join('\n    ')}\n`;
  }
  return text;
};

/** The same for workloads, in JSON. */
const typedList = (): string => {
  const items = Array.from({ length: 12 }, (_, index) => ({
    metadata: { name: `json-${index}`, namespace: 'many' },
    spec: {
      template: {
        metadata: { labels: { app: index % 2 === 0 ? 'web' : 'pay' } },
        spec: {
          containers: [{ name: 'main', ports: [{ name: 'http', containerPort: 8080 + (index % 3) }] }],
        },
      },
    },
  }));
  return JSON.stringify({ apiVersion: 'apps/v1', kind: 'DeploymentList', items }, undefined, 4);
};

/** A small shop: enough for every cross-file rule to speak and to fall silent. */
export const startingFiles: ReadonlyMap<string, string> = new Map([
  [
    `${root}/namespaces.yaml`,
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    team: shop\n---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: checkout\n  labels:\n    team: checkout\n',
  ],
  [`${root}/shop/web.yaml`, deployment('web', 'shop', 'web', 8080)],
  [
    `${root}/shop/api.yaml`,
    `${deployment('api', 'shop', 'api', 9090)}---\n${policy('api', 'shop', 'api', 'web', 'http')}`,
  ],
  [
    `${root}/shop/policies.yaml`,
    `${policy('web', 'shop', 'wbe', 'api', '8081')}---\n${policy('none', 'shop', 'web', 'nothing', '80')}`,
  ],
  [
    `${root}/checkout/pay.yaml`,
    `${deployment('pay', 'checkout', 'pay', 443)}---\n${policy('pay', 'checkout', 'pay', 'pay', '80')}`,
  ],
  [
    `${root}/checkout/list.json`,
    JSON.stringify(
      {
        apiVersion: 'v1',
        kind: 'List',
        items: [
          {
            apiVersion: 'v1',
            kind: 'Service',
            metadata: { name: 'pay', namespace: 'checkout' },
            spec: { selector: { app: 'pay' }, ports: [{ port: 80, targetPort: 443 }] },
          },
          {
            apiVersion: 'networking.k8s.io/v1',
            kind: 'NetworkPolicy',
            metadata: { name: 'json', namespace: 'shop' },
            spec: {
              podSelector: { matchLabels: { app: 'web' } },
              ingress: [{ from: [{ podSelector: { matchLabels: { app: 'pay' } } }], ports: [{ port: 81 }] }],
            },
          },
        ],
      },
      undefined,
      2,
    ),
  ],
  [`${root}/many.yaml`, list()],
  [`${root}/many.json`, typedList()],
  ['file:///other/pod.yaml', deployment('other', 'shop', 'api', 8081)],
  [
    `${root}/shop/seccomp.json`,
    JSON.stringify(
      {
        defaultAction: 'SCMP_ACT_ERRNO',
        architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86'],
        syscalls: [
          { names: ['read', 'wrte', 'read'], action: 'SCMP_ACT_ALLOW' },
          {
            names: ['clone'],
            action: 'SCMP_ACT_ALLOW',
            args: [{ index: 0, value: 2114060288, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' }],
          },
          { names: ['mount', 'umount'], action: 'SCMP_ACT_ERRNO', errnoRet: 4095 },
        ],
      },
      undefined,
      2,
    ),
  ],
  [
    `${root}/shop/operator.yaml`,
    `apiVersion: security-profiles-operator.x-k8s.io/v1
kind: SeccompProfile
metadata:
  name: web
spec:
  defaultAction: SCMP_ACT_ERRNO
  syscalls:
    - action: SCMP_ACT_ALOW
      names:
        - read
        - read
`,
  ],
  [
    `${root}/cluster.yaml`,
    yamlList([
      listed('Namespace', 'shop', { metadata: { labels: { team: 'shop' } } }),
      pod('shop/web-5d4-a', { app: 'web', 'pod-template-hash': '5d4' }, 'ReplicaSet/web-5d4'),
      pod('checkout/pay-0', { app: 'pay' }, 'StatefulSet/pay'),
      pod('other/alone', { app: 'api' }),
    ]),
  ],
  [`${root}/many/named.json`, jsonList([pod('many/named', { app: 'nothing' })])],
  [
    `${root}/.policy-lens.yaml`,
    'environments:\n  - name: all\n    kubernetes: "1.36"\nrules:\n  port-not-listened-on: info\n',
  ],
]);

/** The same with a base, two overlays and what they name. */
export const builtFiles: ReadonlyMap<string, string> = new Map([
  ...startingFiles,
  [`${root}/kustom/base/kustomization.yaml`, 'resources: [web.yaml, policy.yaml]\n'],
  [`${root}/kustom/base/web.yaml`, deployment('web', 'shop', 'web', 8080)],
  [`${root}/kustom/base/policy.yaml`, policy('web', 'shop', 'web', 'wbe', 'http')],
  [
    `${root}/kustom/dev/kustomization.yaml`,
    'namespace: checkout\nnamePrefix: dev-\nresources: [../base]\npatches: [{path: patch.yaml}]\n',
  ],
  [
    `${root}/kustom/dev/patch.yaml`,
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: web\nspec:\n  ingress:\n    - ports:\n        - port: 8081\n',
  ],
  [
    `${root}/kustom/prod/kustomization.yaml`,
    'namespace: shop\nresources: [../base, more.yaml]\nlabels: [{pairs: {team: shop}, includeSelectors: true}]\n',
  ],
  [`${root}/kustom/prod/more.yaml`, policy('more', 'shop', 'web', 'pay', '8080')],
  [
    `${root}/live/apps.yaml`,
    'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps}\nspec:\n  path: ./kustom/dev\n' +
      '  targetNamespace: shop\n  patches:\n    - target: {kind: NetworkPolicy}\n      patch: |\n        - op: replace\n' +
      '          path: /spec/ingress/0/ports/0/port\n          value: 8080\n',
  ],
]);

export const fragments: readonly string[] = [
  'x',
  '-',
  ' ',
  '\n',
  '---\n',
  '"',
  "'",
  '#',
  ':',
  '{',
  ']',
  '\t',
  'web',
  'app: api\n',
  '  - from: []\n',
  'port: 80\n',
  '8080',
  'team: shop\n',
  '# policy-lens-ignore selector-matches-nothing: known\n',
  '# policy-lens-ignore syntax\n',
  'cidr: 10.0.0.1/8\n',
  'namePrefix: x-\n',
  'resources: [../base, ../prod]\n',
  '  - path: patch.yaml\n',
  'endPort: 1\n',
  '&a ',
  '*a',
  'null',
  '<<<<<<< HEAD\n',
  'kind: List\n',
  'namespace: other\n',
  '"names": ["open"],\n',
  '"SCMP_ACT_LOG"',
  '// why\n',
  '...',
  ',',
];

/** Whole texts of a configuration: what it can say, one thing more or less at a time. */
export const configurations: readonly string[] = [
  '',
  'environments:\n  - name: all\n',
  'environments:\n  - name: all\n    namespace: shop\n',
  'environments:\n  - name: all\n    kubernetes: "1.30"\n    complete: {workloads: true, policies: true, namespaces: true}\n',
  'environments:\n  - name: all\n    complete: {workloads: false, policies: [shop], namespaces: false}\n',
  'environments:\n  - name: all\n    complete: {workloads: [shop]}\n  - name: pay\n    files: ["checkout/**"]\n',
  'environments:\n  - name: shop\n    files: ["shop/**", ""]\n  - name: shop\n    kubernetes: "1.31"\n    files: ["*.yaml"]\n',
  'snapshots:\n  - file: many/named.json\n',
  'environments:\n  - name: all\nsnapshots:\n  - file: cluster.yaml\n    environments: [all]\n    kinds: [networkpolicies]\n',
  'snapshots:\n  - file: none.yaml\n    environments: [none]\n  - file: shop/web.yaml\n',
  'rules:\n  selector-matches-nothing: off\n',
  'rules:\n  port-not-listened-on: hint\nignore:\n  - {path: "shop/**", rule: selector-matches-nothing, reason: known}\n',
  'environments: [\n',
];

export const gitignores: readonly string[] = [
  'web.yaml\n',
  'shop/\n',
  '*.yaml\n!namespaces.yaml\n',
  '!web.yaml\n',
  '*.json\n',
];
