import { afterAll, afterEach, beforeAll } from 'vitest';
import { openSession, type Session, type SessionOptions } from './session.ts';

/**
 * One workbench for the tests of a `describe`. A failed test leaves a picture of the window.
 * @returns what answers the session, inside of tests
 */
export function useSession(options: SessionOptions): () => Session {
  let session: Session | undefined;
  beforeAll(async () => {
    session = await openSession(options);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session?.workbench.screenshot(`failed ${task.name}`);
  });
  afterAll(() => session?.close());
  return () => {
    if (session === undefined) throw new Error('The session is there in tests only.');
    return session;
  };
}
