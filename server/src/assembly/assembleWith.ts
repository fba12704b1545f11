import { type NamedText, type Snapshot, withTexts } from '../workspace/snapshot.ts';
import { type Assembly, assemble } from './assemble.ts';
import type { Moment } from './resolveOrigin.ts';

/**
 * The environments of a snapshot where every file that builds name can be read at once.
 * @param read answers for any URI
 * @param previous as for `assemble`
 */
export function assembleWith(
  snapshot: Snapshot,
  read: (uri: string) => NamedText,
  previous?: Assembly,
): Moment {
  let moment: Moment = { snapshot, assembly: assemble(snapshot, previous) };
  while (moment.assembly.wanted.size > 0) {
    const texts = [...moment.assembly.wanted].map((uri) => [uri, read(uri)] as const);
    const next = withTexts(moment.snapshot, texts);
    moment = { snapshot: next, assembly: assemble(next, moment.assembly) };
  }
  return moment;
}
