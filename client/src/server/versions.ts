/**
 * Whether the running server belongs to this extension. The two are packaged together; they differ after an update
 * until the window is reloaded, and their messages may then not fit.
 * @param server undefined where the server does not name its version
 * @returns a sentence for the user, or undefined where they fit
 */
export function versionMismatch(client: string, server: string | undefined): string | undefined {
  if (server === client) return undefined;
  const other = server === undefined ? 'does not name its version' : `has version ${server}`;
  return `The Policy Lens extension has version ${client}, its language server ${other}. Reload the window so that both are of one version.`;
}
