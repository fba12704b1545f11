/** What is told of one key. */
export interface KeyDocumentation {
  /** What it means, in a sentence or two. */
  readonly means: string;
  /** What follows from leaving it out, and from null or an empty value where that differs. */
  readonly without: string;
}

/** By the names of the keys of one struct. */
export type StructDocumentation = Readonly<Record<string, KeyDocumentation>>;
