import { type Moment, resolveOrigin } from '../assembly/resolveOrigin.ts';
import { fileOfObject, type Origin } from '../base/origin.ts';
import { remembering } from '../base/remembering.ts';
import { nameOf } from '../base/uri.ts';
import type { SourceLink } from '../protocol/preview.ts';
import type { WorkspaceFile } from '../workspace/file.ts';
import { fileOf } from '../workspace/snapshot.ts';

/** Links to where elements are written, always in the form `file.yaml:12`; undefined for what is not there any more. */
export function sourceLinks(moment: Moment): (origin: Origin) => SourceLink | undefined {
  return (origin) => {
    const file = fileOf(moment.snapshot, fileOfObject(origin.object));
    // What is built stands in other files, which change by themselves; so does what is read for its name alone.
    if (file === undefined || file.documents.length === 0 || moment.assembly.builtRoot(origin.object)) {
      return linkOf(moment, origin);
    }
    const known = linksInto(file);
    const before = known.get(origin);
    if (before !== undefined) return before;
    const link = linkOf(moment, origin);
    if (link !== undefined) known.set(origin, link);
    return link;
  };
}

/** Those that are known: a picture of thousands of workloads is drawn anew with each keystroke in one of their files. */
const linksInto = remembering((_: WorkspaceFile) => new WeakMap<Origin, SourceLink>());

function linkOf(moment: Moment, origin: Origin): SourceLink | undefined {
  const [written] = resolveOrigin(moment, origin);
  if (written === undefined) return undefined;
  const { uri, key } = written;
  // A click puts the cursor at the element's beginning; a selection over many lines would say nothing.
  return { text: `${nameOf(uri)}:${key.start.line + 1}`, uri, range: { start: key.start, end: key.start } };
}
