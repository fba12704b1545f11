import { createScanner } from 'jsonc-parser';
import { blanked, hashComments } from './hashComments.ts';

/** A part of a text by its offsets. */
export interface ValuePart {
  readonly start: number;
  readonly end: number;
}

const closerOf: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['[', ']'],
]);

/**
 * Cuts a text before each JSON object that follows a complete object or list at the top level, as kubectl reads them one
 * after the other (k8s.io/apimachinery/pkg/util/yaml/decoder.go, YAMLOrJSONDecoder). Whatever else follows a value
 * belongs to the part before, whose parser reports it; while a bracket is open, so does the rest of the text. A closing
 * bracket that fits no opening one closes nothing.
 * @returns at least one part; together they are the whole text
 */
export function splitValues(text: string): readonly ValuePart[] {
  const starts = [0];
  const expected: string[] = [];
  let isComplete = false;
  const scanner = createScanner(blanked(text, hashComments(text)), true);
  for (;;) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    // A bracket is a token of its own, and no other token begins with one.
    const character = text[start];
    if (character === undefined) break;
    const closer = closerOf.get(character);
    if (closer !== undefined) {
      if (isComplete && expected.length === 0 && character === '{') {
        starts.push(start);
        isComplete = false;
      }
      expected.push(closer);
    } else if (character === expected.at(-1)) {
      expected.pop();
      isComplete ||= expected.length === 0;
    }
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}
