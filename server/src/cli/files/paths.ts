import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { normalizeUri } from '../../base/uri.ts';

export function uriOfPath(path: string): string {
  return normalizeUri(pathToFileURL(path).href);
}

export function pathOfUri(uri: string): string {
  return fileURLToPath(uri);
}

/** As a file is named in every output: relative to the current directory, with `/` between names. */
export function shownPath(cwd: string, path: string): string {
  const shown = relative(cwd, resolve(cwd, path));
  return (shown === '' ? '.' : shown).split(sep).join('/');
}

/** A directory and those around it, innermost first. */
export function* upward(directory: string): Generator<string> {
  for (let at = directory; ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}
