import type { Moment } from '../assembly/resolveOrigin.ts';
import { withTexts } from '../features/rename/names/withTexts.ts';
import { textOf } from '../workspace/snapshot.ts';
import type { ServerContext } from './context.ts';
import { namedTexts } from './namedFiles.ts';
import { runInSlices } from './slices.ts';

/**
 * The same moment with the texts of some files at hand. Of closed files only what is known of their objects is kept: what
 * edits them reads them once more.
 */
export async function withClosedTexts(
  { state, host }: Pick<ServerContext, 'state' | 'host'>,
  moment: Moment,
  uris: readonly string[],
  isCancelled: () => boolean,
): Promise<Moment | undefined> {
  const missing = uris.filter((uri) => textOf(moment.snapshot, uri) === undefined);
  if (missing.length === 0) return moment;
  const texts = new Map<string, string>();
  for (const [uri, found] of await namedTexts(state, host, missing)) {
    if (typeof found === 'object') texts.set(uri, found.text);
  }
  return runInSlices(withTexts(moment, texts), host, isCancelled);
}
