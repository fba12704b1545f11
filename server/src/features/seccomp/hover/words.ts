import { enumerate } from '../../../base/words.ts';
import type { ByColumn, SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { plain } from '../../hover/markdown.ts';

/** Columns by what holds there, in the order in which they come. */
export function columnsByValue<T>(values: ByColumn<T>): ReadonlyMap<T, readonly SyscallColumn[]> {
  const columns = new Map<T, SyscallColumn[]>();
  for (const [column, value] of values) columns.set(value, [...(columns.get(value) ?? []), column]);
  return columns;
}

/** Columns of the system call table, as `x86_64 and aarch64`. */
export function columnNames(columns: readonly SyscallColumn[], word = 'and'): string {
  return enumerate(columns.map(plain), word);
}

/** A sentence from words that may lack its end. */
export function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
