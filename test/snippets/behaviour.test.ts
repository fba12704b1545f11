import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameEndpoint } from '../../server/src/cli/explain/endpoints.ts';
import type { Protocol } from '../../server/src/kubernetes/networkPolicy.ts';
import { hasPort } from '../../server/src/network/ports.ts';
import { connection } from '../../server/src/network/reachability.ts';
import { closed, type World } from '../../server/src/network/world.ts';
import { worldOf } from '../support/world.ts';
import { claims } from './claims.ts';
import { snippetsOf } from './contributed.ts';
import { expand } from './expand.ts';

const cluster = readFileSync(new URL('cluster.yaml', import.meta.url), 'utf8');

function worldWith(policy: string): World {
  return worldOf(`${cluster}---\n${policy}`, { completeness: closed });
}

/** Whether the connection that a claim names is surely there; each piece of a range of addresses must agree. */
function isAllowed(world: World, claim: string): boolean {
  const [, from = '', to = '', port, protocol] = /^(\S+) -> (\S+) (\d+)\/(TCP|UDP|SCTP)$/.exec(claim) ?? [];
  const verdicts = nameEndpoint(world, from, 'ingress').endpoints.flatMap((source) =>
    nameEndpoint(world, to, 'egress').endpoints.map((destination) => {
      const { surely, possibly } = connection(world, source, destination);
      const sure = hasPort(surely, protocol as Protocol, Number(port));
      expect(hasPort(possibly, protocol as Protocol, Number(port)), `${claim} is certain`).toBe(sure);
      return sure;
    }),
  );
  expect(new Set(verdicts).size, claim).toBe(1);
  return verdicts[0] === true;
}

describe('a snippet does what its name says', () => {
  it('has claims for each', () => {
    expect(claims.map(({ prefix }) => prefix)).toEqual(snippetsOf('yaml').map(({ prefix }) => prefix));
  });

  it.each(claims.map((claim) => [claim.prefix, claim] as const))('%s', (prefix, { allowed, denied }) => {
    const snippet = snippetsOf('yaml').find((candidate) => candidate.prefix === prefix);
    const without = worldWith('');
    const world = worldWith(expand(snippet?.body ?? []));
    for (const claim of [...allowed, ...denied])
      expect(isAllowed(without, claim), `${claim} without it`).toBe(true);
    expect(allowed.filter((claim) => !isAllowed(world, claim))).toEqual([]);
    expect(denied.filter((claim) => isAllowed(world, claim))).toEqual([]);
  });
});
