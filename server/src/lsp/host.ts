/** What the server asks of the machine that it runs on. Replaced in tests; every method works on URIs. */
export interface Host {
  /** What a folder holds, or why it can't be told. */
  readonly listFolder: (uri: string) => Promise<FolderResult>;
  /** The text of a file, or why there is none. */
  readonly readText: (uri: string, limit: number) => Promise<TextResult>;
  /** The text of a file of any size, piece by piece; throws where it can't be read (any more). */
  readonly readPieces: (uri: string) => AsyncIterable<string>;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
  /** Lets waiting work of the process go first. */
  readonly pause: () => Promise<void>;
  /** Lets an edit go first with all that is asked along with it: for what nobody waits for. */
  readonly rest: () => Promise<void>;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

export type FolderResult =
  | { readonly kind: 'folder'; readonly entries: readonly FolderEntry[] }
  /** `note`: a sentence for the log. */
  | { readonly kind: 'declined'; readonly note: string }
  /** Also where something else than a folder stands there. */
  | { readonly kind: 'gone' };

export type TextResult =
  | { readonly kind: 'text'; readonly text: string }
  /** `note`: a sentence for the file's reader. `mayHide`: it may well hold objects. */
  | {
      readonly kind: 'declined';
      readonly note: string;
      readonly mayHide: boolean;
      /** There where it is too large to be read in one piece. */
      readonly isLarge?: true;
    }
  | { readonly kind: 'gone' };
