import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { connections } from '../../server/src/network/connections.ts';
import { policyConnections } from '../../server/src/network/policyConnections.ts';
import { subjectsOf } from '../../server/src/network/selected.ts';
import { seeded } from '../support/random.ts';
import { randomManifests } from '../support/randomManifests.ts';
import { engineWorld } from '../support/twinWorld.ts';

it('as many connections of a policy are counted as are listed between its pods and others', () => {
  let counted = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const world = engineWorld(randomManifests(seeded(seed)));
    const rows = connections(world).filter(
      ({ src, dst, certainty }) => certainty === 'surely' && !`${src} ${dst}`.includes('[External]'),
    );
    for (const policy of [...world.policies.values()].flat()) {
      const own = new Set(subjectsOf(world, policy).items.map(({ listedAs }) => listedAs.id));
      const { ingress, egress } = policy.isolates;
      const listed = rows.filter(({ src, dst }) => (ingress && own.has(dst)) || (egress && own.has(src)));
      const { surely, possibly } = finish(policyConnections(world, policy));
      expect([surely, possibly], `seed ${seed}, ${policy.name}`).toEqual([listed.length, listed.length]);
      counted += surely;
    }
  }
  expect(counted).toBeGreaterThan(50);
});
