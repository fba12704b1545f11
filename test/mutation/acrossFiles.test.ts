import { describe, expect, it } from 'vitest';
import { seeded } from '../support/random.ts';
import { describeShared } from '../support/shared.ts';
import { type Base, cleanShop, realBases, repositories } from './bases.ts';
import { judge } from './check.ts';
import { plantElsewhere } from './elsewhere.ts';
import { acrossFilesKinds, namespaceKinds } from './kinds/acrossFiles.ts';
import type { MistakeKind } from './kinds/kind.ts';
import { enough, plant } from './mutation.ts';

/** Its egress is open: no rule of it names a port. */
const egressKinds = ['a port out that nobody listens on', 'a name for a number'];

const right = { missed: [], surplus: [] };

/** How many of each rule. */
const planted = new Map<string, number>();

function findsEach(kinds: readonly MistakeKind[], base: Base): void {
  it.each(kinds.map((kind, index) => [kind.name, kind, index] as const))('%s', (_, kind, index) => {
    const mutations = plant(kind, [base], 8, seeded(index));
    expect(mutations.length).toBeGreaterThanOrEqual(2);
    planted.set(kind.rule, (planted.get(kind.rule) ?? 0) + mutations.length);
    const judgements = mutations.map((mutation) => [mutation.name, judge(mutation)]);
    expect(Object.fromEntries(judgements)).toEqual(
      Object.fromEntries(judgements.map(([name]) => [name, right])),
    );
  });
}

describe('a mistake that other files tell is found in the shop, and nothing else', () => {
  const shop = cleanShop();
  findsEach([...acrossFilesKinds, ...namespaceKinds], shop);

  it('enough of each rule', () => {
    for (const rule of ['selector-matches-nothing', 'port-not-listened-on'])
      expect(planted.get(rule) ?? 0).toBeGreaterThanOrEqual(enough);
  });

  it.each(plantElsewhere(shop).map((mutation) => [mutation.name, mutation] as const))('%s', (_, mutation) => {
    expect(judge(mutation)).toEqual(right);
  });
});

describeShared(
  'a mistake that other files tell is found in a real repository, and nothing else',
  repositories,
  (folder) => {
    const [base] = realBases(folder).filter(({ name }) => name === 'microservices-demo');
    // Its policies name no port by its name.
    const kinds = acrossFilesKinds.filter(
      ({ name }) => !['a port in misspelled', ...egressKinds].includes(name),
    );
    if (base !== undefined) findsEach(kinds, base);
  },
);
