import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { mayBeClusterSnapshot } from '../../workspace/clusterReader.ts';
import { decode } from '../../workspace/decode.ts';
import { utf16Text } from '../../workspace/utf16.ts';
import { reasonOf } from '../terminal.ts';

export type TextResult =
  /** `isLasting`: it can be read again, as a pipe can't. */
  | { readonly kind: 'text'; readonly text: string; readonly isLasting: boolean }
  /** `note`: why it was not read. `isAbsent`: there is no such file. */
  | { readonly kind: 'declined'; readonly note: string; readonly isAbsent?: true };

/**
 * The text of a file without its byte order mark, unless it stands in front of JSON, which has none.
 * @param limit of the file's size, in bytes
 */
export function readTextFile(path: string, limit: number): TextResult {
  try {
    const file = openSync(path, 'r');
    try {
      const status = fstatSync(file);
      if (status.size > limit && !mayBeClusterSnapshot(beginningOf(file)))
        return { kind: 'declined', note: tooLarge(status.size, limit) };
      // a pipe tells its size only when it is read
      return decodeText(readFileSync(file), Math.max(limit, status.size), status.isFile());
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const note = reasonOf(error);
    return absent.has(code) ? { kind: 'declined', note, isAbsent: true } : { kind: 'declined', note };
  }
}

/** A cluster's snapshot may be of any size, and is told by its beginning. */
function beginningOf(file: number): string {
  const bytes = Buffer.alloc(beginningLength);
  const read = bytes.subarray(0, readSync(file, bytes, 0, beginningLength, 0));
  return utf16Text(read) ?? read.toString('utf8');
}

const beginningLength = 64 * 1024;

/** A directory is no file, either. */
const absent: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/**
 * Bytes as such a text.
 * @param limit of their number
 * @param isLasting whether they can be read again
 */
export function decodeText(bytes: Buffer, limit: number, isLasting: boolean): TextResult {
  if (bytes.length > limit) return { kind: 'declined', note: tooLarge(bytes.length, limit) };
  const decoded = decode(bytes);
  if (decoded.kind === 'undecodable') return { kind: 'declined', note: decoded.reason };
  const { text } = decoded;
  return { kind: 'text', text: text.replace(/^\uFEFF(?!\s*[[{])/, ''), isLasting };
}

function tooLarge(size: number, limit: number): string {
  const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `it has ${megabytes(size)}, and the limit is ${megabytes(limit)} (--large-file-limit)`;
}
