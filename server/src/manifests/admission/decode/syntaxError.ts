import type { TextRange } from '../../../base/range.ts';
import type { SyntaxDocument } from '../../../syntax/tree.ts';
import type { AdmissionMessage } from '../message.ts';
import { piecesOf } from './lines.ts';
import { forbiddenCharacterIn } from './yaml/characters.ts';
import { yamlFault } from './yaml/parser.ts';

/** Why kubectl's YAML library can't read the text of a document. */
export interface SyntaxErrors {
  /** In the directives before its `---`, which kubectl takes for a document of their own. */
  readonly directives: AdmissionMessage | undefined;
  readonly document: AdmissionMessage | undefined;
}

export function syntaxErrors({ text }: SyntaxDocument, isFirst: boolean): SyntaxErrors {
  const { directivesEnd, start } = piecesOf(text, isFirst);
  return {
    directives: directivesEnd < 0 ? undefined : errorIn(text.slice(0, directivesEnd), 0, text),
    document: errorIn(text.slice(start), start, text),
  };
}

function errorIn(piece: string, start: number, text: string): AdmissionMessage | undefined {
  const forbidden = forbiddenCharacterIn(piece);
  if (forbidden >= 0) {
    return message('control characters are not allowed', 0, {
      start: start + forbidden,
      end: start + forbidden + 1,
    });
  }
  const fault = yamlFault(piece);
  if (fault === undefined) return undefined;
  return message(fault.problem, fault.line, wordAt(text, start + fault.offset));
}

function message(problem: string, line: number, range: TextRange): AdmissionMessage {
  const where = line === 0 ? '' : `line ${line}: `;
  return {
    text: `error converting YAML to JSON: yaml: ${where}${problem}`,
    code: 'syntax',
    field: '',
    range,
    target: { node: undefined, entry: undefined, container: undefined },
    detail: { reason: problem },
  };
}

/** The word at a place, or the last character before it where it is a line's or the text's end. */
function wordAt(text: string, offset: number): TextRange {
  const word = /^[^\s,[\]{}]+|^[,[\]{}]/.exec(text.slice(offset, offset + 80))?.[0];
  if (word !== undefined) return { start: offset, end: offset + word.length };
  const before = text.slice(0, offset).trimEnd().length;
  return { start: Math.max(before - 1, 0), end: Math.max(before, 0) };
}
