import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { mayHoldObjects } from '../manifests/scan.ts';
import { decode } from '../workspace/decode.ts';
import { utf16Of } from '../workspace/utf16.ts';
import type { FolderEntry, FolderResult, Host, TextResult } from './host.ts';
import { tooLarge } from './limits.ts';
import { fileMayHoldObjects } from './scanFile.ts';

/** In milliseconds. */
const restLength = 20;

/** Files and time of the machine that the server runs on. */
export const nodeHost: Host = {
  listFolder,
  readText,
  readPieces,
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  rest: () => new Promise((resolve) => setTimeout(resolve, restLength)),
};

/** Symbolic links to files are followed; links to folders are not, for they may lead in a circle. */
async function listFolder(uri: string): Promise<FolderResult> {
  try {
    const entries = await readdir(fileURLToPath(uri), { withFileTypes: true });
    return {
      kind: 'folder',
      entries: entries.flatMap((entry): readonly FolderEntry[] => {
        if (entry.isDirectory()) return [{ name: entry.name, kind: 'folder' }];
        return entry.isFile() || entry.isSymbolicLink() ? [{ name: entry.name, kind: 'file' }] : [];
      }),
    };
  } catch (error) {
    const code = codeOf(error);
    if (isGone(code)) return { kind: 'gone' };
    return { kind: 'declined', note: `The folder ${uri} could not be read (${code}).` };
  }
}

/** Pipes and devices, which a link may lead to, have no end: only files are read. */
async function readText(uri: string, limit: number): Promise<TextResult> {
  try {
    const path = fileURLToPath(uri);
    const found = await stat(path);
    if (!found.isFile()) return { kind: 'gone' };
    if (found.size > limit) {
      const mayHide = await fileMayHoldObjects(path);
      return { kind: 'declined', note: tooLarge(found.size, limit), mayHide, isLarge: true };
    }
    const bytes = await readFile(path);
    if (bytes.length > limit) return { kind: 'declined', note: tooLarge(bytes.length, limit), mayHide: true };
    const decoded = decode(bytes);
    if (decoded.kind === 'text') return decoded;
    const note = `The file was not read: ${decoded.reason}.`;
    return { kind: 'declined', note, mayHide: mayHoldObjects(decoded.text) };
  } catch (error) {
    const code = codeOf(error);
    if (isGone(code)) return { kind: 'gone' };
    if (code === 'EACCES' || code === 'EPERM') {
      return { kind: 'declined', note: 'The file was not read: permission was denied.', mayHide: false };
    }
    if (code === 'ELOOP') {
      const note = 'The file was not read: its symbolic links lead in a circle.';
      return { kind: 'declined', note, mayHide: false };
    }
    return { kind: 'declined', note: `The file could not be read (${code}).`, mayHide: false };
  }
}

/** In bytes: so much is looked through in a millisecond or two. */
const pieceLength = 64 * 1024;

async function* readPieces(uri: string): AsyncGenerator<string> {
  const path = fileURLToPath(uri);
  if (!(await stat(path)).isFile()) throw new Error(`${uri} is no file`);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const bytes of byteChunks(createReadStream(path, { highWaterMark: pieceLength }))) {
    decoder ??= new TextDecoder(utf16Of(bytes) ?? 'utf-8');
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder?.decode() ?? '';
}

/** Of a stream without an encoding, which is typed to give anything. */
async function* byteChunks(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) if (chunk instanceof Uint8Array) yield chunk;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

function isGone(code: string): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR';
}
