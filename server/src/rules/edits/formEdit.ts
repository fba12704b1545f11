import type { TextRange } from '../../base/range.ts';
import { fileOf, resolveOrigin, type Snapshot } from '../../workspace/snapshot.ts';
import type { Insertion, Removal, ReportedEdit } from '../finding.ts';
import { removalOf } from './removal.ts';

/** An edit that depends on the form of the text around it; undefined where the form is too odd for one. */
export function formEdit(snapshot: Snapshot, edit: Removal | Insertion): ReportedEdit | undefined {
  const [found] = resolveOrigin(snapshot, 'remove' in edit ? edit.remove : edit.before);
  const source = found && fileOf(snapshot, found.uri)?.source;
  if (found === undefined || source === undefined) return undefined;
  const { uri, keyOffsets, valueOffsets } = found;
  if ('remove' in edit) {
    const range = removalOf(source.text, keyOffsets, valueOffsets);
    return range && { uri, range, newText: '' };
  }
  const isJson = source.syntax.language === 'json';
  return { uri, ...insertion(source.text, keyOffsets.start, edit, isJson) };
}

/** A line of its own where the entry behind it has one. */
function insertion(
  text: string,
  at: number,
  { key, value }: Insertion,
  isJson: boolean,
): { readonly range: TextRange; readonly newText: string } {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const isFlow = isJson || /[{,]\s*$/.test(text.slice(Math.max(0, at - 1000), at));
  const entry = isFlow ? `${JSON.stringify(key)}: ${JSON.stringify(value)},` : `${key}: ${value}`;
  const separator = /^[ \t]*(?:- +)*$/.test(before) ? `\n${before.replaceAll('-', ' ')}` : ' ';
  return { range: { start: at, end: at }, newText: `${entry}${separator}` };
}
