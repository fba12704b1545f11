import { expect, it } from 'vitest';
import { findingsOf, root, workbenchOf } from '../../support/workbench.ts';

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {matchLabels: {app: web}}
  ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]
`;

const operation = '{op: replace, path: /spec/ingress/0/from/0/ipBlock/cidr, value: nonsense}';

/** Where the value of a patch stands that is written in a kustomization itself. */
it.each([
  ['a literal block', `|\n        # the one\n        -\n          ${operation}`],
  ['a literal block with an indentation of its own', `|2\n          - ${operation}`],
  ['a folded block', `>-\n        - ${operation.replaceAll(', ', ',\n        ')}`],
  [
    'single quotes',
    `'[{"op": "replace", "path": "/spec/ingress/0/from/0/ipBlock/cidr", "value": "nonsense"}]'`,
  ],
  [
    'single quotes with quotes',
    `'- {op: test, path: /kind, value: ''NetworkPolicy''}\n\n      - ${operation}'`,
  ],
  ['double quotes', `"-\\n  ${operation}"`],
  [
    'double quotes with escapes',
    `"[{\\"op\\": \\"replace\\", \\"path\\": \\"\\x2fspec/ingress/0/from/0/ipBlock/cidr\\",\\\n      \\"value\\": \\"nonsense\\"}]"`,
  ],
])('of %s', (_, written) => {
  const kustomization = `resources: [policy.yaml]\npatches:\n  - target: {kind: NetworkPolicy}\n    patch: ${written}\n`;
  const files = new Map([
    ['kustomization.yaml', kustomization],
    ['policy.yaml', policy],
  ]);
  const places = findingsOf(workbenchOf(files)).map(({ rule, uri, range }) => [
    rule,
    uri.slice(root.length + 1),
    kustomization.slice(range.start, range.end).replace(/[\\"]/g, ''),
  ]);
  expect(places).toEqual([['api-server-refuses', 'kustomization.yaml', 'nonsense']]);
});
