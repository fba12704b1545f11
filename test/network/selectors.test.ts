import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelSelector, Labels, SelectorOperator } from '../../server/src/kubernetes/labels.ts';
import { LabelIndex } from '../../server/src/network/labelIndex.ts';
import { type Match, matchSelector } from '../../server/src/network/selectors.ts';
import { labels, selector } from '../support/randomWorlds.ts';

function labelled(values: Readonly<Record<string, string>>, open = false): Labels {
  return { values: new Map(Object.entries(values)), open };
}

function wants(key: string, operator: SelectorOperator, ...values: readonly string[]): LabelSelector {
  return { requirements: [{ key, operator, values, path: '' }], open: false, path: '' };
}

describe('a selector', () => {
  const cases: readonly (readonly [LabelSelector, Labels, Match])[] = [
    [wants('app', 'In', 'web'), labelled({ app: 'web' }), 'yes'],
    [wants('app', 'In', 'web', 'api'), labelled({ app: 'db' }), 'no'],
    [wants('app', 'In', 'web'), labelled({}), 'no'],
    [wants('app', 'In', ''), labelled({ app: '' }), 'yes'],
    [wants('app', 'NotIn', 'web'), labelled({}), 'yes'],
    [wants('app', 'NotIn', 'web'), labelled({ app: 'web' }), 'no'],
    [wants('app', 'Exists'), labelled({ app: '' }), 'yes'],
    [wants('app', 'DoesNotExist'), labelled({}), 'yes'],
    [wants('app', 'DoesNotExist'), labelled({ app: 'web' }), 'no'],
    // labels with a hole
    [wants('app', 'In', 'web'), labelled({}, true), 'possibly'],
    [wants('app', 'NotIn', 'web'), labelled({}, true), 'possibly'],
    [wants('app', 'DoesNotExist'), labelled({}, true), 'possibly'],
    [wants('app', 'In', 'web'), labelled({ app: 'web' }, true), 'yes'],
    [wants('app', 'In', 'web'), labelled({ app: 'db' }, true), 'no'],
    // a selector with a hole
    [{ ...wants('app', 'In', 'web'), open: true }, labelled({ app: 'web' }), 'possibly'],
    [{ ...wants('app', 'In', 'web'), open: true }, labelled({ app: 'db' }), 'no'],
  ];
  it.each(cases)('%j on %j: %s', (wanted, given, expected) => {
    expect(matchSelector(wanted, { kind: 'labels', labels: given })).toBe(expected);
  });

  const everyLabels = ['', '1', '2', undefined, 'other'].flatMap((x) =>
    ['', '1', '2', undefined, 'other'].map((y) => {
      const values = Object.entries({ x, y }).filter(
        (pair): pair is [string, string] => pair[1] !== undefined,
      );
      return labelled(Object.fromEntries(values));
    }),
  );

  it('follows from another one only where every object that the other selects agrees', () => {
    fc.assert(
      fc.property(selector, selector, (wanted, known) => {
        const selected = everyLabels.filter(
          (item) => matchSelector(known, { kind: 'labels', labels: item }) === 'yes',
        );
        const found = matchSelector(wanted, { kind: 'selected', by: { ...known } });
        const matches = selected.map((item) => matchSelector(wanted, { kind: 'labels', labels: item }));
        if (found === 'yes') expect(matches.every((match) => match === 'yes')).toBe(true);
        if (found === 'no') expect(matches.every((match) => match === 'no')).toBe(true);
        // one requirement against one is decided exactly
        if (found === 'possibly' && known.requirements.length < 2 && wanted.requirements.length < 2) {
          expect(new Set(matches).size).toBe(2);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('is answered by the index as by looking at everything', () => {
    const items = fc.array(
      fc.tuple(labels, fc.boolean()).map(([item, open]) => ({ ...item, open })),
      { maxLength: 8 },
    );
    const wanted = fc.tuple(selector, fc.boolean()).map(([item, open]) => ({ ...item, open }));
    fc.assert(
      fc.property(items, wanted, (given, query) => {
        const selection = new LabelIndex(given, (item) => item).select(query);
        const matching = (answer: Match) =>
          new Set(given.filter((item) => matchSelector(query, { kind: 'labels', labels: item }) === answer));
        expect(new Set(selection.surely)).toEqual(matching('yes'));
        expect(new Set(selection.possibly)).toEqual(matching('possibly'));
        const all = [...selection.surely, ...selection.possibly];
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 3000 },
    );
  });
});
