/** One item of a list, as it is written. */
export interface CutItem {
  /** Its offset in the text. */
  readonly start: number;
  /** In YAML with its dash, as `parseListItem` takes it. */
  readonly text: string;
}

/**
 * Cuts the items out of a list (`kind: List`) that comes piece by piece, so that a list of any size is read without its
 * text being kept: only the item that is not over yet is.
 */
export interface ItemCutter {
  /** The items that are whole now. */
  push(piece: string): readonly CutItem[];
  /** What is left when the last piece has come. */
  end(): readonly CutItem[];
  /** What has come that is no item: with the first item all that stands before it. */
  readonly head: string;
  /** What stands around the items; undefined where the text is no such list, or more than one. */
  readonly frame: string | undefined;
}

/** So much may stand before the items, in characters. */
export const longestHead = 64 * 1024;
