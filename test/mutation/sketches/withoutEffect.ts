import type { Random } from '../../support/random.ts';
import type { Sketch } from '../appended.ts';
import { all, one, policy } from './draw.ts';

const web = '  podSelector: {matchLabels: {unit: web}}\n  policyTypes: [Egress]\n  egress:';

/** Policies in which a part does nothing, or not what it seems to. */
export const withoutEffectSketches: readonly Sketch[] = [
  {
    name: 'a policy that another one holds',
    rule: 'no-effect',
    write: (random) => {
      const port = 1024 + random.below(9000);
      const wide = one(
        random,
        '{}',
        '{matchLabels: {unit: web}}',
        '{matchExpressions: [{key: unit, operator: Exists}]}',
      );
      return all(
        policy(
          'narrow',
          `  podSelector: {matchLabels: {unit: web}} #!\n  ingress:\n    - from: [{podSelector: {matchLabels: {unit: api}}}]\n      ports: [{port: ${port}}]`,
        ),
        policy(
          'a-wide',
          `  podSelector: ${wide}\n  ingress:\n    - from: [{podSelector: ${one(random, '{}', '{matchExpressions: [{key: unit, operator: In, values: [api, web]}]}')}}]\n` +
            one(
              random,
              '',
              `      ports: [{port: ${port}}]`,
              `      ports: [{port: ${port - 5}, endPort: ${port + 5}}]`,
            ),
        ),
      );
    },
  },
  {
    name: 'a rule that another policy holds',
    rule: 'no-effect',
    write: (random) =>
      all(
        policy('narrow', `${web}\n    - to: #!\n        - ${narrow(random)}\n    - ports: [{port: 7}]`),
        policy(
          'wide',
          `  podSelector: {}\n  policyTypes: [Egress]\n  egress:\n    - to:\n        - namespaceSelector: {}`,
        ),
      ),
  },
  {
    name: 'an exception that another entry undoes',
    rule: 'except-no-effect',
    write: (random) => {
      const ten = 1 + random.below(250);
      const ports = one(random, '', '\n      ports: [{port: 443}]');
      const block = `        - ipBlock:\n            cidr: 10.0.0.0/8\n            except:\n              - 10.${ten}.0.0/16 #!`;
      return one(
        random,
        policy('out', `${web}\n    - to:\n${block}\n        - ipBlock: {cidr: 10.${ten}.0.0/16}${ports}`),
        policy('out', `${web}\n    - to:\n${block}${ports}\n    - to: [{ipBlock: {cidr: 10.${ten}.0.0/16}}]`),
        all(
          policy('out', `${web}\n    - to:\n${block}${ports}`),
          policy(
            'more',
            `  podSelector: {}\n  policyTypes: [Egress]\n  egress:\n    - to: [{ipBlock: {cidr: 10.${ten}.0.0/16}}]`,
          ),
        ),
      );
    },
  },
  {
    name: 'the internet with the metadata service',
    rule: 'metadata-address-reachable',
    write: (random) =>
      policy(
        'out',
        `${web}\n    - to:\n        - ipBlock:\n            cidr: ${one(random, '0.0.0.0/0', '169.254.0.0/16', '128.0.0.0/1')} #!` +
          one(
            random,
            '',
            '\n            except: [169.254.0.0/17]',
            '\n            except: [169.254.170.2/32]',
          ) +
          one(random, '', '\n      ports: [{port: 80}]', '\n      ports: [{port: 1, endPort: 1024}]'),
      ),
  },
];

/** Pods of some namespace. */
function narrow(random: Random): string {
  return one(
    random,
    'namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: sandbox}}',
    'podSelector: {}',
    'namespaceSelector: {}\n          podSelector: {matchLabels: {unit: api}}',
  );
}
