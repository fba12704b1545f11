/** The path of `uri` below `folder`, decoded, with `/` between names; undefined where it is not below it. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return uri.startsWith(base) ? decode(uri.slice(base.length)) : undefined;
}

/** The folder that holds a file, without a `/` at its end. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(uri.lastIndexOf('/'), 0));
}

/** The last part of a URI's path, decoded. */
export function nameOf(uri: string): string {
  return decode(uri.slice(uri.lastIndexOf('/') + 1));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * One spelling for each file: editors differ in which characters of a path they encode.
 * URIs of other schemes are left as they are.
 */
export function normalizeUri(uri: string): string {
  const match = /^file:\/\/([^/]*)(\/[^?#]*)$/.exec(uri);
  if (match === null) return uri;
  const [, authority = '', path = ''] = match;
  return `file://${authority}${path
    .split('/')
    .map((name) => encodeURIComponent(decode(name)))
    .join('/')}`;
}
