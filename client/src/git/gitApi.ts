import type { Event, Uri } from 'vscode';

/** What we use of the extension `vscode.git` (microsoft/vscode:extensions/git/src/api/git.d.ts). */
export interface GitExtension {
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: Event<GitRepository>;
  readonly onDidCloseRepository: Event<GitRepository>;
}

export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: {
    /** Undefined in a repository without a commit. */
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly indexChanges: readonly GitChange[];
    readonly workingTreeChanges: readonly GitChange[];
    readonly mergeChanges: readonly GitChange[];
    readonly untrackedChanges?: readonly GitChange[];
    readonly onDidChange: Event<void>;
  };
  show(ref: string, path: string): Promise<string>;
}

export interface GitChange {
  readonly uri: Uri;
  /** Where the file was before it was renamed; else the same. */
  readonly originalUri: Uri;
}
