import { type Moment, resolveOrigin } from '../assembly/resolveOrigin.ts';
import type { Origin } from '../base/origin.ts';
import { nameOf } from '../base/uri.ts';
import type { SourceLink } from '../protocol/preview.ts';

/** Links to where elements are written, always in the form `file.yaml:12`; undefined for what is not there any more. */
export function sourceLinks(moment: Moment): (origin: Origin) => SourceLink | undefined {
  return (origin) => {
    const [written] = resolveOrigin(moment, origin);
    if (written === undefined) return undefined;
    const { uri, key } = written;
    // A click puts the cursor at the element's beginning; a selection over many lines would say nothing.
    return { text: `${nameOf(uri)}:${key.start.line + 1}`, uri, range: { start: key.start, end: key.start } };
  };
}
