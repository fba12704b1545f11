import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Host } from './host.ts';
import type { Log } from './log.ts';
import type { Questions } from './questions.ts';

export interface HandlerContext {
  readonly host: Host;
  readonly log: Log;
  readonly questions: Questions;
}

/**
 * The one wrapper of every request: timing, cancellation, what waits meanwhile, and isolation of errors, so that one feature's
 * failure answers with nothing and never takes the server down.
 * @param empty the answer that says nothing
 */
export function handler<Params, Answer>(
  { host, log, questions }: HandlerContext,
  name: string,
  empty: Answer,
  answer: (params: Params, isCancelled: () => boolean) => Promise<Answer> | Answer,
): (params: Params, token: CancellationToken) => Promise<Answer | ResponseError<never>> {
  return async (params, token) => {
    const begin = host.now();
    const isCancelled = (): boolean => token.isCancellationRequested;
    questions.begin();
    try {
      const result = await answer(params, isCancelled);
      log.debug(`${name}: ${(host.now() - begin).toFixed(1)} ms`);
      return isCancelled() ? new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'cancelled') : result;
    } catch (error) {
      log.error(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return empty;
    } finally {
      questions.end();
    }
  };
}
