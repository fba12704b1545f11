import { expect, it } from 'vitest';
import { subjectOf } from '../../../server/src/features/preview/subject.ts';
import { worldOf } from '../../support/world.ts';

const pod = (name: string, ports: string) =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: { containers: [{ name: c, image: i, ports: [${ports}] }] }\n`;

it('the ports of the many workloads of a policy are gathered once for all rows, each port once', () => {
  const http = '{ name: http, containerPort: 80 }';
  const policy =
    '---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: all }\nspec: { podSelector: {} }\n';
  const world = worldOf(
    [pod('a', http), pod('b', http), pod('c', `${http}, { name: web, containerPort: 80 }`), policy].join(''),
  );
  const [written] = world.policies.get('default') ?? [];
  if (written === undefined) throw new Error('There is no policy.');
  const listening = subjectOf(world, { kind: 'policy', policy: written })?.listening;
  expect(listening?.map(({ name, number, protocol }) => `${name} ${number} ${protocol}`)).toEqual([
    'http 80 TCP',
    'web 80 TCP',
  ]);
});
