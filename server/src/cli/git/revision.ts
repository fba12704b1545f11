import { dirname, join, relative, resolve } from 'node:path';
import { isCandidate } from '../../workspace/candidates.ts';
import { configurationFileName } from '../../workspace/configurationFile.ts';
import type { TextResult } from '../files/readText.ts';
import { decodeText } from '../files/readText.ts';
import type { Source } from '../files/source.ts';
import { Failure } from '../terminal.ts';
import { askGit } from './git.ts';

interface Blob {
  readonly id: string;
  /** Below the repository's root. */
  readonly path: string;
}

/**
 * The files of a revision, read from Git's object store; the working tree is not touched.
 * @param text `REVISION`, or `REVISION:PATH`, the path as git counts it: from the repository's root
 * @param beside the folder or file that the other side of a comparison is; what of the revision is meant where its own
 * path is left out. Undefined: the current directory.
 * @throws Failure where there is no such revision
 */
export function revisionSource(text: string, cwd: string, beside: string | undefined): Source {
  const [revision = '', ...rest] = text.split(':');
  const root = askGit(cwd, ['rev-parse', '--show-toplevel'])?.toString('utf8').replace(/\n$/, '');
  const commit =
    root === undefined || revision === '' || revision.startsWith('-')
      ? undefined
      : askGit(cwd, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (root === undefined || commit === undefined) {
    throw new Failure(`${text} is no file, no directory and no Git revision.`);
  }
  const id = commit.toString('latin1').trim();
  const below = rest.length > 0 ? rest.join(':') : relative(root, resolve(cwd, beside ?? '.'));
  if (below.startsWith('..'))
    throw new Failure(`${beside} is not in the repository of revision ${revision}.`);
  const blobs = listBlobs(root, id, below.replace(/\/+$/, ''));
  if (blobs === undefined) throw new Failure(`Revision ${revision} holds no ${below}.`);
  const contents = readBlobs(root, blobs);
  const texts = new Map(blobs.map(({ path, id: blob }) => [join(root, path), contents.get(blob)]));
  const wanted = blobs.filter(({ path }) => isBelow(path, below));
  return {
    found: {
      files: wanted.map(({ path }) => ({ path: join(root, path), isNamed: false })),
      directories: [],
      unread: [],
    },
    configurationsAbove: () =>
      blobs.filter(({ path }) => !isBelow(path, below)).map(({ path }) => join(root, path)),
    read: (path, limit): TextResult => {
      const bytes = texts.get(path) ?? askGit(root, ['cat-file', 'blob', `${id}:${relative(root, path)}`]);
      return bytes === undefined
        ? { kind: 'declined', note: 'it is not there', isAbsent: true }
        : decodeText(bytes, limit, true);
    },
  };
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** The manifests below a path, and the configuration files above it; undefined where there is no such path. */
function listBlobs(root: string, commit: string, below: string): readonly Blob[] | undefined {
  const above = parents(below).map((folder) => join(folder, configurationFileName));
  const words = [
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    commit,
    '--',
    ...(below === '' ? [] : [below, ...above]),
  ];
  const listed = askGit(root, words)?.toString('utf8') ?? '';
  const blobs = listed.split('\0').flatMap((line): readonly Blob[] => {
    const [about = '', path = ''] = line.split('\t');
    const [mode, type, id] = about.split(' ');
    // links are left alone
    if (type !== 'blob' || mode === '120000' || id === undefined || !isCandidate(path)) return [];
    return [{ id, path }];
  });
  const exists = below === '' || askGit(root, ['cat-file', '-e', `${commit}:${below}`]) !== undefined;
  return exists ? blobs : undefined;
}

/** The folders above a path, the root's '' last. */
function parents(path: string): readonly string[] {
  if (path === '') return [];
  const folder = dirname(path);
  return folder === '.' ? [''] : [folder, ...parents(folder)];
}

/** The contents of blobs by their ids, asked for at once. */
function readBlobs(root: string, blobs: readonly Blob[]): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>();
  if (blobs.length === 0) return contents;
  const ids = [...new Set(blobs.map(({ id }) => id))];
  const answer = askGit(root, ['cat-file', '--batch'], `${ids.join('\n')}\n`) ?? Buffer.alloc(0);
  // each answer is "ID blob SIZE", a line feed, the contents, and a line feed; "ID missing" has no contents
  for (let at = 0; at < answer.length; ) {
    const lineEnd = answer.indexOf(10, at);
    if (lineEnd < 0) break;
    const [id = '', , size] = answer.toString('latin1', at, lineEnd).split(' ');
    at = lineEnd + 1;
    if (size === undefined) continue;
    contents.set(id, answer.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}
