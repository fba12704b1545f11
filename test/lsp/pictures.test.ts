import { describe, expect, it } from 'vitest';
import { Pictures } from '../../server/src/lsp/pictures.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const inNoTime = { rest: () => Promise.resolve() };
const forEver = { rest: () => new Promise<void>(() => undefined) };

describe('what an editor asks along with an edit', () => {
  it('waits for the pictures that are awaited by then, and for none that are asked for later', async () => {
    const pictures = new Pictures();
    let drawFirst = (): void => undefined;
    const first = new Promise<void>((resolve) => {
      drawFirst = resolve;
    });
    const told: string[] = [];
    pictures.begin(first, inNoTime);
    const waiting = pictures.drawn(forEver).then(() => told.push('first'));
    pictures.begin(new Promise(() => undefined), inNoTime);
    await nextTurn();
    expect(told).toEqual([]);
    drawFirst();
    await waiting;
    expect(told).toEqual(['first']);
  });

  it('waits until a picture that is told has had the time to be painted, also where it is asked only then', async () => {
    const pictures = new Pictures();
    const rests: (() => void)[] = [];
    const host = { rest: () => new Promise<void>((resolve) => rests.push(resolve)) };
    pictures.begin(Promise.resolve(), host);
    await nextTurn();
    let isAnswered = false;
    const waiting = pictures.drawn(forEver).then(() => {
      isAnswered = true;
    });
    for (const count of [1, 2]) {
      await nextTurn();
      expect({ rests: rests.length, isAnswered }).toEqual({ rests: count, isAnswered: false });
      rests.at(-1)?.();
    }
    await waiting;
    expect(isAnswered).toBe(true);
    // Nothing is waited for any more.
    await pictures.drawn(forEver);
  });

  it('does not wait for a picture that takes long', async () => {
    const pictures = new Pictures();
    let rests = 0;
    pictures.begin(new Promise(() => undefined), inNoTime);
    await pictures.drawn({ rest: async () => void rests++ });
    expect(rests).toBe(10);
  });
});
