/** Messages of the traffic preview, shared by server, client and webview. Lines and characters are zero-based. */

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

/**
 * `allowed`: both sides allow; `partly`: one side only, or some of the ports or workloads; `denied`: nothing gets through;
 * `unknown`: depends on what is not in these files.
 */
export type Verdict = 'allowed' | 'partly' | 'denied' | 'unknown';

export interface PortChip {
  readonly verdict: Verdict;
  /** `8080 http`, `53 UDP`, `every port` */
  readonly text: string;
}

/** One group of peers that fare alike. */
export interface PreviewRow {
  /** Stable between revisions: keeps focus, expansion and scroll position. */
  readonly id: string;
  readonly verdict: Verdict;
  /** The verdict in words: `Allowed`, `Some ports`. */
  readonly word: string;
  readonly who: string;
  /** `Deployment · 2 pods`, `255 addresses, without 203.0.113.7` */
  readonly detail: string;
  readonly ports: readonly PortChip[];
  /** What each side decides and where. */
  readonly reason: Phrase;
  /** The line that decides; where Enter leads. */
  readonly decidedBy: SourceLink | undefined;
  /** The members of a group, where the row stands for several. */
  readonly members: readonly PreviewMember[];
}

export interface PreviewMember {
  readonly text: string;
  readonly link: SourceLink | undefined;
}

export interface PreviewGroup {
  readonly id: string;
  /** A namespace, `Outside the cluster`, `Not in these files`. */
  readonly title: string;
  readonly detail: string;
  readonly rows: readonly PreviewRow[];
}

/** Who can reach the subject, or what it can reach. */
export interface PreviewLane {
  readonly title: string;
  readonly summary: Phrase;
  readonly groups: readonly PreviewGroup[];
  /** Everyone else: always there, the explicit last row. */
  readonly rest: PreviewRow;
}

export interface PreviewFact {
  readonly title: string;
  readonly entries: readonly Phrase[];
}

export interface PreviewSubject {
  readonly kind: 'workload' | 'policy';
  /** `payments/api` */
  readonly title: string;
  /** `Deployment · 2 pods`, `NetworkPolicy · selects 3 workloads` */
  readonly detail: string;
  readonly link: SourceLink;
  readonly facts: readonly PreviewFact[];
}

export interface PreviewModel {
  readonly environment: {
    readonly name: string;
    /** What was looked at and what counts as complete, in a sentence. */
    readonly detail: string;
  };
  readonly subject: PreviewSubject;
  readonly ingress: PreviewLane;
  readonly egress: PreviewLane;
  /** What stands in the way of a full answer: a policy the API server refuses, a part that can't be read. */
  readonly notes: readonly Phrase[];
}

/** What the panel is about: the object at a place in a file; the server follows the text from there. */
export interface PreviewFocus {
  readonly uri: string;
  readonly position: Position;
}

/** Client to server, request `policyLens/preview/subscribe`; again with the same id moves the focus. Answers null. */
export interface SubscribePreview {
  readonly subscription: string;
  readonly focus: PreviewFocus;
}

/** Client to server, notification `policyLens/preview/unsubscribe`, also while the panel is hidden. */
export interface UnsubscribePreview {
  readonly subscription: string;
}

/**
 * Server to client, notification `policyLens/preview/changed`. A patch names the revision that it builds on:
 * whoever holds another one sends `policyLens/preview/subscribe` again and gets the whole.
 */
export interface PreviewChanged {
  readonly subscription: string;
  readonly revision: number;
  readonly change: /** Nothing to show at this place; the sentence says why. */
    | { readonly kind: 'nothing'; readonly message: string }
    | { readonly kind: 'whole'; readonly model: PreviewModel }
    /** The top-level parts of the model that differ. */
    | { readonly kind: 'patch'; readonly base: number; readonly parts: Partial<PreviewModel> };
}
