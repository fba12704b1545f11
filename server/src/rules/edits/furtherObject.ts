import { lineStartAt } from '../../base/lines.ts';
import type { TextRange } from '../../base/range.ts';
import type { PlainValue } from '../finding.ts';
import type { TextEdit } from './dashes.ts';
import { blockOf } from './plainValue.ts';

/**
 * A further object behind one that is a YAML document of its own, as the next document.
 * @returns undefined where it stands between brackets or in a list
 */
export function furtherObject(text: string, object: TextRange, value: PlainValue): TextEdit | undefined {
  const lineStart = lineStartAt(text, object.start);
  if (lineStart !== object.start || text[object.start] === '{') return undefined;
  const next = /^(?:---|\.\.\.)(?:[ \t].*)?\r?$/m.exec(text.slice(object.end));
  const end = next === null ? text.length : object.end + next.index;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text[end - 1] === '\n' ? '' : lineBreak;
  const written = blockOf(value, '').replaceAll('\n', lineBreak);
  return { range: { start: end, end }, newText: `${before}---${lineBreak}${written}${lineBreak}` };
}
