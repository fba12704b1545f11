import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LabelSelector, SelectorRequirement } from '../../server/src/kubernetes/labels.ts';
import { contradictionIn } from '../../server/src/network/contradiction.ts';
import { matchSelector } from '../../server/src/network/selectors.ts';

const key = fc.constantFrom('a', 'b');
const values = fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 3 });
const requirement: fc.Arbitrary<SelectorRequirement> = fc.oneof(
  fc.record({
    key,
    operator: fc.constantFrom('In' as const, 'NotIn' as const),
    values,
    path: fc.constant(''),
  }),
  fc.record({
    key,
    operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const),
    values: fc.constant([]),
    path: fc.constant(''),
  }),
);

/** Every way to label something with the two keys; `other` stands for all values that no requirement names. */
const everyLabels = ['x', 'y', 'z', 'other', undefined].flatMap((a) =>
  ['x', 'y', 'z', 'other', undefined].map(
    (b) =>
      new Map(Object.entries({ a, b }).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  ),
);

function canMatch(requirements: readonly SelectorRequirement[]): boolean {
  const selector: LabelSelector = { requirements, open: false, path: '' };
  return everyLabels.some(
    (labels) =>
      matchSelector(selector, { kind: 'labels', labels: { values: labels, open: false } }) === 'yes',
  );
}

it('is found where no labels whatever match, and only there', () => {
  fc.assert(
    fc.property(fc.array(requirement, { maxLength: 6 }), (requirements) => {
      const found = contradictionIn({ requirements, open: false, path: '' });
      expect(found === undefined).toBe(canMatch(requirements));
      // what is named excludes itself, without help of the others
      if (found !== undefined) expect(canMatch(found)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});
