import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { Questions } from '../../server/src/lsp/questions.ts';
import { handler } from '../../server/src/lsp/wrap.ts';
import { memoryHost } from '../support/memoryHost.ts';

const context = (errors: string[] = []) => ({
  host: memoryHost(() => new Map()),
  log: { error: (text: string) => errors.push(text), info: () => undefined, debug: () => undefined },
  questions: new Questions(),
});

describe('a request', () => {
  it('that nobody cancels is answered', async () => {
    const { token } = new CancellationTokenSource();
    const ask = handler(context(), 'hover', null, (text: string) => text.length);
    expect(await ask('four', token)).toBe(4);
  });

  it('that is cancelled on the way tells its handler so, and its answer is that it was', async () => {
    const source = new CancellationTokenSource();
    const seen: boolean[] = [];
    const ask = handler(context(), 'hover', 'nothing', async (_: null, isCancelled) => {
      seen.push(isCancelled());
      source.cancel();
      seen.push(isCancelled());
      return 'too late';
    });
    const answer = await ask(null, source.token);
    expect(seen).toEqual([false, true]);
    expect(answer).toBeInstanceOf(ResponseError);
    expect(answer).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });

  it('whose feature fails is answered with nothing, and the log says why', async () => {
    const errors: string[] = [];
    const { token } = new CancellationTokenSource();
    const ask = handler(context(errors), 'hover', null, () => {
      throw new Error('out of order');
    });
    expect(await ask(null, token)).toBeNull();
    expect(errors).toEqual([expect.stringMatching(/^hover failed: Error: out of order/)]);
  });
});
