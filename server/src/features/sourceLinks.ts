import { type Moment, resolveOrigin } from '../assembly/resolveOrigin.ts';
import { fileOfObject, type Origin } from '../base/origin.ts';
import { remembering } from '../base/remembering.ts';
import { nameOf } from '../base/uri.ts';
import type { SourceLink } from '../protocol/preview.ts';
import type { WorkspaceFile } from '../workspace/file.ts';
import { fileOf } from '../workspace/snapshot.ts';
import type { Link, Places } from './preview/links.ts';

/** Links to where elements are written, always in the form `file.yaml:12`; undefined for what is not there any more. */
export function sourceLinks(moment: Moment): Link {
  return placesIn(moment).link;
}

/** The same links, and how the files are that they lead to. */
export function placesIn(moment: Moment): Places {
  const stateOf = fileStates(moment);
  return {
    stateOf,
    link: (origin) => {
      const known = stateOf(fileOfObject(origin.object));
      if (known === undefined) return linkOf(moment, origin);
      const before = known.get(origin);
      if (before !== undefined) return before;
      const link = linkOf(moment, origin);
      if (link !== undefined) known.set(origin, link);
      return link;
    },
  };
}

/**
 * The links that are known into a file as it is, by its URI. Of what is built none are kept, for it stands in several files,
 * which change one by one; nor of what is read for its name alone, which is looked for elsewhere, too.
 */
function fileStates(moment: Moment): (uri: string) => WeakMap<Origin, SourceLink> | undefined {
  const known = new Map<string, WeakMap<Origin, SourceLink>>();
  return (uri) => {
    const before = known.get(uri);
    if (before !== undefined) return before;
    const file = fileOf(moment.snapshot, uri);
    if (file === undefined || file.documents.length === 0) return undefined;
    const state = linksInto(file);
    known.set(uri, state);
    return state;
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
