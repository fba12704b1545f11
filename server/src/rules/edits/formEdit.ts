import { type Moment, resolveOrigin } from '../../assembly/resolveOrigin.ts';
import { lineStartAt } from '../../base/lines.ts';
import type { Origin } from '../../base/origin.ts';
import type { TextRange } from '../../base/range.ts';
import { languageByName } from '../../workspace/candidates.ts';
import { fileOf, type ResolvedOrigin, textOf } from '../../workspace/snapshot.ts';
import type { FormEdit, Insertion, ReportedEdit } from '../finding.ts';
import { additionOf } from './addition.ts';
import { joinOf, splitOf, type TextEdit } from './dashes.ts';
import { furtherObject } from './furtherObject.ts';
import { entryOf, flowOf } from './plainValue.ts';
import { objectRemovalOf, removalOf } from './removal.ts';

/** An edit that depends on the form of the text around it; undefined where the form is too odd for one. */
export function formEdit(moment: Moment, edit: FormEdit): ReportedEdit | undefined {
  const { snapshot } = moment;
  const [found] = resolveOrigin(moment, originOf(edit));
  const text = found && textOf(snapshot, found.uri);
  if (found === undefined || text === undefined) return undefined;
  const written = writtenEdit(moment, edit, found, text);
  return written && { uri: found.uri, ...written };
}

/** The element that an edit is about. */
export function originOf(edit: FormEdit): Origin {
  if ('remove' in edit) return edit.remove;
  if ('join' in edit) return edit.join;
  if ('split' in edit) return edit.split;
  if ('behind' in edit) return edit.behind;
  return 'after' in edit ? edit.after : edit.before;
}

function writtenEdit(
  moment: Moment,
  edit: FormEdit,
  { uri, keyOffsets, valueOffsets }: ResolvedOrigin,
  text: string,
): TextEdit | undefined {
  if ('remove' in edit) {
    const isObject = edit.remove.path === '';
    const range = isObject ? objectRemovalOf(text, valueOffsets) : removalOf(text, keyOffsets, valueOffsets);
    return range && { range, newText: '' };
  }
  if ('after' in edit) {
    const end = valueOffsets.start + text.slice(valueOffsets.start, valueOffsets.end).trimEnd().length;
    return { range: { start: end, end }, newText: additionOf(text, valueOffsets, edit.items) };
  }
  if ('behind' in edit) return furtherObject(text, valueOffsets, edit.object);
  if ('join' in edit) {
    const front = neighbourOf(moment, edit.join, uri);
    return front && joinOf(text, front, valueOffsets);
  }
  if ('split' in edit) {
    const item = placeIn(moment, { ...edit.split, path: edit.split.path.replace(/\.[^.]*$/, '') }, uri);
    return item && splitOf(text, item, keyOffsets);
  }
  const language = fileOf(moment.snapshot, uri)?.source?.syntax.language ?? languageByName(uri);
  return insertion(text, keyOffsets.start, edit, language === 'json');
}

/** The item in front of one of a list. */
function neighbourOf(moment: Moment, { object, path }: Origin, uri: string): TextRange | undefined {
  const before = path.replace(/\[(\d+)\]$/, (_, index: string) => `[${Number(index) - 1}]`);
  return placeIn(moment, { object, path: before }, uri);
}

function placeIn(moment: Moment, origin: Origin, uri: string): TextRange | undefined {
  const [found] = resolveOrigin(moment, origin);
  return found?.uri === uri ? found.valueOffsets : undefined;
}

/** A line of its own where the entry behind it has one. */
function insertion(text: string, at: number, { key, value }: Insertion, isJson: boolean): TextEdit {
  const before = text.slice(lineStartAt(text, at), at);
  const isFlow = isJson || /[{,]\s*$/.test(text.slice(Math.max(0, at - 1000), at));
  const indentation = /^[ \t]*(?:- +)*$/.test(before) ? before.replaceAll('-', ' ') : undefined;
  const entry = isFlow ? `${JSON.stringify(key)}: ${flowOf(value)},` : entryOf(key, value, indentation ?? '');
  return {
    range: { start: at, end: at },
    newText: `${entry}${indentation === undefined ? ' ' : `\n${indentation}`}`,
  };
}
