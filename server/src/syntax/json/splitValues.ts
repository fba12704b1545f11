import type { TextRange } from '../../base/range.ts';
import { closerOf, visitBrackets } from './brackets.ts';
import { blanked, hashComments } from './hashComments.ts';

const openingBrace = 123;

/**
 * Cuts a text before each JSON object that follows a complete object or list at the top level, as kubectl reads them one
 * after the other (k8s.io/apimachinery/pkg/util/yaml/decoder.go, YAMLOrJSONDecoder). Whatever else follows a value
 * belongs to the part before, whose parser reports it; while a bracket is open, so does the rest of the text. A closing
 * bracket that fits no opening one closes nothing.
 * @returns at least one part; together they are the whole text
 */
export function splitValues(text: string): readonly TextRange[] {
  const starts = [0];
  const expected: number[] = [];
  let isComplete = false;
  visitBrackets(blanked(text, hashComments(text)), (code, at) => {
    const closer = closerOf.get(code);
    if (closer !== undefined) {
      if (isComplete && expected.length === 0 && code === openingBrace) {
        starts.push(at);
        isComplete = false;
      }
      expected.push(closer);
    } else if (code === expected.at(-1)) {
      expected.pop();
      isComplete ||= expected.length === 0;
    }
  });
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}
