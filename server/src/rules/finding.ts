import type { Place as BuiltPlace } from '../assembly/kustomize/tree/built.ts';
import type { Origin } from '../base/origin.ts';
import type { TextRange } from '../base/range.ts';
import type { NamedTarget } from '../seccomp/targets/namedTarget.ts';
import type { Severity } from '../workspace/settings.ts';

/** Where a finding points, before a snapshot gives it lines. */
export type Place =
  /** Counted from the start of the document that the rule looked at. */
  | { readonly kind: 'text'; readonly range: TextRange }
  | { readonly kind: 'origin'; readonly origin: Origin; readonly part: 'key' | 'value' }
  /** Of a build. */
  | {
      readonly kind: 'built';
      readonly place: BuiltPlace;
      /** What the value took the place of, the last one first. */
      readonly behind?: readonly BuiltPlace[];
      readonly part: 'key' | 'value';
    };

/** What a rule has to say about one element. */
export interface Finding {
  readonly message: string;
  readonly place: Place;
  /** The API server's own text to the letter, where it refuses or warns. */
  readonly apiServer?: string;
  /** In place of the rule's default, where this finding weighs less; what the user sets goes before both. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly tags?: readonly FindingTag[];
  readonly fixes?: readonly Fix[];
  /** The targets that have the problem; left out where a user has chosen another. Undefined: all have it. */
  readonly concerns?: (target: NamedTarget) => boolean;
  /** It only tells what follows from a mistake: left out where an error tells the mistake. */
  readonly isConsequence?: true;
}

export type FindingTag = 'unnecessary' | 'deprecated';

export interface RelatedPlace {
  readonly message: string;
  readonly place: Place;
}

export interface Fix {
  readonly title: string;
  /** It can't change what the policy allows beyond what the finding is about. */
  readonly safe: boolean;
  readonly edits: readonly PlacedEdit[];
}

/** A change of the text: put something in place of an element, take it away, or add entries or items beside it. */
export type PlacedEdit = Replacement | Rewording | FormEdit;

/** One that is written in the form of the text around it. */
export type FormEdit = Removal | Insertion | Addition | FurtherObject | Joining | Splitting;

export interface Replacement {
  readonly place: Place;
  readonly newText: string;
}

/** A text or number in place of a key or single value, written as the text around it asks for. */
export interface Rewording {
  readonly reword: Extract<Place, { kind: 'origin' }>;
  readonly as: string | number;
}

/** Of an item of a list, an entry with its key, or a whole object, together with what separates it from its neighbours. */
export interface Removal {
  readonly remove: Origin;
}

export interface Insertion {
  /** The entry before which the new one is written. */
  readonly before: Origin;
  readonly key: string;
  readonly value: PlainValue;
}

/** What is added to a list. */
export interface Addition {
  /** The item behind which it is written. */
  readonly after: Origin;
  readonly items: readonly PlainValue[];
}

/** An object of its own in the same file. */
export interface FurtherObject {
  /** The object behind which it is written. */
  readonly behind: Origin;
  readonly object: PlainValue;
}

/** An item of a list becomes one with the item in front of it: a dash less. */
export interface Joining {
  readonly join: Origin;
}

/** An entry of an item, and what follows it there, becomes an item of its own: a dash more. */
export interface Splitting {
  readonly split: Origin;
}

/** What a fix writes, whatever the form of the text. */
export type PlainValue = string | number | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** A finding with its severity, in the file's own offsets. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly apiServer: string | undefined;
  readonly uri: string;
  readonly range: TextRange;
  readonly related: readonly { readonly message: string; readonly uri: string; readonly range: TextRange }[];
  readonly tags: readonly FindingTag[];
  readonly fixes: readonly ReportedFix[];
  /** Closed files whose texts further fixes would change. Left out: none. */
  readonly fixedIn?: readonly string[];
}

export interface ReportedFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly ReportedEdit[];
}

export interface ReportedEdit {
  readonly uri: string;
  readonly range: TextRange;
  readonly newText: string;
  /** The file is made first; such an edit stands alone in its fix. */
  readonly isNewFile?: true;
}
