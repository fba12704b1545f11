import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { Inputs } from '../../server/src/base/inputs.ts';

it('tells inputs by identity, objects and others', () => {
  const [one, other] = [{}, {}];
  const inputs = new Inputs([one, undefined, 'a']);
  expect(inputs.are([one, undefined, 'a'])).toBe(true);
  expect(inputs.are([other, undefined, 'a'])).toBe(false);
  expect(inputs.are([one, undefined, 'b'])).toBe(false);
  expect(inputs.are([one, undefined])).toBe(false);
});

it('keeps no object in memory', async () => {
  const make = () => {
    const input = { kept: false };
    return { inputs: new Inputs([input]), ref: new WeakRef(input) };
  };
  const { inputs, ref } = make();
  setFlagsFromString('--expose-gc');
  await setImmediate();
  runInNewContext('gc')();
  expect(ref.deref()).toBeUndefined();
  expect(inputs.are([{ kept: false }])).toBe(false);
  expect(inputs.are([undefined])).toBe(false);
});
