import { expect, it } from 'vitest';
import { findingsOf, root, workbenchOf } from '../support/workbench.ts';

/** Fixes of what arises in a built object alone: they change the text that made the value. */

const files = {
  'base/kustomization.yaml': 'resources: [policy.yaml, web.yaml]\n',
  'base/policy.yaml': `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]
      ports: [{ port: 80, protocol: TCP }]
`,
  'base/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, ports: [{ containerPort: 80, name: http }] }]
`,
};

const named = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\n';

/** Each fix by its title and the line that it makes of the one with the finding. */
function fixesOf(own: Readonly<Record<string, string>>): readonly string[] {
  const texts = new Map(Object.entries({ ...files, ...own }));
  return findingsOf(workbenchOf(texts)).flatMap(({ fixes }) =>
    fixes.map(({ title, edits }) => {
      const [edit] = edits;
      const name = edit?.uri.slice(root.length + 1) ?? '';
      let text = texts.get(name) ?? '';
      for (const { range, newText } of edits.toSorted((a, b) => b.range.start - a.range.start)) {
        text = text.slice(0, range.start) + newText + text.slice(range.end);
      }
      const line = text.slice(0, edit?.range.start).split('\n').length;
      return `${title} -> ${name}: ${text.split('\n')[line - 1]?.trim()}`;
    }),
  );
}

const inOverlay = (patches: string): Readonly<Record<string, string>> => ({
  'over/kustomization.yaml': `resources: [../base]\npatches:\n${patches}`,
});

it.each([
  [
    'a patch of its own file',
    { ...inOverlay('  - path: patch.yaml\n'), 'over/patch.yaml': `${named}spec:\n  ingres: []\n` },
    ['Write `ingress` -> over/patch.yaml: ingress: []', 'Remove `ingres` -> over/patch.yaml: {}'],
  ],
  [
    'a patch that is JSON',
    {
      ...inOverlay('  - path: patch.json\n    target: { kind: NetworkPolicy }\n'),
      'over/patch.json': '[{"op": "replace", "path": "/spec/podSelector/matchLabels/app", "value": "wep"}]',
    },
    [
      'Change to app: web -> over/patch.json: [{"op": "replace", "path": "/spec/podSelector/matchLabels/app", "value": "web"}]',
    ],
  ],
  [
    'a merge patch in a block',
    inOverlay(
      `  - patch: |\n      ${named.replaceAll('\n', '\n      ')}spec:\n        ingress:\n          - ports:\n              - port: 80\n                protocol: udp\n`,
    ),
    ['Write UDP -> over/kustomization.yaml: protocol: UDP'],
  ],
  [
    'a line of a block',
    inOverlay(
      `  - patch: |\n      ${named.replaceAll('\n', '\n      ')}spec:\n        ingress:\n          - ports:\n              - port: http\n                endPort: 90\n`,
    ),
    ['Remove `endPort`: only the named port -> over/kustomization.yaml: '],
  ],
  [
    'operations in single quotes',
    inOverlay(
      `  - target: { kind: NetworkPolicy }\n    patch: '[{"op": "add", "path": "/spec/ingress/0/ports", "value": [{"port": "80"}]}]'\n`,
    ),
    [
      `Write the number 80 -> over/kustomization.yaml: patch: '[{"op": "add", "path": "/spec/ingress/0/ports", "value": [{"port": 80}]}]'`,
    ],
  ],
  [
    'operations in double quotes',
    inOverlay(
      `  - target: { kind: NetworkPolicy }\n    patch: "- {op: replace, path: /spec/podSelector/matchLabels/app, value: wep}"\n`,
    ),
    [
      'Change to app: web -> over/kustomization.yaml: patch: "- {op: replace, path: /spec/podSelector/matchLabels/app, value: web}"',
    ],
  ],
  [
    'quotes in quotes',
    inOverlay(
      `  - target: { kind: NetworkPolicy }\n    patch: "- {op: replace, path: /spec/podSelector/matchLabels/app, value: \\"wep\\"}"\n`,
    ),
    [
      'Change to app: web -> over/kustomization.yaml: patch: "- {op: replace, path: /spec/podSelector/matchLabels/app, value: \\"web\\"}"',
    ],
  ],
  [
    'an entry that is added in quotes',
    inOverlay(
      `  - target: { kind: NetworkPolicy }\n    patch: '- {op: add, path: /spec/ingress/0/ports, value: [{port: 80-90}]}'\n`,
    ),
    [
      "Write the range as port 80 and endPort 90 -> over/kustomization.yaml: patch: '- {op: add, path: /spec/ingress/0/ports, value: [{port: 80, endPort: 90}]}'",
    ],
  ],
  [
    'a line that is added to a folded block',
    inOverlay(
      `  - target: { kind: NetworkPolicy }\n    patch: >\n      - op: add\n\n        path: /spec/ingress/0/ports\n\n        value:\n\n          - port: 80-90\n`,
    ),
    ['Write the range as port 80 and endPort 90 -> over/kustomization.yaml: - port: 80'],
  ],
  [
    'an empty list in a block',
    inOverlay(
      `  - patch: |\n      ${named.replaceAll('\n', '\n      ')}spec:\n        ingress:\n          - from: []\n            ports: [{port: 80}]\n`,
    ),
    ['Leave out from, which allows the same -> over/kustomization.yaml: - ports: [{port: 80}]'],
  ],
  [
    'an empty list that a JSON patch adds',
    inOverlay(
      `  - target: { kind: NetworkPolicy }\n    patch: |\n      - op: add\n        path: /spec/egress\n        value: [{ports: [{port: 80}]}]\n      - op: add\n        path: /spec/egress/0/to\n        value: []\n`,
    ),
    [
      // of the list itself there is nothing to leave out
      'Allow DNS -> over/kustomization.yaml: value: [{ports: [{port: 80}]}, { to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }, podSelector: { matchLabels: { k8s-app: kube-dns } } }], ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }] }]',
    ],
  ],
  [
    'a field of the kustomization',
    { 'over/kustomization.yaml': 'resources: [../base]\nnamespace: Shop_1\n' },
    ['Write shop-1 -> over/kustomization.yaml: namespace: shop-1'],
  ],
  [
    'a label of the kustomization',
    {
      'over/kustomization.yaml':
        'resources: [../base]\npatches:\n  - patch: |\n      - {op: replace, path: /spec/podSelector/matchLabels/app, value: wep}\n    target: {kind: NetworkPolicy}\nlabels:\n  - pairs: {team: red}\n    includeTemplates: true\n',
    },
    [
      'Change to app: web -> over/kustomization.yaml: - {op: replace, path: /spec/podSelector/matchLabels/app, value: web}',
    ],
  ],
  [
    'the only exception of a block of addresses, which goes with its list',
    inOverlay(
      `  - patch: |\n      ${named.replaceAll('\n', '\n      ')}spec:\n        ingress:\n          - from:\n              - ipBlock:\n                  cidr: 10.0.0.0/8\n                  except:\n                    - 11.0.0.0/8\n`,
    ),
    ['Remove the exception 11.0.0.0/8 -> over/kustomization.yaml: '],
  ],
  [
    'an only exception that is put beside what stands elsewhere',
    inOverlay(
      `  - target: { kind: NetworkPolicy }\n    patch: |\n      - { op: add, path: /spec/ingress/0/from/0/ipBlock/except, value: [11.0.0.0/8] }\n`,
    ),
    [],
  ],
  // nothing of the name is written in one place
  ['a name with a prefix', { 'over/kustomization.yaml': 'resources: [../base]\nnamePrefix: Dev-\n' }, []],
  // the mapping is put together from two files: what is taken away here would come back from there
  [
    'a part of a mapping',
    inOverlay(
      `  - target: { kind: NetworkPolicy }\n    patch: |\n      - { op: add, path: /spec/ingress/0/ports/0/endPort, value: 70 }\n`,
    ),
    [],
  ],
])('%s', (_, own, expected) => {
  expect(fixesOf(own)).toEqual(expected);
});

it('a fix in a base says which overlays share it, and one in an overlay does not', () => {
  const own = {
    'base/policy.yaml': files['base/policy.yaml'].replace('app: web', 'app: wep'),
    'dev/kustomization.yaml': 'resources: [../base]\nnamespace: dev\n',
    'prod/kustomization.yaml': 'resources: [../base]\nnamespace: Prod_1\n',
  };
  expect(fixesOf(own)).toEqual([
    'Change to app: web (in policy.yaml, which dev and prod share) -> base/policy.yaml: podSelector: { matchLabels: { app: web } }',
    'Write prod-1 -> prod/kustomization.yaml: namespace: prod-1',
  ]);
});
