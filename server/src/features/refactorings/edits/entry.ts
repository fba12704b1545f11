import { json, type Plain } from '../../../seccomp/convert/plain.ts';
import { yamlText } from '../../../seccomp/convert/yamlText.ts';
import type { Node } from '../../../syntax/tree.ts';
import type { TextEdit } from '../refactoring.ts';
import { lead } from './lineForm.ts';

/**
 * A new entry in front of the first one of a mapping, in the form of that.
 * @param start where the document begins that the node's range counts from
 * @returns undefined where there is no first entry to go by
 */
export function entryBefore(
  text: string,
  mapping: Node,
  start: number,
  key: string,
  value: Plain,
): readonly TextEdit[] | undefined {
  const first = mapping.kind === 'mapping' ? mapping.entries[0] : undefined;
  if (first === undefined) return undefined;
  const at = start + first.range.start;
  const range = { start: at, end: at };
  const before = lead(text, range);
  const isOwnLine = /^[ \t]*(?:- +)*$/.test(before);
  const isFlow = /^[{]/.test(text.slice(start + mapping.range.start));
  if (!isFlow && isOwnLine) {
    const indentation = before.replaceAll('-', ' ');
    const written = yamlText({ [key]: value }, indentation).slice(indentation.length);
    return [{ range, newText: `${written}${indentation}` }];
  }
  if (!isFlow) return undefined;
  const flow = json(value).trim().replace(/\n\s*/g, ' ');
  const separator = isOwnLine ? `\n${before}` : ' ';
  return [{ range, newText: `${JSON.stringify(key)}: ${flow},${separator}` }];
}
