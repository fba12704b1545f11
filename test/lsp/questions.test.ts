import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver';
import { behind, Questions } from '../../server/src/lsp/questions.ts';
import { runInSlices } from '../../server/src/lsp/slices.ts';
import { handler } from '../../server/src/lsp/wrap.ts';
import { memoryHost } from '../support/memoryHost.ts';

/** Turns of the loop in which work that does not wait is long done. */
const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

/** Work of a hundred steps, each of which takes longer than a slice. */
function work(questions: Questions): { readonly steps: () => number; readonly end: Promise<unknown> } {
  let steps = 0;
  let now = 0;
  const clock = {
    now: () => (now += 100),
    pause: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
  const all = (function* (): Generator<void> {
    for (steps = 0; steps < 100; steps++) yield;
  })();
  return { steps: () => steps, end: runInSlices(all, behind(questions, clock), () => false) };
}

describe('work that nobody waits for', () => {
  it('rests while a question is being answered, and then goes on to its end', async () => {
    const questions = new Questions();
    questions.begin();
    questions.begin();
    const { steps, end } = work(questions);
    await turns(20);
    // One of two is answered.
    questions.end();
    await turns(20);
    expect(steps()).toBeLessThan(3);
    questions.end();
    await end;
    expect(steps()).toBe(100);
  });

  it('lets the answer go out before it goes on', async () => {
    const questions = new Questions();
    questions.begin();
    const { steps, end } = work(questions);
    await turns(20);
    const before = steps();
    questions.end();
    // In the first turn it is encoded, in the second written.
    let after: number | undefined;
    setImmediate(() => setImmediate(() => (after = steps())));
    await end;
    expect(after).toBe(before);
  });

  it('goes on after a question that failed', async () => {
    const questions = new Questions();
    const log = { error: () => undefined, info: () => undefined, debug: () => undefined };
    const { token } = new CancellationTokenSource();
    let isOpen = false;
    const ask = handler({ host: memoryHost(() => new Map()), log, questions }, 'hover', null, () => {
      void questions.none().then(() => {
        isOpen = false;
      });
      isOpen = true;
      throw new Error('out of order');
    });
    await ask(null, token);
    await turns(2);
    expect(isOpen).toBe(false);
    const { steps, end } = work(questions);
    await end;
    expect(steps()).toBe(100);
  });
});
