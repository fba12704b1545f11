import type { Sketch } from '../appended.ts';
import { all, deployment, one, place, policy } from './draw.ts';

const web = '  podSelector: {matchLabels: {app: web}}\n  policyTypes: [Egress]\n';
const deny = policy('default-deny', '  podSelector: {}\n  policyTypes: [Ingress, Egress]');

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
            `${web}  egress: #!\n    - to: ${one(random, '[{podSelector: {matchLabels: {app: db}}}]', '[{podSelector: {}}]', `[{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${place}}}}]`)}\n` +
              one(random, '', `      ports: [{port: ${port}}]`, '      ports: [{port: 53, protocol: TCP}]'),
          ),
        policy(
          'db',
          `  podSelector: {matchLabels: {app: db}}\n  ingress:\n    - from: [{podSelector: {matchLabels: {app: web}}}]`,
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
];
