import { type NamedText, type Snapshot, withTexts } from '../workspace/snapshot.ts';
import { assemble } from './assemble.ts';
import type { Moment } from './resolveOrigin.ts';

/**
 * The environments of a snapshot where every file that builds name can be read at once.
 * @param read answers for any URI
 */
export function assembleWith(snapshot: Snapshot, read: (uri: string) => NamedText): Moment {
  let moment: Moment = { snapshot, assembly: assemble(snapshot) };
  while (moment.assembly.wanted.size > 0) {
    const texts = [...moment.assembly.wanted].map((uri) => [uri, read(uri)] as const);
    const next = withTexts(moment.snapshot, texts);
    moment = { snapshot: next, assembly: assemble(next, moment.assembly) };
  }
  return moment;
}
