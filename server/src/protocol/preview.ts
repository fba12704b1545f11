import type { ComparedState } from './difference.ts';

/** Messages of the preview, shared by server, client and webview. Lines and characters are zero-based. */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A place in a file that a click or Enter opens. */
export interface SourceLink {
  /** How it reads: always `file.yaml:12`, one-based, or a name. */
  readonly text: string;
  readonly uri: string;
  readonly range: Range;
}

/** A sentence in pieces. */
export type Phrase = readonly PhrasePart[];
export type PhrasePart = string | { readonly strong: string } | { readonly link: SourceLink };

/** What each of them means is told by the legend of the model. */
export type Verdict = 'allowed' | 'partly' | 'denied' | 'unknown';

/** Something short that a row is about: a port, a condition. */
export interface Chip {
  /** Undefined for what has none of its own. */
  readonly verdict: Verdict | undefined;
  /** `8080 http`, `53 UDP`, `with CAP_SYS_ADMIN` */
  readonly text: string;
}

/**
 * The two ends of a connection by the names that the server gave out, or that a user wrote:
 * - `shop/web[Deployment]` or `shop/web`: a workload, where only one has the name;
 * - `shop/*`: every workload of a namespace;
 * - `shop/web[Service]`: what a Service leads to;
 * - `10.0.0.0/8`, `10.0.0.7`, `10.0.0.0-10.0.0.9,10.1.0.0/16`: addresses outside, also with `[External]` behind them.
 * Whatever else the server gives out as an end is for handing back alone.
 */
export interface ConnectionEnds {
  readonly from: string;
  readonly to: string;
}

/** One group of peers that fare alike, or one system call. */
export interface PreviewRow {
  /** Unique in its lane and stable between revisions: keeps focus, expansion and scroll position. */
  readonly id: string;
  readonly verdict: Verdict;
  /** The verdict in words: `Allowed`, `Some ports`. */
  readonly word: string;
  readonly who: string;
  /** `Deployment · 2 pods`, `255 addresses, without 203.0.113.7` */
  readonly detail: string;
  readonly chips: readonly Chip[];
  /** What decides and where. */
  readonly reason: Phrase;
  /** The line that decides; where Enter leads. */
  readonly decidedBy: SourceLink | undefined;
  /** The members of a group, where the row stands for several. */
  readonly members: readonly PreviewMember[];
  /** Of a connection that one of its ends alone allows: the end that stops it; `ports` where they allow different ones. */
  readonly stoppedAt?: 'source' | 'destination' | 'ports' | undefined;
  /** The connection that the row is about, of several members the first one's, for a walk of its decision; undefined for what is none. */
  readonly walk?: ConnectionEnds | undefined;
  /** What it was in the state that the picture is compared with; undefined where it is compared with none. */
  readonly before?: Pick<PreviewRow, 'verdict' | 'word' | 'chips'> | undefined;
}

export interface PreviewMember {
  readonly text: string;
  readonly link: SourceLink | undefined;
  /** The connection of this member by itself, for a walk of its decision; undefined where there is none. */
  readonly walk?: ConnectionEnds | undefined;
}

export interface PreviewGroup {
  readonly id: string;
  /** A namespace, `Outside the cluster`, `Network`. */
  readonly title: string;
  readonly detail: string;
  /** Whether its rows show only once the reader opens it. */
  readonly startsClosed: boolean;
  readonly rows: readonly PreviewRow[];
}

/** One side of the picture: who can reach the subject, or what is denied. */
export interface PreviewLane {
  /** Unique in the model, and of letters only. */
  readonly id: string;
  readonly title: string;
  readonly summary: Phrase;
  readonly groups: readonly PreviewGroup[];
  /** All else, the explicit last row; undefined where another lane has it. */
  readonly rest: PreviewRow | undefined;
}

/** A row that differs in some of its parts from the one that has its id. */
export interface ChangedRow {
  readonly id: PreviewRow['id'];
  readonly changed: Partial<Omit<PreviewRow, 'id'>>;
  /** Parts that the row has no more. */
  readonly gone: readonly OptionalPart[];
}

export type OptionalPart = 'decidedBy' | 'stoppedAt' | 'walk' | 'before';

/** A row in a message that builds on the one before it: whole where it is new. */
export type WrittenRow = PreviewRow | ChangedRow;

/** A row in a patch: its id alone where it is as it was or came ahead. */
export type PatchedRow = PreviewRow['id'] | WrittenRow;

export interface PatchedGroup extends Omit<PreviewGroup, 'rows'> {
  readonly rows: readonly PatchedRow[];
}

/** A lane in a patch; what its rows were is told by the lane of the same id that it takes the place of. */
export interface PatchedLane extends Omit<PreviewLane, 'groups' | 'rest'> {
  /** The id alone of those that are as they were, with all their rows. */
  readonly groups: readonly (PreviewGroup['id'] | PatchedGroup)[];
  readonly rest: PatchedRow | undefined;
}

export interface PreviewFact {
  readonly title: string;
  readonly entries: readonly Phrase[];
}

export interface PreviewSubject {
  /** `This policy` */
  readonly heading: string;
  /** `payments/api` */
  readonly title: string;
  /** `Deployment · 2 pods`, `NetworkPolicy · selects 3 workloads` */
  readonly detail: string;
  readonly link: SourceLink;
  readonly facts: readonly PreviewFact[];
  /** There where it is a part of an object, which may be shown whole instead. */
  readonly isPart?: boolean | undefined;
}

/** How the parts of a row are called where they are the columns of a table. */
export interface PreviewColumns {
  readonly group: string;
  readonly who: string;
  readonly chips: string;
  readonly reason: string;
  /** What stands in place of a group beside the last row. */
  readonly rest: string;
}

/** What a sign means in this picture. */
export interface LegendEntry {
  readonly verdict: Verdict;
  /** How the verdict reads here, in a word or two. */
  readonly word: string;
  readonly meaning: string;
}

/** What the answers are based on. */
export interface PreviewBasis {
  /** `environment`, `dialect` */
  readonly what: string;
  readonly name: string;
  /** What was looked at and how it is read, in a sentence. */
  readonly detail: string;
  /** What the reader can change about it. */
  readonly choice: 'completeness' | undefined;
  /** The state than which something is otherwise, where that alone is shown. */
  readonly against?: string | undefined;
}

export interface PreviewModel {
  /** What the picture is of: `Traffic`, `System calls`. */
  readonly title: string;
  readonly basis: PreviewBasis;
  readonly subject: PreviewSubject;
  /** In the order in which they are read. */
  readonly lanes: readonly PreviewLane[];
  readonly columns: PreviewColumns;
  readonly legend: readonly LegendEntry[];
  /** What stands in the way of a full answer: a policy the API server refuses, a part that can't be read. */
  readonly notes: readonly Phrase[];
}

/** What the panel is about: what stands at a place in a file; the server follows the text from there. */
export interface PreviewFocus {
  readonly uri: string;
  readonly position: Position;
}

/** Client to server, request `policyLens/preview/subscribe`; again with the same id moves the focus. Answers null. */
export interface SubscribePreview {
  readonly subscription: string;
  readonly focus: PreviewFocus;
  /** Only what is otherwise than in this state is shown, of the object there; left out: all that is. */
  readonly before?: ComparedState | undefined;
  /**
   * What of the object is shown by itself where the place is in it: left out, a label, and what `part` means, which is a
   * rule of a policy or one of its peers; `object`, nothing.
   */
  readonly finest?: 'part' | 'object' | undefined;
}

/** Client to server, notification `policyLens/preview/unsubscribe`, also while the panel is hidden. */
export interface UnsubscribePreview {
  readonly subscription: string;
}

/**
 * Server to client, notification `policyLens/preview/changed`. Rows and a patch name the revision that they build on:
 * whoever holds another one sends `policyLens/preview/subscribe` again and gets the whole.
 */
export interface PreviewChanged {
  readonly subscription: string;
  readonly revision: number;
  readonly change: /** Nothing to show at this place; the sentence says why. */
    | { readonly kind: 'nothing'; readonly message: string }
    | { readonly kind: 'whole'; readonly model: PreviewModel }
    /** A picture that is too large for one message, without its rows; they come next, and a patch that puts them in place. */
    | { readonly kind: 'outline'; readonly model: PreviewModel }
    /** Rows of a lane that the next patch names. */
    | {
        readonly kind: 'rows';
        readonly base: number;
        readonly lane: PreviewLane['id'];
        readonly rows: readonly WrittenRow[];
      }
    /** The parts of the model that differ; lanes take the place of those with the same id. */
    | {
        readonly kind: 'patch';
        readonly base: number;
        readonly parts: Partial<Omit<PreviewModel, 'lanes'>>;
        readonly lanes: readonly PatchedLane[];
      };
}

/**
 * Client to server, request `policyLens/preview/settled`: answers true once the panel was told what is to be seen of all that
 * was edited before.
 */
export interface PreviewSettled {
  readonly subscription: string;
}

/** Client to server, request `policyLens/preview/decided`: which rows of a panel a line of a policy decides. */
export interface DecidedRequest {
  readonly subscription: string;
  /** Where the editor's cursor is. */
  readonly place: PreviewFocus;
}

/** Its answer. */
export interface DecidedRows {
  readonly rows: readonly { readonly lane: PreviewLane['id']; readonly row: PreviewRow['id'] }[];
}
