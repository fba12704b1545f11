import { expect, it } from 'vitest';
import { onlyNew } from '../../client/src/onlyNew.ts';

it('hands on what says something else than the last time', () => {
  const shown: unknown[] = [];
  const show = onlyNew<{ readonly text: string } | undefined>((value) => shown.push(value));
  const lost = { text: '1 lost' };
  for (const value of [undefined, undefined, lost, { ...lost }, undefined, lost]) show(value);
  expect(shown).toEqual([undefined, lost, undefined, lost]);
});
