import type { Random } from '../../support/random.ts';
import type { Sketch } from '../appended.ts';
import { all, deployment, one, policy } from './draw.ts';

/** Objects of which one file has two that are not the same. */
export const twiceSketches: readonly Sketch[] = [
  {
    name: 'a policy that its namesake overwrites',
    rule: 'policy-twice',
    write: (random) => {
      const port = 1024 + random.below(9000);
      return all(
        policy('web #!', ingressOn(port)),
        ...between(random, policy('other', ingressOn(port + 1))),
        policy('web', one(random, ingressOn(port + 2), ingressOn(port).replace('unit: api', 'unit: job'))),
      );
    },
  },
  {
    name: 'a workload that its namesake overwrites',
    rule: 'workload-twice',
    write: (random) => {
      const port = `          ports: [{containerPort: ${1024 + random.below(9000)}}]\n`;
      return all(
        deployment('web', port).replace('name: web', 'name: web #!'),
        ...between(random, deployment('api')),
        one(
          random,
          deployment('web'),
          deployment('web', port).replace('unit: web}', 'unit: web, tier: front}'),
        ),
      );
    },
  },
];

function ingressOn(port: number): string {
  return `  podSelector: {matchLabels: {unit: web}}\n  ingress:\n    - from: [{podSelector: {matchLabels: {unit: api}}}]\n      ports: [{port: ${port}}]`;
}

function between(random: Random, object: string): readonly string[] {
  return one(random, [], [object]);
}
