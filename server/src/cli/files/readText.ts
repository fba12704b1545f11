import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { reasonOf } from '../terminal.ts';

export type TextResult =
  /** `isLasting`: it can be read again, as a pipe can't. */
  | { readonly kind: 'text'; readonly text: string; readonly isLasting: boolean }
  /** `note`: why it was not read. */
  | { readonly kind: 'declined'; readonly note: string };

/**
 * The text of a file without its byte order mark.
 * @param limit of the file's size, in bytes
 */
export function readTextFile(path: string, limit: number): TextResult {
  try {
    const file = openSync(path, 'r');
    try {
      const status = fstatSync(file);
      if (status.size > limit) return { kind: 'declined', note: tooLarge(status.size, limit) };
      const bytes = readFileSync(file);
      // a pipe tells its size only when it is read
      if (bytes.length > limit) return { kind: 'declined', note: tooLarge(bytes.length, limit) };
      if (bytes.includes(0)) return { kind: 'declined', note: 'it is binary' };
      const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
      return { kind: 'text', text, isLasting: status.isFile() };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { kind: 'declined', note: reasonOf(error) };
  }
}

function tooLarge(size: number, limit: number): string {
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `it has ${megabytes(size)}, and the limit is ${megabytes(limit)} (--large-file-limit)`;
}
