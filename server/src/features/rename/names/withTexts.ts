import { assembleInSteps } from '../../../assembly/assemble.ts';
import type { Moment } from '../../../assembly/resolveOrigin.ts';
import { languageByName } from '../../../workspace/candidates.ts';
import { readFile } from '../../../workspace/file.ts';
import {
  fileOf,
  namedText,
  type Snapshot,
  withDiskFiles,
  withTexts as withNamedTexts,
  withOpenFile,
} from '../../../workspace/snapshot.ts';

/** A moment in which some files have these texts, with their trees; in steps. */
export function* withTexts(
  { snapshot, assembly }: Moment,
  texts: ReadonlyMap<string, string>,
): Generator<void, Moment> {
  let next: Snapshot = snapshot;
  for (const [uri, text] of texts) {
    const before = fileOf(snapshot, uri);
    if (before === undefined && !snapshot.texts.has(uri)) continue;
    const language = before?.source?.syntax.language ?? languageByName(uri);
    const version = before?.source?.version ?? 0;
    if (before !== undefined) {
      const file = yield* readFile({ uri, language, version, text }, before);
      next = snapshot.open.has(uri)
        ? withOpenFile(next, file, snapshot.apart.has(uri))
        : withDiskFiles(next, [[uri, file]]);
    }
    if (snapshot.texts.has(uri)) next = withNamedTexts(next, [[uri, namedText(text)]]);
  }
  return { snapshot: next, assembly: yield* assembleInSteps(next, assembly) };
}
