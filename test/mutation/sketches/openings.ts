import type { Sketch } from '../appended.ts';
import { all, one, policy } from './draw.ts';

/** Policies that limit other directions than they seem to. */
export const openingSketches: readonly Sketch[] = [
  {
    name: 'egress alone, and no policyTypes',
    rule: 'ingress-also-denied',
    write: (random) =>
      all(
        policy(
          'out',
          `  podSelector: ${one(random, '{}', '{matchLabels: {unit: web}}')}\n  egress: #!\n    ` +
            one(random, '- {}', '- ports: [{port: 443}]', '- to:\n        - ipBlock: {cidr: 192.0.2.0/24}'),
        ),
        policy(
          'other',
          `  podSelector: {matchLabels: {unit: other}}\n  policyTypes: [Ingress]${one(random, '', '\n  ingress: [{}]')}`,
        ),
      ),
  },
  {
    name: 'an empty list that denies nothing',
    rule: 'direction-not-named',
    write: (random) =>
      policy(
        'deny',
        one(
          random,
          '  podSelector: {}\n  egress: [] #!',
          '  egress: [] #!\n  podSelector: {}\n  ingress: [{}]',
          '  podSelector: {}\n  policyTypes: [Egress]\n  ingress: [] #!',
        ),
      ),
  },
  {
    name: 'a selector that has lost its value',
    rule: 'empty-field',
    write: (random) =>
      policy(
        'lost',
        `  podSelector: {}\n  ingress:\n    - from:\n` +
          one(
            random,
            '        - namespaceSelector: {}\n          podSelector: #!',
            '        - podSelector: {}\n          namespaceSelector: #!',
            '        - namespaceSelector: #!\n          podSelector: {}',
            '        - podSelector:\n            matchLabels: #!',
          ),
      ),
  },
];
