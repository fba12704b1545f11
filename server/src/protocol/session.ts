/** What client and server tell each other beside the language server protocol itself. */

/** The `initializationOptions` that our own client sends; other editors may leave all of them out. */
export interface InitializationOptions {
  /** Version of the extension: a server of another version is reported, since their messages may not fit. */
  readonly clientVersion?: string;
  /** Whether the client itself sends `workspace/didChangeWatchedFiles`; a server that registers watchers too would hear twice. */
  readonly watchesFiles?: boolean;
  /** Whether the client understands the notifications of this room (`documentStatus`, `preview/changed`). */
  readonly understandsPanels?: boolean;
  /** What other extensions say of our documents already. */
  readonly reportedByOthers?: readonly ReportedByOthers[];
}

/** Errors of the format itself and keys that stand twice, in files of a language. */
export type ReportedByOthers = 'yaml-syntax' | 'json-syntax';

/** Client to server, notification `policyLens/reportedByOthers`, when another extension came or went. */
export interface ReportedByOthersChanged {
  readonly reportedByOthers: readonly ReportedByOthers[];
}

/** The environment that answers for a document. */
export interface DocumentEnvironment {
  readonly name: string;
  /** `1.37` */
  readonly kubernetesVersion: string;
}

/** Where a document's seccomp profile is used. */
export interface DocumentTarget {
  readonly name: string;
  /** Runtime, libseccomp, kernel and architectures in words. */
  readonly details: string;
  /** False where it is what the profile seems to be written for. */
  readonly isChosen: boolean;
  /** The names of the targets that the document's environment declares; empty where it leaves that to the settings. */
  readonly declared: readonly string[];
}

/**
 * Server to client, notification `policyLens/documentStatus`: after a document is opened and whenever one of its
 * parts changes. Nothing is sent on closing: the client forgets by itself.
 */
export interface DocumentStatus {
  readonly uri: string;
  /** Whether something was recognised in it that the preview shows. */
  readonly recognised: boolean;
  readonly environment?: DocumentEnvironment;
  /** Of a document with a seccomp profile. */
  readonly target?: DocumentTarget;
  /** Why the document is not looked at as usual, for instance because it is above the size limit. */
  readonly note?: string;
}
