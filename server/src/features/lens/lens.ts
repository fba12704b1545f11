import type { Origin } from '../../base/origin.ts';
import type { TextRange } from '../../base/range.ts';

/** A line above an object that says something about it and leads further. */
export interface Lens {
  /** Where the object begins, in the file's offsets; of no length. */
  readonly range: TextRange;
  readonly title: string;
  /** What a click does; undefined where the line only says something. */
  readonly action: 'reach' | 'pods' | 'changes' | 'risk' | 'try' | 'open' | undefined;
  /** The objects that are shown. */
  readonly places?: readonly Origin[];
  /** What is opened. */
  readonly target?: { readonly uri: string; readonly line: number };
}
