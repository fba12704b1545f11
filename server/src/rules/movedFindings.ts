import { shiftRange, type TextRange } from '../base/range.ts';
import { editBetween } from '../syntax/edit.ts';
import type { ReportedFinding } from './finding.ts';

/**
 * Findings of a text where their places are after an edit of it, until they are looked for again. Those whose own place
 * was edited are left out, and so are fixes and related places in the part that was.
 */
export function movedFindings(
  found: readonly ReportedFinding[],
  before: string,
  after: string,
): readonly ReportedFinding[] {
  const move = moving(before, after);
  return found.flatMap((finding) => {
    const range = move(finding.range);
    if (range === undefined) return [];
    const own = <Place extends { readonly uri: string; readonly range: TextRange }>(
      place: Place,
    ): Place[] => {
      const moved = place.uri === finding.uri ? move(place.range) : place.range;
      return moved === undefined ? [] : [{ ...place, range: moved }];
    };
    const fixes = finding.fixes.flatMap((fix) => {
      const edits = fix.edits.flatMap(own);
      return edits.length < fix.edits.length ? [] : [{ ...fix, edits }];
    });
    return [{ ...finding, range, related: finding.related.flatMap(own), fixes }];
  });
}

/** Where a range of one text stands in the other; undefined where it reaches into what differs. */
function moving(before: string, after: string): (range: TextRange) => TextRange | undefined {
  const edit = editBetween(before, after);
  return (range) => {
    if (edit === undefined || range.end <= edit.start) return range;
    return range.start >= edit.end ? shiftRange(range, edit.growth) : undefined;
  };
}
