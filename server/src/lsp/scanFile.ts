import { createReadStream } from 'node:fs';
import { mayHoldObjects } from '../manifests/scan.ts';

/** In bytes; of a larger file it is not asked what it holds: no one keeps manifests in it. */
const longestScan = 100_000_000;
const chunkLength = 256 * 1024;
/** So much of a chunk is looked at again with the next, lest a word be cut in two. */
const overlap = 64;

/** Whether a file that is too large to be read may hold objects that we read. Looks at a part at a time. */
export async function fileMayHoldObjects(path: string): Promise<boolean> {
  let seen = '';
  let hasVersion = false;
  let hasKind = false;
  const stream = createReadStream(path, { encoding: 'latin1', highWaterMark: chunkLength, end: longestScan });
  for await (const chunk of stream) {
    // in UTF-16 every other octet of these words is zero
    seen = seen.slice(-overlap) + String(chunk).replaceAll('\0', '');
    hasVersion ||= seen.includes(versionWord);
    hasKind ||= mayHoldObjects(`${versionWord}\n${seen}`);
    if (hasVersion && hasKind) return true;
  }
  return false;
}

const versionWord = 'apiVersion';
