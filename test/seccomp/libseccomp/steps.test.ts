import { expect, it } from 'vitest';
import { NeverEnds, Steps } from '../../../server/src/seccomp/libseccomp/tree/steps.ts';

it('the work on each rule is counted anew', () => {
  const steps = new Steps(2);
  for (let rule = 0; rule < 2; rule++) {
    steps.restart();
    steps.take();
    steps.take();
    steps.spend(1e10);
    expect(steps.spent).toBe(1e10 + 2);
  }
  expect(() => steps.take()).toThrow(NeverEnds);
  steps.restart();
  expect(() => steps.spend(2.1e10)).toThrow(NeverEnds);
});
