import type { TextRange } from '../../../base/range.ts';
import { json, type Plain } from '../../../seccomp/convert/plain.ts';
import { yamlText } from '../../../seccomp/convert/yamlText.ts';
import { lead } from './lineForm.ts';

/** The text of an item for a list, in the form of one that the list has: on one line, or as deep as that. */
export function valueText(text: string, item: TextRange, value: Plain): string {
  const before = lead(text, item);
  if (/^[ \t]*- +$/.test(before)) return yamlText(value, before.replace('-', ' ')).trim();
  const own = text.slice(item.start, item.end);
  const lines = json(value).trimEnd().split('\n');
  if (!own.includes('\n')) return lines.map((line) => line.trim()).join(' ');
  const indentation = /^[ \t]*/.exec(before)?.[0] ?? '';
  const inner = /\n([ \t]*)\S/.exec(own)?.[1] ?? '';
  const unit =
    inner.startsWith(indentation) && inner !== indentation ? inner.slice(indentation.length) : '  ';
  return lines
    .map((line, index) =>
      index === 0 ? line : indentation + line.replace(/^ +/, (blanks) => unit.repeat(blanks.length / 2)),
    )
    .join('\n');
}
