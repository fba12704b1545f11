/**
 * The folders that hold manifests, for the user to choose from; workspace folders themselves are left out.
 * @param files URIs
 * @param roots URIs of the workspace folders
 * @returns URIs, sorted
 */
export function foldersOf(files: readonly string[], roots: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const file of files) {
    const root = roots.find((uri) => isBelow(uri, file));
    if (root === undefined) continue;
    for (let folder = above(file); isBelow(root, folder) && !found.has(folder); folder = above(folder)) {
      found.add(folder);
    }
  }
  return [...found].sort();
}

/**
 * The folder that a file's own side lies in where another folder is compared with: of `envs/live/web/policy.yaml` and
 * `envs/test` it is `envs/live`.
 * @returns undefined where the file lies in that folder, or straight in the one around it
 */
export function counterpart(file: string, folder: string): string | undefined {
  const [own, other] = [above(file).split('/'), folder.split('/')];
  let common = 0;
  while (common < other.length && own[common] === other[common]) common++;
  return common < other.length && common < own.length ? own.slice(0, common + 1).join('/') : undefined;
}

function above(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

function isBelow(folder: string, uri: string): boolean {
  return uri.startsWith(`${folder}/`);
}
