import type { Moment } from '../../assembly/resolveOrigin.ts';
import { pathBelow } from '../../base/uri.ts';
import { namedProfiles } from '../navigation/namedProfiles.ts';
import { distinct, type RenameEdit, renameEdits } from './renameEdit.ts';

/** A file or a folder that gets another place. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * What pods and containers say of profiles whose files move, as it is to be then: their paths from the folder on that the
 * nodes have. A profile that leaves that folder has no path any more, and one whose folder moves along keeps it: what names
 * them stays; in steps.
 */
export function* movedProfiles(
  moment: Moment,
  moves: readonly Move[],
): Generator<void, readonly RenameEdit[]> {
  const edits: RenameEdit[] = [];
  for (const environment of moment.assembly.environments) {
    const named = yield* namedProfiles(moment, environment);
    for (const { origin, path, place } of named) {
      const to = moved(place.uri, moves);
      if (place.profile.form !== 'profile' || to === place.uri) continue;
      const next = pathAfter(place.uri, to, path);
      if (next !== undefined && next !== path) edits.push(...renameEdits(moment, origin, next));
    }
  }
  return distinct(edits);
}

/** Where a file or folder is then. */
function moved(uri: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (uri === from) return to;
    if (uri.startsWith(`${from}/`)) return to + uri.slice(from.length);
  }
  return uri;
}

function pathAfter(from: string, to: string, path: string): string | undefined {
  const ending = `/${path.split('/').map(encodeURIComponent).join('/')}`;
  if (!from.endsWith(ending)) return undefined;
  return pathBelow(from.slice(0, -ending.length), to);
}
