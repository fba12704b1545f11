import { expect, it } from 'vitest';
import { changesBetween } from '../../server/src/network/changes/changes.ts';
import { formatPorts } from '../../server/src/network/ports.ts';
import type { World } from '../../server/src/network/world.ts';
import { worldOf } from '../support/world.ts';
import { worldAfter } from './support/edits.ts';

const pod = (name: string, spec = '{}') =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { app: ${name}, tier: t } }\nspec: ${spec}\n`;
const policy = (name: string, spec: string) =>
  `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
const app = (name: string) => `{ podSelector: { matchLabels: { app: ${name} } } }`;
const opening = (ingress: string) =>
  policy(
    'edited',
    `{ podSelector: { matchLabels: { tier: t } }, policyTypes: [Ingress], ingress: ${ingress} }`,
  );

/** `source => destination : before | after`, each with what is sure and what is possible. */
function told(before: World, after: World): readonly string[] {
  const ids = (end: ReturnType<typeof changesBetween>[number]['sources']): readonly string[] =>
    end.kind === 'pods' ? end.groups.flatMap((group) => group.ids) : [];
  return changesBetween(before, after).flatMap(({ sources, destinations, before: was, after: is }) =>
    ids(sources).flatMap((source) =>
      ids(destinations).map(
        (destination) =>
          `${source} => ${destination} : ${formatPorts(was.surely)}, ${formatPorts(was.possibly)} | ${formatPorts(is.surely)}, ${formatPorts(is.possibly)}`,
      ),
    ),
  );
}

it('what a source says about strangers is not taken for what it says about those whom its rules name', () => {
  const out = policy(
    'out',
    `{ podSelector: { matchLabels: { app: source } }, policyTypes: [Egress], egress: [{ to: [${app('z')}] }] }`,
  );
  const before = worldOf([pod('source'), pod('other'), pod('z'), out, opening('[]')].join(''));
  const after = worldAfter(before, opening(`[{ from: [${app('source')}] }]`));
  expect(told(before, after)).toEqual([
    'default/source[Pod] => default/z[Pod] : No Connections, No Connections | All Connections, All Connections',
  ]);
});

it('what becomes sure is a change, where the same is possible as before', () => {
  const before = worldOf([pod('on-node', '{ hostNetwork: true }'), pod('other'), opening('[]')].join(''));
  const after = worldAfter(before, opening(`[{ from: [${app('other')}] }]`));
  expect(told(before, after)).toContain(
    'default/other[Pod] => default/on-node[Pod] : No Connections, All Connections | All Connections, All Connections',
  );
});
