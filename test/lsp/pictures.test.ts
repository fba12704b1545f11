import { describe, expect, it } from 'vitest';
import { Pictures } from '../../server/src/lsp/pictures.ts';

describe('what an editor asks along with an edit', () => {
  it('waits for the pictures that are awaited by then, and for none that are asked for later', async () => {
    const pictures = new Pictures();
    let drawFirst = (): void => undefined;
    const first = new Promise<void>((resolve) => {
      drawFirst = resolve;
    });
    const told: string[] = [];
    const host = { rest: () => new Promise<void>(() => undefined) };
    pictures.begin(first);
    const waiting = pictures.drawn(host).then(() => told.push('first'));
    pictures.begin(new Promise(() => undefined));
    await new Promise(setImmediate);
    expect(told).toEqual([]);
    drawFirst();
    await waiting;
    expect(told).toEqual(['first']);
  });

  it('does not wait for a picture that takes long', async () => {
    const pictures = new Pictures();
    let rests = 0;
    pictures.begin(new Promise(() => undefined));
    await pictures.drawn({ rest: async () => void rests++ });
    expect(rests).toBe(10);
  });
});
