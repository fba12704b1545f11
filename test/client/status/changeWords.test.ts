import { expect, it } from 'vitest';
import { changeWords } from '../../../client/src/status/changeWords.ts';

it.each([
  [0, 0, undefined],
  [1, 0, '1 connection lost'],
  [3, 0, '3 connections lost'],
  [3, 1, '3 connections lost, 1 gained'],
  [0, 1, '1 connection gained'],
  [0, 1200, '1,200 connections gained'],
])('%d lost and %d gained is told as %j', (lost, gained, words) => {
  expect(changeWords({ lost, gained })).toBe(words);
});
