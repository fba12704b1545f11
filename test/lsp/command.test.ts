import { describe, expect, it } from 'vitest';
import { broken, codes, useScene } from './robustness/scene.ts';

const scene = useScene();

describe('policy-lens lsp --stdio', () => {
  it('is the language server, and ends when it is told to', async () => {
    const client = await scene.start({ isCommand: true });
    await client.open(scene.uri('policy.yaml'), broken);
    expect(codes(await client.pull(scene.uri('policy.yaml')))).toEqual(['api-server-refuses']);
    expect(await client.stop()).toBe(0);
  });
});
