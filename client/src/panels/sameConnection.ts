import type { ConnectionEnds } from '../../../server/src/protocol/preview.ts';
import type { ConnectionQuestion } from '../../../server/src/protocol/walk.ts';

export function isSameConnection(one: ConnectionEnds | undefined, { from, to }: ConnectionEnds): boolean {
  return one?.from === from && one.to === to;
}

/** No port and an empty one both stand for all. */
export function isSameQuestion(one: ConnectionQuestion | undefined, other: ConnectionQuestion): boolean {
  return isSameConnection(one, other) && (one?.port ?? '') === (other.port ?? '');
}
