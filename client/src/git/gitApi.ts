import { type Event, extensions, type Uri } from 'vscode';

/** What we use of the extension `vscode.git` (microsoft/vscode:extensions/git/src/api/git.d.ts). */
export interface GitExtension {
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: Event<GitRepository>;
  readonly onDidCloseRepository: Event<GitRepository>;
}

/** VS Code's own Git extension, begun; undefined where there is none. Throws where it can't begin, as without Git. */
export async function openGit(): Promise<GitApi | undefined> {
  return (await extensions.getExtension<GitExtension>('vscode.git')?.activate())?.getAPI(1);
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
  /** What differs between a commit and the files on disk. */
  diffWith(ref: string): Promise<readonly GitChange[]>;
}

export interface GitChange {
  readonly uri: Uri;
  /** Where the file was before it was renamed; else the same. */
  readonly originalUri: Uri;
}
