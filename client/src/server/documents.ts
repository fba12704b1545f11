import type { TextDocument, Uri } from 'vscode';

const languages = ['yaml', 'json', 'jsonc'];

/**
 * `file` is also what a workspace over SSH, in WSL or in a container has; `vscode-vfs` is a repository looked at without
 * a checkout; `git` is the old side of a difference, looked at and never indexed.
 */
const schemes = ['file', 'untitled', 'vscode-vfs', 'git'];

/** The documents that the server is told about. It recognises its own by content and leaves the rest in peace. */
export const documentSelector: readonly { readonly scheme: string; readonly language: string }[] =
  schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language })));

export function isOurs(document: TextDocument): boolean {
  return schemes.includes(document.uri.scheme) && languages.includes(document.languageId);
}

/** For a tab whose document is not loaded, so that only its name can tell. */
export function isOurName({ scheme, path }: Uri): boolean {
  return scheme === 'file' && /\.(?:ya?ml|jsonc?)$/i.test(path);
}
