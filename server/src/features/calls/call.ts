import type { LineRange } from '../../base/lines.ts';

/** Who is at one end of connections: a workload, or others that policies tell apart. */
export interface CallEnd {
  /** `unsure`: whether the connection is allowed is not known. */
  readonly kind: 'workload' | 'unsure' | 'others';
  readonly name: string;
  /** `shop · TCP 5432 · by policy db` */
  readonly detail: string;
  readonly uri: string;
  /** All of it, and the part that stands for it. */
  readonly range: LineRange;
  readonly selection: LineRange;
  /** By which one goes on from here; undefined where nothing more is known. */
  readonly subject: CallSubject | undefined;
}

/** A workload of an environment. */
export interface CallSubject {
  readonly environment: string;
  /** The object's id. */
  readonly workload: string;
}

/** Someone who may call, or may be called, and the lines that decide so. */
export interface Call {
  readonly end: CallEnd;
  /** In the text of the caller, which is where an editor looks for calls. */
  readonly ranges: readonly LineRange[];
}
