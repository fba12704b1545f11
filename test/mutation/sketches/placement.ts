import type { Sketch } from '../appended.ts';
import { all, deployment, one, place, policy } from './draw.ts';

const from = (app: string): string => `    - from: [{podSelector: {matchLabels: {unit: ${app}}}}]`;

/** The Service of an app, with what the type asks for. */
const service = (app: string, type: string, port: number): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${app}, namespace: ${place}}\nspec: {type: ${type}, selector: {unit: ${app}}, ports: [{port: ${port}}]}\n`;

/** Policies that are right in themselves and in the wrong place, or about the wrong ones. */
export const placementSketches: readonly Sketch[] = [
  {
    name: 'ports with a dash of their own',
    rule: 'separate-rules',
    write: (random) => {
      const port = 1024 + random.below(9000);
      const ports = `          ports: [{containerPort: ${port}, name: main}]\n`;
      const number = one(random, String(port), 'main');
      return all(
        deployment('web', ports),
        deployment('client'),
        one(
          random,
          policy(
            'web',
            `  podSelector: {matchLabels: {unit: web}}\n  ingress:\n${from('client')}\n    - ports: [{port: ${number}}] #!`,
          ),
          policy(
            'web',
            `  podSelector: {matchLabels: {unit: web}}\n  ingress:\n    - ports: [{port: ${number}}]\n${from('client')} #!`,
          ),
          policy(
            'dns',
            `  podSelector: {}\n  policyTypes: [Egress]\n  egress:\n    - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]\n    - ports: [{port: 53, protocol: UDP}, {port: 53}] #!\n    - to: [{podSelector: {}}]`,
          ),
        ),
      );
    },
  },
  {
    name: 'a namespace that is misspelled or left out',
    rule: 'policy-namespace',
    write: (random) => {
      const spec = `spec:\n  podSelector: {matchLabels: {unit: lonely-${random.below(1000)}}}\n  ingress: [{}]\n`;
      const app = /lonely-\d+/.exec(spec)?.[0] ?? '';
      const head = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n';
      return all(
        deployment(app),
        head +
          one(
            random,
            `  name: lost #!\n${spec}`,
            `  namespace: sandbxo #!\n  name: lost\n${spec}`,
            `  name: lost\n  namespace: sandboxx #!\n${spec}`,
          ),
      );
    },
  },
  {
    name: 'the cluster for everyone',
    rule: 'cluster-not-everyone',
    write: (random) => {
      const port = 1024 + random.below(9000);
      const peer = one(
        random,
        '        - namespaceSelector: {} #!',
        '        - podSelector: {}\n          namespaceSelector: {} #!',
      );
      return one(
        random,
        all(
          deployment('web'),
          service('web', one(random, 'NodePort', 'LoadBalancer'), port),
          policy(
            'web',
            `  podSelector: {matchLabels: {unit: web}}\n  ingress:\n    - from:\n${peer}\n      ports: [{port: ${port}}]`,
          ),
        ),
        policy('web-allow-all', `  podSelector: {}\n  ingress:\n    - from:\n${peer}`),
      );
    },
  },
  {
    name: 'pods in the network of their node',
    rule: 'host-network-selected',
    write: (random) => {
      const agent = deployment('agent').replace('    spec:\n', '    spec:\n      hostNetwork: true\n');
      const selector = one(
        random,
        '{matchLabels: {unit: agent}}',
        '{matchExpressions: [{key: unit, operator: In, values: [agent]}]}',
      );
      return all(
        agent,
        deployment('web'),
        one(
          random,
          policy('agent', `  podSelector: ${selector} #!\n  ingress:\n${from('web')}`),
          policy(
            'web',
            `  podSelector: {matchLabels: {unit: web}}\n  ingress:\n    - from:\n        - podSelector: ${selector} #!`,
          ),
        ),
      );
    },
  },
  {
    name: 'a label that does not last',
    rule: 'volatile-label',
    write: (random) => {
      const hash = `5d4f8c7b9${random.below(10)}`;
      const label = one(
        random,
        `pod-template-hash: ${hash}`,
        `controller-revision-hash: ${hash}`,
        'helm.sh/chart: web-1.2.3',
        'app.kubernetes.io/version: "7"',
      );
      const key = /^[^:]*/.exec(label)?.[0] ?? '';
      const selector = one(
        random,
        `matchLabels:\n      unit: web\n      ${label} #!`,
        `matchLabels:\n      ${label} #!`,
        `matchExpressions:\n      - {key: ${key}, operator: NotIn, values: [old]} #!`,
      );
      return policy('web', `  podSelector:\n    ${selector}\n  ingress: [{}]`);
    },
  },
  {
    name: 'DNS and nothing else',
    rule: 'dns-alone',
    write: (random) =>
      all(
        deployment('web'),
        deployment('api'),
        policy(
          one(random, 'allow-dns', 'dns', 'web-dns-access'),
          `  podSelector: ${one(random, '{}', '{matchLabels: {unit: web}}')}\n  policyTypes: [Egress]\n  egress: #!\n` +
            one(
              random,
              '    - ports: [{port: 53, protocol: UDP}, {port: 53}]',
              '    - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]\n      ports: [{port: 53, protocol: UDP}, {port: 53}]',
            ),
        ),
      ),
  },
  {
    name: 'the first policy of its pods',
    rule: 'first-policy',
    write: (random) =>
      all(
        deployment('web'),
        deployment('client'),
        policy(
          'web',
          `  podSelector: ${one(random, '{}', '{matchLabels: {unit: web}}')} #!\n  ingress:\n${from(one(random, 'client', 'web'))}`,
        ),
      ),
  },
];
