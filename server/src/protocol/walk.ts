/** Messages on single connections: the walk of a decision, and what its ends may be. Shared by server, client and webview. */
import type { Chip, ConnectionEnds, Phrase, SourceLink, Verdict } from './preview.ts';

export interface ConnectionQuestion extends ConnectionEnds {
  /** `8080`, `53/UDP`, or the name of a port of the destination; left out: every port. */
  readonly port?: string | undefined;
}

/** Which world is asked: the environment that answers for a file, or one by its id. */
export interface WorldChoice {
  readonly uri?: string | undefined;
  readonly environment?: string | undefined;
}

/** Client to server, request `policyLens/walk`. */
export interface WalkRequest extends ConnectionQuestion, WorldChoice {}

/** One thing that decides. */
export interface WalkStep {
  /** What it does to the connection; undefined for what only says how things stand. */
  readonly verdict: Verdict | undefined;
  readonly text: Phrase;
  /** The line that says so. */
  readonly place: SourceLink | undefined;
}

/** What the policies of one end say. */
export interface WalkSide {
  readonly id: 'egress' | 'ingress';
  /** `Leaving shop/web` */
  readonly title: string;
  readonly verdict: Verdict;
  /** The verdict in words. */
  readonly word: string;
  readonly steps: readonly WalkStep[];
}

/** What is true of two ends; a network, or a workload of several kinds of pods, has several of which each is true in part. */
export interface WalkCase {
  /** Unique in its walk, and stable between edits. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly verdict: Verdict;
  readonly word: string;
  readonly chips: readonly Chip[];
  /** The sentence that sums it up. */
  readonly conclusion: Phrase;
  /** In the order of the way; none for an end outside the cluster. */
  readonly sides: readonly WalkSide[];
}

/** The decision on one connection, from its beginning to its end. */
export interface WalkModel {
  readonly question: ConnectionQuestion;
  /** `shop/web` */
  readonly from: string;
  readonly to: string;
  /** `8080 TCP`, `any port` */
  readonly port: string;
  /** `partly` where the cases differ. */
  readonly verdict: Verdict;
  readonly word: string;
  readonly environment: string;
  readonly cases: readonly WalkCase[];
  /** What is to be known beside the answer: a network that is wider than written, more cases than are shown. */
  readonly notes: readonly string[];
}

/** The answer to `policyLens/walk`. */
export type WalkAnswer =
  | { readonly kind: 'walk'; readonly walk: WalkModel }
  /** There is no such connection; the sentence says why, and what can be done. */
  | { readonly kind: 'nothing'; readonly question: ConnectionQuestion; readonly message: string };
/** Client to server, request `policyLens/ends`: what a user may mean by what is typed so far. */
export interface EndsRequest extends WorldChoice {
  readonly role: 'from' | 'to';
  readonly text: string;
  /** So many offers at most; left out: as many as one looks through. */
  readonly most?: number | undefined;
}

/** Something that a connection may come from or lead to. */
export interface EndOffer {
  /** As it is handed back in `ConnectionEnds`. */
  readonly end: string;
  readonly label: string;
  /** `Deployment · 2 pods`, `3 workloads`, `the metadata address of most clouds` */
  readonly detail: string;
  readonly kind: 'workload' | 'namespace' | 'service' | 'addresses';
  /** Where it is written. */
  readonly place?: SourceLink | undefined;
}

/** Its answer; the best offers first. */
export interface EndsAnswer {
  readonly offers: readonly EndOffer[];
  /** Why what is typed is no end as it stands; undefined where it is one. */
  readonly problem?: string | undefined;
}
