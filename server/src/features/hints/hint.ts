import type { Origin } from '../../base/origin.ts';
import type { TextRange } from '../../base/range.ts';
import type { Model } from '../../manifests/model.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';
import type { HintKind } from '../../workspace/shown.ts';

/** Words of ours behind something that is written. */
export interface Hint {
  /** Where the words stand, in the file's offsets. */
  readonly offset: number;
  readonly text: string;
  /** More of it, in Markdown; undefined where the text says it all. */
  readonly tooltip: string | undefined;
}

/** An object in which hints are looked for. */
export interface HintPlace<Kind extends Model = Model> {
  readonly model: Kind;
  /** Where a part of the object stands, in the file's offsets; undefined also for parts outside of what is asked for. */
  readonly visible: (part: { readonly origin: Origin }) => TextRange | undefined;
}

/** What makes hints of one kind, in steps. A new kind of hints is a file with one of these, and its name in the settings. */
export interface HintProvider<Kind extends Model = Model> {
  readonly kind: HintKind;
  readonly hints: (place: HintPlace<Kind>) => Generator<void, readonly Hint[]>;
}

export type ProfileHints = HintProvider<RawProfile>;
