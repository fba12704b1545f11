/**
 * Where a path leads that is written in a kustomization.
 * @param folder URI of the kustomization's folder
 * @returns undefined where it leads out of all folders
 */
export function resolvePath(folder: string, path: string): string | undefined {
  const names = folder.split('/');
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(encodeURIComponent(name));
    else if (names.length <= 3 || names.pop() === undefined) return undefined;
  }
  return names.join('/');
}

export function isAbsolutePath(path: string): boolean {
  return path.startsWith('/');
}

/** Whether a folder is another, or holds it. */
export function holdsFolder(outer: string, inner: string): boolean {
  return `${inner}/`.startsWith(`${outer}/`);
}

/**
 * Whether a path leads to another machine: a URL, or a Git repository in one of the forms that kustomize takes
 * (sigs.k8s.io/kustomize/api/internal/git/repospec.go).
 */
export function isRemote(path: string): boolean {
  return /^(git::)?((https?|ssh|file|git):\/\/|[\w.-]+@[^/]*[:/]|github\.com[:/])/i.test(path);
}
