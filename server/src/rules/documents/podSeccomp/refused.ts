import type { TextRange } from '../../../base/range.ts';
import type { Field } from '../../../manifests/field.ts';
import type { Finding, Fix } from '../../finding.ts';

/** What the API server refuses, with its own text. */
export function refused(
  { path }: Field,
  range: TextRange,
  sort: string,
  detail: string,
  finding: Pick<Finding, 'message' | 'fixes'>,
): Finding {
  return { ...finding, place: at(range), apiServer: `${path}: ${sort}: ${detail}` };
}

/** @param newText what is written where it is not the word itself */
export function writing(word: string, range: TextRange, safe: boolean, newText: string = word): Fix {
  return { title: `Write ${word}`, safe, edits: [{ place: at(range), newText }] };
}

export function at(range: TextRange): Finding['place'] {
  return { kind: 'text', range };
}
