import type { ComparedState } from './difference.ts';
import type { Chip, Phrase, PreviewBasis, PreviewFocus } from './preview.ts';

/** Messages of the matrix of who can reach whom, shared by server, client and webview. */

/** What a cell says. Half: the rules of one side allow it and the other side does not. None: there is nothing to say. */
export type MatrixVerdict = 'allowed' | 'some' | 'half' | 'denied' | 'unknown' | 'none';

/** A verdict with its ports, as cells refer to it. */
export interface MatrixVerdictEntry {
  /** Unique in the model. */
  readonly id: number;
  readonly verdict: MatrixVerdict;
  /** How it reads: `Allowed`, `Some ports`. */
  readonly word: string;
  /** What is special about it: `TCP 80,443`; may be empty. */
  readonly text: string;
}

/** A row or a column: a workload, addresses. */
export interface MatrixEnd {
  /** Unique in the model and stable between revisions. */
  readonly id: string;
  readonly title: string;
  /** `Deployment`, `255 addresses` */
  readonly detail: string;
}

/** Rows and columns that open and close together: a namespace, what is outside the cluster. */
export interface MatrixGroup {
  /** Unique in the model and stable between revisions. */
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** Which of the axes it is on. */
  readonly axis: 'both' | 'sources' | 'destinations';
  readonly isOutside: boolean;
  /** Whether its rows show only once the reader opens it. */
  readonly startsClosed: boolean;
  /** The ends of each kind fare alike with everyone: a block has one row, or column, for all of them. */
  readonly kinds: readonly (readonly MatrixEnd[])[];
}

/** The cells of a group of sources with one of destinations. */
export interface MatrixBlock {
  readonly from: MatrixGroup['id'];
  readonly to: MatrixGroup['id'];
  /** Kind by kind, row by row, in runs: the id of a verdict, how many cells in a row have it, and so on. */
  readonly cells: readonly number[];
}

/** What a verdict means. */
export interface MatrixLegendEntry {
  readonly verdict: MatrixVerdict;
  readonly word: string;
  readonly meaning: string;
}

/** What the cursor is on, as far as rows and columns stand for it. */
export interface MatrixSubject {
  /** `shop/web` */
  readonly title: string;
  readonly ends: readonly MatrixEnd['id'][];
}

/** Connections that are allowed otherwise than in what the text is compared with: from each source to each destination. */
export interface MatrixChange {
  readonly from: readonly MatrixEnd['id'][];
  readonly to: readonly MatrixEnd['id'][];
  /** Whether something is lost, gained, or both. */
  readonly what: 'lost' | 'gained' | 'both';
  /** `was allowed on TCP 80` */
  readonly text: string;
}

export interface MatrixChanges {
  /** What the text is compared with. */
  readonly against: string;
  readonly list: readonly MatrixChange[];
}

export interface MatrixModel {
  /** `Connections` */
  readonly title: string;
  readonly basis: PreviewBasis;
  /** In the order of rows and columns. */
  readonly groups: readonly MatrixGroup[];
  readonly verdicts: readonly MatrixVerdictEntry[];
  /** One for each group of sources with each of destinations. */
  readonly blocks: readonly MatrixBlock[];
  readonly legend: readonly MatrixLegendEntry[];
  readonly subject: MatrixSubject | undefined;
  /** Undefined where there is nothing to compare with, or more than can be marked. */
  readonly changes: MatrixChanges | undefined;
  /** What stands in the way of a full answer. */
  readonly notes: readonly Phrase[];
}

/** Client to server, request `policyLens/matrix/subscribe`; again with the same id moves the focus. Answers null. */
export interface SubscribeMatrix {
  readonly subscription: string;
  /** The matrix is of the environment that answers for this file. */
  readonly focus: PreviewFocus;
  /** What changed cells are told against; left out: the newest commit, else the texts at opening. */
  readonly before?: ComparedState | undefined;
}

/** Client to server, notification `policyLens/matrix/unsubscribe`, also while the panel is hidden. */
export interface UnsubscribeMatrix {
  readonly subscription: string;
}

/**
 * Server to client, notification `policyLens/matrix/changed`. Blocks and a patch name the revision that they build on:
 * whoever holds another one subscribes again and gets the whole.
 */
export interface MatrixChanged {
  readonly subscription: string;
  readonly revision: number;
  readonly change: /** Nothing to show; the sentence says why and what to do. */
    | { readonly kind: 'nothing'; readonly message: string }
    | { readonly kind: 'whole'; readonly model: MatrixModel }
    /** One that is too large for one message, without its blocks; they come next, and a patch that ends them. */
    | { readonly kind: 'outline'; readonly model: MatrixModel }
    /** Blocks that count from the next patch on. */
    | { readonly kind: 'blocks'; readonly base: number; readonly blocks: readonly MatrixBlock[] }
    /** The parts that differ; blocks take the place of those of the same groups. */
    | {
        readonly kind: 'patch';
        readonly base: number;
        /** `subject` and `changes` are null where there are none any more. */
        readonly parts: MatrixParts;
        readonly blocks: readonly MatrixBlock[];
      };
}

export interface MatrixParts extends Partial<Omit<MatrixModel, 'blocks' | 'subject' | 'changes'>> {
  readonly subject?: MatrixSubject | null;
  readonly changes?: MatrixChanges | null;
}

/** Client to server, request `policyLens/matrix/cell`: what one cell says, in full. Answers null where it is not there any more. */
export interface AskMatrixCell {
  readonly focus: PreviewFocus;
  readonly from: MatrixEnd['id'];
  readonly to: MatrixEnd['id'];
}

export interface MatrixCell {
  readonly from: MatrixEnd['id'];
  readonly to: MatrixEnd['id'];
  /** `shop/web to payments/api` */
  readonly title: string;
  readonly verdict: MatrixVerdict;
  readonly word: string;
  readonly chips: readonly Chip[];
  /** What each side decides and where. */
  readonly reason: Phrase;
}
