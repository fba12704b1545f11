import type { ByColumn, SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { plain } from '../../hover/markdown.ts';

/** `a`, `a and b`, `a, b and c`; `or` or another word may stand before the last. */
export function listed(texts: readonly string[], word = 'and'): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** Columns by what holds there, in the order in which they come. */
export function columnsByValue<T>(values: ByColumn<T>): ReadonlyMap<T, readonly SyscallColumn[]> {
  const columns = new Map<T, SyscallColumn[]>();
  for (const [column, value] of values) columns.set(value, [...(columns.get(value) ?? []), column]);
  return columns;
}

/** Columns of the system call table, as `x86_64 and aarch64`. */
export function columnNames(columns: readonly SyscallColumn[], word = 'and'): string {
  return listed(columns.map(plain), word);
}

/** A sentence from words that may lack its end. */
export function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
