/** What the server asks of the machine that it runs on. Replaced in tests; every method works on URIs. */
export interface Host {
  /** The entries of a folder; throws where it can't be read. */
  readonly listFolder: (uri: string) => Promise<readonly FolderEntry[]>;
  /** The text of a file, or why there is none. */
  readonly readText: (uri: string, limit: number) => Promise<TextResult>;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
  /** Lets waiting work of the process go first. */
  readonly pause: () => Promise<void>;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

export type TextResult =
  | { readonly kind: 'text'; readonly text: string }
  /** `note`: a sentence for the file's reader. */
  | { readonly kind: 'declined'; readonly note: string }
  | { readonly kind: 'gone' };
