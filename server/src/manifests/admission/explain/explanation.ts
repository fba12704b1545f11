import type { TextRange } from '../../../base/range.ts';
import type { SyntaxDocument } from '../../../syntax/tree.ts';
import type { AdmissionCode, AdmissionMessage } from '../message.ts';

export interface TextEdit {
  /** Counted from the document's start. */
  readonly range: TextRange;
  readonly newText: string;
}

export interface Fix {
  readonly title: string;
  /** Whether it can't change what the policy allows beyond what the message is about. */
  readonly safe: boolean;
  /** Do not overlap. */
  readonly edits: readonly TextEdit[];
}

export interface Explanation {
  /** What is wrong, what follows from it, what to do. */
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** What an explanation is made from. */
export interface Subject {
  readonly message: AdmissionMessage;
  readonly document: SyntaxDocument;
  readonly language: 'yaml' | 'json';
}

type Explain = (subject: Subject) => Explanation;

export type Explanations<Code extends AdmissionCode> = Readonly<Record<Code, Explain>>;

/** A text without fixes. */
export function only(message: string): Explanation {
  return { message, fixes: [] };
}

export function fix(title: string, safe: boolean, edits: readonly TextEdit[] | undefined): readonly Fix[] {
  return edits === undefined || edits.length === 0 ? [] : [{ title, safe, edits }];
}

/** The value of a message as text, for sentences. */
export function shownValue({ message }: Subject): string {
  return String(message.detail.value ?? '');
}
