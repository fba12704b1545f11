import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { countChanges } from '../../server/src/network/changes/countChanges.ts';
import { compareInSteps, rowsInSteps } from '../../server/src/network/changes/differenceRows.ts';
import { seeded } from '../support/random.ts';
import { editManifests, randomManifests } from '../support/randomManifests.ts';
import { engineWorld } from '../support/twinWorld.ts';

it('counts what a listing of the changes would hold', () => {
  const total = { lost: 0, gained: 0 };
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed);
    const manifests = randomManifests(random);
    const before = engineWorld(manifests);
    const difference = finish(compareInSteps(before, engineWorld(editManifests(random, manifests), before)));
    const rows = finish(rowsInSteps(difference, undefined));
    const counted = finish(countChanges(difference));
    expect({ seed, ...counted }).toEqual({
      seed,
      lost: rows.filter(({ lost }) => lost).length,
      gained: rows.filter(({ gained }) => gained).length,
    });
    total.lost += counted.lost;
    total.gained += counted.gained;
  }
  expect(Math.min(total.lost, total.gained)).toBeGreaterThan(200);
});
