import type { Moment } from '../../assembly/resolveOrigin.ts';
import { resolveOrigin } from '../../assembly/resolveOrigin.ts';
import type { LineRange } from '../../base/lines.ts';
import type { Origin } from '../../base/origin.ts';
import { languageByName } from '../../workspace/candidates.ts';
import { textOf } from '../../workspace/snapshot.ts';

/** Another text in place of one that is written somewhere, open or not. */
export interface RenameEdit {
  readonly uri: string;
  readonly range: LineRange;
  readonly newText: string;
}

/** Puts a name or path in place of the one that an element has, where that is written; none where it can't be edited. */
export function renameEdits(moment: Moment, origin: Origin, name: string): readonly RenameEdit[] {
  const [found] = resolveOrigin(moment, origin);
  if (found?.editable !== true) return [];
  const { uri, value, valueOffsets } = found;
  const written = textOf(moment.snapshot, uri)?.slice(valueOffsets.start, valueOffsets.end);
  // Of a closed file it is not known how the old one is quoted.
  const isQuoted = written === undefined ? languageByName(uri) === 'json' : /^["']/.test(written);
  return [{ uri, range: value, newText: isQuoted ? JSON.stringify(name) : plainName(name) }];
}

/** Without quotes where YAML takes it for a text and nothing else. */
function plainName(name: string): string {
  const isPlain = /^[A-Za-z_][\w./-]*$/.test(name) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(name);
  return isPlain ? name : JSON.stringify(name);
}

/** Each place once: environments share files. */
export function distinct(edits: readonly RenameEdit[]): readonly RenameEdit[] {
  const byPlace = new Map(
    edits.map((edit) => [`${edit.uri} ${edit.range.start.line} ${edit.range.start.character}`, edit]),
  );
  return [...byPlace.values()];
}
