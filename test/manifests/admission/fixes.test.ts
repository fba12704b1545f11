import { describe, expect, it } from 'vitest';
import { admit } from '../../../server/src/manifests/admission/admit.ts';
import { explain } from '../../../server/src/manifests/admission/explain.ts';
import { parseText } from '../../../server/src/syntax/parse.ts';
import { applyFix, type Language, messagesOf } from './support.ts';

const head = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\nspec:\n';

/** What stands under `spec`, the fix's title with `!` before it where it is unsafe, and what it leaves. */
type FixCase = readonly [before: string, title: string, after: string];

const yamlCases: readonly FixCase[] = [
  [
    '  ingress:\n  - from:\n    - ipBlock:\n        cidr: 192.168.1.5/24 # home\n',
    'Write 192.168.1.0/24',
    '  ingress:\n  - from:\n    - ipBlock:\n        cidr: 192.168.1.0/24 # home\n',
  ],
  [
    "  ingress:\n  - from:\n    - ipBlock: {cidr: '192.168.1.5/24'}\n",
    '!Use the one address 192.168.1.5/32',
    "  ingress:\n  - from:\n    - ipBlock: {cidr: '192.168.1.5/32'}\n",
  ],
  [
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: "010.0.0.0/08"\n',
    'Write 10.0.0.0/8',
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: "10.0.0.0/8"\n',
  ],
  [
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: ::ffff:10.0.0.0/104\n',
    'Write 10.0.0.0/8',
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: 10.0.0.0/8\n',
  ],
  [
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: 2001:DB8::/32\n',
    'Write 2001:db8::/32',
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: "2001:db8::/32"\n',
  ],
  [
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: 10.0.0.7\n',
    '!Write 10.0.0.7/32',
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: 10.0.0.7/32\n',
  ],
  [
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: 10.1.0.0/255.255.0.0\n',
    'Write 10.1.0.0/16',
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: 10.1.0.0/16\n',
  ],
  [
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: 10.0.0.0/8\n        except:\n        - 192.168.0.0/16\n        - 10.1.0.0/16\n',
    'Remove the exception 192.168.0.0/16',
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: 10.0.0.0/8\n        except:\n        - 10.1.0.0/16\n',
  ],
  [
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: 10.0.0.0/8\n        except: # all of it\n        - 10.0.0.0/8\n',
    '!Remove the exception 10.0.0.0/8',
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: 10.0.0.0/8\n',
  ],
  [
    '  ingress:\n  - ports:\n    - protocol: tcp\n      port: 80\n',
    'Write TCP',
    '  ingress:\n  - ports:\n    - protocol: TCP\n      port: 80\n',
  ],
  [
    '  ingress:\n  - ports:\n    - port: "80"\n',
    'Write the number 80',
    '  ingress:\n  - ports:\n    - port: 80\n',
  ],
  [
    '  ingress:\n  - ports:\n    - port: 8000-9000\n      protocol: TCP\n',
    '!Write the range as port 8000 and endPort 9000',
    '  ingress:\n  - ports:\n    - port: 8000\n      endPort: 9000\n      protocol: TCP\n',
  ],
  [
    '  ingress:\n  - ports:\n    - port: 0\n      protocol: UDP\n',
    '!Leave `port` out, which means every port of the protocol',
    '  ingress:\n  - ports:\n    - protocol: UDP\n',
  ],
  [
    '  ingress:\n  - ports:\n    - {port: 90, endPort: 80}\n',
    '!Make it 80 to 90',
    '  ingress:\n  - ports:\n    - {port: 80, endPort: 90}\n',
  ],
  [
    '  ingress:\n  - ports:\n    - protocol: TCP\n      endPort: 90\n',
    '!Make it the one port 90',
    '  ingress:\n  - ports:\n    - protocol: TCP\n      port: 90\n',
  ],
  [
    '  ingress:\n  - ports:\n    - endPort: 90\n',
    '!Remove `endPort`: every port of the protocol',
    '  ingress:\n  - ports:\n    - {}\n',
  ],
  [
    '  ingress:\n  - ports:\n    - port: 80\n      endPort: "90"\n',
    'Write the number 90',
    '  ingress:\n  - ports:\n    - port: 80\n      endPort: 90\n',
  ],
  [
    '  ingress:\n  - ports:\n    - port: !!str 80\n',
    'Write the number 80',
    '  ingress:\n  - ports:\n    - port: 80\n',
  ],
  [
    '  podSelector: {matchLabels: {cached: !!bool yes}}\n',
    'Put it in quotes: "yes"',
    '  podSelector: {matchLabels: {cached: "yes"}}\n',
  ],
  [
    '  podSelector:\n    matchExpressions:\n    - key: app\n      operator: exists\n',
    'Write Exists',
    '  podSelector:\n    matchExpressions:\n    - key: app\n      operator: Exists\n',
  ],
  [
    '  podSelector:\n    matchExpressions:\n    - key: app\n      operator: In\n',
    '!Use Exists',
    '  podSelector:\n    matchExpressions:\n    - key: app\n      operator: Exists\n',
  ],
  [
    '  podSelector:\n    matchExpressions:\n    - operator: NotIn # later\n      key: app\n',
    '!Add `values` with one value to fill in',
    '  podSelector:\n    matchExpressions:\n    - operator: NotIn # later\n      values: ["VALUE"]\n      key: app\n',
  ],
  [
    '  podSelector:\n    matchExpressions:\n    - {key: app, operator: Exists, values: [web]}\n',
    '!Remove `values`',
    '  podSelector:\n    matchExpressions:\n    - {key: app, operator: Exists}\n',
  ],
  [
    '  podSelector:\n    matchExpressions:\n    - key: app\n      operator: Exists\n      values:\n      - web\n      - db\n',
    '!Remove `values`',
    '  podSelector:\n    matchExpressions:\n    - key: app\n      operator: Exists\n',
  ],
  ['  policyTypes: [ingress]\n', 'Write Ingress', '  policyTypes: [Ingress]\n'],
  [
    '  policyTypes:\n  - Ingress\n  - Egress\n  - Ingress\n',
    'Remove what is repeated',
    '  policyTypes:\n  - Ingress\n  - Egress\n',
  ],
  ['  podselector: {}\n', 'Write `podSelector`', '  podSelector: {}\n'],
  ['  ingress:\n  - form: []\n', '!Write `from`', '  ingress:\n  - from: []\n'],
  ['  ingress:\n  - to: []\n', '!Write `from`', '  ingress:\n  - from: []\n'],
  [
    '  podSelector:\n    app: web\n    tier: db\n',
    '!Put the labels under `matchLabels`',
    '  podSelector:\n    matchLabels:\n      app: web\n      tier: db\n',
  ],
  [
    '  podSelector: {app: web}\n',
    '!Put the labels under `matchLabels`',
    '  podSelector: {matchLabels: {app: web}}\n',
  ],
  [
    '  podSelector: {}\n  podSelector:\n    matchLabels: {a: b}\n',
    'Remove the earlier `podSelector`, which does not count',
    '  podSelector:\n    matchLabels: {a: b}\n',
  ],
  [
    '  podSelector:\n    matchLabels:\n      cached: yes\n',
    'Put it in quotes: "yes"',
    '  podSelector:\n    matchLabels:\n      cached: "yes"\n',
  ],
  [
    '  ingress:\n  - from:\n      podSelector:\n        matchLabels: {a: b}\n\n      namespaceSelector: {}\n',
    'Make it a list of one',
    '  ingress:\n  - from:\n      - podSelector:\n          matchLabels: {a: b}\n\n        namespaceSelector: {}\n',
  ],
  [
    '  egress:\n  - to:\n    - ipBlock: {cidr: "::/0", except: 2001:db8::/32}\n',
    'Make it a list of one',
    '  egress:\n  - to:\n    - ipBlock: {cidr: "::/0", except: ["2001:db8::/32"]}\n',
  ],
  [
    '  ingress:\n  - from:\n    - podSelector: {}\n      ipBlock:\n        cidr: 10.0.0.0/8\n',
    '!Make the ipBlock an item of its own',
    '  ingress:\n  - from:\n    - podSelector: {}\n    - ipBlock:\n        cidr: 10.0.0.0/8\n',
  ],
  [
    '  ingress:\n  - from:\n    - ipBlock:\n        cidr: 10.0.0.0/8\n      podSelector: {}\n      namespaceSelector: {}\n',
    '!Make the ipBlock an item of its own',
    '  ingress:\n  - from:\n    - ipBlock:\n        cidr: 10.0.0.0/8\n    - podSelector: {}\n      namespaceSelector: {}\n',
  ],
  [
    '  ingress:\n  - from: [{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}]\n',
    '!Make the ipBlock an item of its own',
    '  ingress:\n  - from: [{podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8}}]\n',
  ],
  [
    '  ingress:\n  - from:\n    - {ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}\n',
    '!Make the ipBlock an item of its own',
    '  ingress:\n  - from:\n    - {podSelector: {}}\n    - {ipBlock: {cidr: 10.0.0.0/8}}\n',
  ],
  [
    '  ingress:\n  - from:\n    - podSelector:\n',
    '!Write `{}`, which selects everything',
    '  ingress:\n  - from:\n    - podSelector: {}\n',
  ],
  [
    '  ingress:\n  - podSelector:\n      matchLabels: {a: b}\n    namespaceSelector: {}\n    ports: []\n',
    '!Put it under `from`',
    '  ingress:\n  - from:\n    - podSelector:\n        matchLabels: {a: b}\n      namespaceSelector: {}\n    ports: []\n',
  ],
  [
    '  egress:\n  - {port: 80, protocol: TCP}\n',
    '!Put it under `ports`',
    '  egress:\n  - {ports: [{port: 80, protocol: TCP}]}\n',
  ],
  [
    '  egress:\n  - to:\n    - cidr: 10.0.0.0/8\n      except:\n      - 10.1.0.0/16\n',
    '!Put it under `ipBlock`',
    '  egress:\n  - to:\n    - ipBlock:\n        cidr: 10.0.0.0/8\n        except:\n        - 10.1.0.0/16\n',
  ],
];

const jsonCases: readonly FixCase[] = [
  [
    '{"ingress": [{"ports": [{"protocol": "udp", "port": 53}]}]}',
    'Write UDP',
    '{"ingress": [{"ports": [{"protocol": "UDP", "port": 53}]}]}',
  ],
  [
    '{"podSelector": {"matchExpressions": [{"key": "a", "operator": "In"}]}}',
    '!Add `values` with one value to fill in',
    '{"podSelector": {"matchExpressions": [{"key": "a", "operator": "In", "values": ["VALUE"]}]}}',
  ],
  [
    '{"podSelector": {"app": "web"}}',
    '!Put the labels under `matchLabels`',
    '{"podSelector": {"matchLabels": {"app": "web"}}}',
  ],
  ['{"podselector": {}}', 'Write `podSelector`', '{"podSelector": {}}'],
  [
    '{"ingress": [{"from": [{"podSelector": {},\n  "ipBlock": {"cidr": "::/0"}}]}]}',
    '!Make the ipBlock an item of its own',
    '{"ingress": [{"from": [{"podSelector": {}}, {"ipBlock": {"cidr": "::/0"}}]}]}',
  ],
];

function fixed(text: string, language: Language, title: string): readonly string[] {
  const isSafe = !title.startsWith('!');
  const wanted = title.replace(/^!/, '');
  return parseText(language, text).slices.flatMap(({ document }) =>
    admit(document, language, '1.37')
      .flatMap(messagesOf)
      .flatMap((message) => explain(message, document, language).fixes)
      .filter((fix) => fix.title === wanted && fix.safe === isSafe)
      .map((fix) => applyFix(text, fix)),
  );
}

describe('quick fixes', () => {
  it.each(yamlCases)('%s: %s', (before, title, after) => {
    expect(fixed(head + before, 'yaml', title)).toContain(head + after);
  });

  it.each(yamlCases)('%s: %s, with CRLF', (before, title, after) => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(fixed(windows(head + before), 'yaml', title)).toContain(windows(head + after));
  });

  it.each(jsonCases)('%s: %s', (before, title, after) => {
    const wrap = (spec: string) =>
      `{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "p"}, "spec": ${spec}}`;
    expect(fixed(wrap(before), 'json', title)).toContain(wrap(after));
  });
});
