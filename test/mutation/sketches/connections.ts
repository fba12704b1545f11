import type { Sketch } from '../appended.ts';
import { all, deployment, one, place, policy } from './draw.ts';

const web = '  podSelector: {matchLabels: {unit: web}}\n  policyTypes: [Egress]\n';
const deny = policy('default-deny', '  podSelector: {}\n  policyTypes: [Ingress, Egress]');

const dns = policy(
  'dns',
  `  podSelector: {}\n  policyTypes: [Egress]\n  egress:\n    - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]\n      ports: [{port: 53, protocol: UDP}, {port: 53}]`,
);

/** Connections that are meant and do not come about. */
export const connectionSketches: readonly Sketch[] = [
  {
    name: 'no way to the DNS',
    rule: 'dns-blocked',
    write: (random) => {
      const port = 1024 + random.below(9000);
      return all(
        deployment('web'),
        deployment('db'),
        one(random, '', `${deny}---\n`) +
          policy(
            'web',
            `${web}  egress: #!\n    - to: ${one(random, '[{podSelector: {matchLabels: {unit: db}}}]', '[{podSelector: {}}]', `[{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${place}}}}]`)}\n` +
              one(random, '', `      ports: [{port: ${port}}]`, '      ports: [{port: 53, protocol: TCP}]'),
          ),
        policy(
          'db',
          `  podSelector: {matchLabels: {unit: db}}\n  ingress:\n    - from: [{podSelector: {matchLabels: {unit: web}}}]`,
        ),
      );
    },
  },
  {
    name: 'DNS over UDP alone',
    rule: 'dns-blocked',
    write: (random) =>
      all(
        deployment('web'),
        policy(
          'web',
          `${web}  egress:\n    - to: [{namespaceSelector: {}}]\n      ports:\n` +
            one(
              random,
              '        - port: 53 #!\n          protocol: UDP',
              '        - protocol: UDP\n          port: 53 #!',
            ),
        ),
      ),
  },
  {
    name: 'egress forgotten',
    rule: 'half-open',
    write: (random) => {
      const port = 1024 + random.below(9000);
      const ports = `          ports: [{containerPort: ${port}}]\n`;
      return all(
        deployment('web'),
        deployment('db', one(random, '', ports)),
        deny,
        dns,
        policy(
          'db',
          `  podSelector: {matchLabels: {unit: db}}\n  ingress:\n    - from:\n        - podSelector: #!\n            matchLabels: {unit: web}` +
            one(random, '', `\n      ports: [{port: ${port}}]`),
        ),
      );
    },
  },
  {
    name: 'ingress forgotten, in another namespace',
    rule: 'half-open',
    write: (random) =>
      all(
        deployment('web'),
        deployment('db', '', 'sandbox-data'),
        policy(
          'default-deny',
          `  podSelector: ${one(random, '{}', '{matchLabels: {unit: db}}')}\n  policyTypes: [Ingress]`,
          'sandbox-data',
        ),
        dns,
        policy(
          'web',
          `${web}  egress:\n    - to:\n        - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: sandbox-data}}\n          podSelector: #!\n            matchLabels: {unit: db}`,
        ),
      ),
  },
  {
    name: 'pods with a dash of their own',
    rule: 'separate-peers',
    write: (random) =>
      all(
        deployment('web'),
        deployment('client', '', 'sandbox-data'),
        policy(
          'web',
          '  podSelector: {matchLabels: {unit: web}}\n  ingress:\n    - from:\n' +
            one(
              random,
              '        - namespaceSelector: {}\n        - podSelector: {matchLabels: {unit: web}} #!',
              '        - podSelector: {matchLabels: {unit: web}}\n        - namespaceSelector: {} #!',
              '        - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: sandbox-data}}\n        - podSelector: {matchLabels: {unit: client}} #!',
              '        - podSelector: {matchLabels: {unit: client}}\n        - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: sandbox-data}} #!',
            ),
        ),
      ),
  },
];
