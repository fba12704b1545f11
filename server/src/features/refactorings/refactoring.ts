import { once } from '../../base/once.ts';
import type { TextRange } from '../../base/range.ts';

/** A change of the text by which a profile, a policy, or what a pod says of its profile, is written otherwise. */
export interface Refactoring {
  /** Names what it does to verdicts and connections, where it does anything to them. */
  readonly title: string;
  readonly kind: RefactoringKind;
  /** What is to be known before it is applied, in sentences. */
  readonly consequences: readonly string[];
  readonly edits: readonly TextEdit[];
  /** What changes in other files. Left out: nothing. */
  readonly elsewhere?: readonly FileEdits[];
  /** A file that is made besides. */
  readonly file?: NewFile | undefined;
}

/** As the protocol sorts refactorings: the same rewritten, a part taken out. */
export type RefactoringKind = 'rewrite' | 'extract';

export interface TextEdit {
  /** In the file's offsets. */
  readonly range: TextRange;
  readonly newText: string;
}

/** The changes of one file. */
export interface FileEdits {
  readonly uri: string;
  readonly edits: readonly TextEdit[];
}

export interface NewFile {
  readonly uri: string;
  readonly text: string;
}

/** A refactoring whose edits say all; none where there is nothing to edit, or where the form of the text forbids it. */
export function rewriting(title: string, edits: readonly TextEdit[] | undefined): readonly Refactoring[] {
  return edits === undefined || edits.length === 0
    ? []
    : [{ title, kind: 'rewrite', consequences: [], edits }];
}

/** A refactoring that has edits for certain, which are worked out when it is taken: of a long profile they are many. */
export function rewritingLater(title: string, make: () => readonly TextEdit[]): Refactoring {
  const edits = once(make);
  return {
    title,
    kind: 'rewrite',
    consequences: [],
    get edits() {
      return edits();
    },
  };
}
