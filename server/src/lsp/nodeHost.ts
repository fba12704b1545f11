import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FolderEntry, Host, TextResult } from './host.ts';
import { tooLarge } from './limits.ts';

/** Files and time of the machine that the server runs on. */
export const nodeHost: Host = {
  listFolder,
  readText,
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
};

/** Symbolic links to files are followed; links to folders are not, for they may lead in a circle. */
async function listFolder(uri: string): Promise<readonly FolderEntry[]> {
  const path = fileURLToPath(uri);
  const entries = await readdir(path, { withFileTypes: true });
  return entries.flatMap((entry): readonly FolderEntry[] => {
    if (entry.isDirectory()) return [{ name: entry.name, kind: 'folder' }];
    return entry.isFile() || entry.isSymbolicLink() ? [{ name: entry.name, kind: 'file' }] : [];
  });
}

/** Pipes and devices, which a link may lead to, have no end: only files are read. */
async function readText(uri: string, limit: number): Promise<TextResult> {
  try {
    const path = fileURLToPath(uri);
    const found = await stat(path);
    if (!found.isFile()) return { kind: 'gone' };
    if (found.size > limit) return { kind: 'declined', note: tooLarge(found.size, limit) };
    const bytes = await readFile(path);
    if (bytes.length > limit) return { kind: 'declined', note: tooLarge(bytes.length, limit) };
    if (bytes.includes(0)) return { kind: 'declined', note: 'The file is binary, so it was not read.' };
    return { kind: 'text', text: bytes.toString('utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'gone' };
    if (code === 'EACCES' || code === 'EPERM') {
      return { kind: 'declined', note: 'The file was not read: permission was denied.' };
    }
    if (code === 'ELOOP') {
      return { kind: 'declined', note: 'The file was not read: its symbolic links lead in a circle.' };
    }
    return { kind: 'declined', note: `The file could not be read (${String(code ?? 'unknown error')}).` };
  }
}
