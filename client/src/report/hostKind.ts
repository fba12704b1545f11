/** The remote connections of VS Code's own extensions. Other names may hold the host's. */
const knownRemotes: ReadonlySet<string> = new Set([
  'ssh-remote',
  'wsl',
  'dev-container',
  'attached-container',
  'codespaces',
  'tunnel',
]);

/** @param remoteName as VS Code gives it; undefined on the user's own machine */
export function hostKind(remoteName: string | undefined): string {
  if (remoteName === undefined) return 'local';
  return knownRemotes.has(remoteName) ? `remote (${remoteName})` : 'remote';
}
