import { type Moment, resolveOrigin } from '../../assembly/resolveOrigin.ts';
import type { Origin } from '../../base/origin.ts';
import type { TextRange } from '../../base/range.ts';
import { languageByName } from '../../workspace/candidates.ts';
import { fileOf, textOf } from '../../workspace/snapshot.ts';
import type { Addition, Insertion, Removal, ReportedEdit } from '../finding.ts';
import { additionOf } from './addition.ts';
import { removalOf } from './removal.ts';

/** An edit that depends on the form of the text around it; undefined where the form is too odd for one. */
export function formEdit(moment: Moment, edit: Removal | Insertion | Addition): ReportedEdit | undefined {
  const { snapshot } = moment;
  const [found] = resolveOrigin(moment, originOf(edit));
  const text = found && textOf(snapshot, found.uri);
  if (found === undefined || text === undefined) return undefined;
  const { uri, keyOffsets, valueOffsets } = found;
  if ('remove' in edit) {
    const range = removalOf(text, keyOffsets, valueOffsets);
    return range && { uri, range, newText: '' };
  }
  if ('after' in edit) {
    const { end } = valueOffsets;
    return { uri, range: { start: end, end }, newText: additionOf(text, valueOffsets, edit.items) };
  }
  const language = fileOf(snapshot, uri)?.source?.syntax.language ?? languageByName(uri);
  return { uri, ...insertion(text, keyOffsets.start, edit, language === 'json') };
}

function originOf(edit: Removal | Insertion | Addition): Origin {
  if ('remove' in edit) return edit.remove;
  return 'after' in edit ? edit.after : edit.before;
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
