import type { TextRange } from '../../../base/range.ts';
import type { SyntaxDocument } from '../../../syntax/tree.ts';
import { forbiddenCharacterIn } from '../../../syntax/yaml/libyaml/characters.ts';
import { readYaml } from '../../../syntax/yaml/libyaml/parser.ts';
import { byteLength } from '../goText.ts';
import type { AdmissionMessage } from '../message.ts';
import { piecesOf } from './lines.ts';

/** Why kubectl's YAML library can't read the text of a document. */
export interface SyntaxErrors {
  /** In the directives before its `---`, which kubectl takes for a document of their own. */
  readonly directives: AdmissionMessage | undefined;
  readonly document: AdmissionMessage | undefined;
}

export function syntaxErrors(document: SyntaxDocument, countsMarker: boolean): SyntaxErrors {
  const { text, isFaultless, withoutBlanks = text } = document;
  const separator = separatorError(withoutBlanks) && separatorError(text);
  if (separator !== undefined) return { directives: undefined, document: separator };
  const hasDirectives = piecesOf(withoutBlanks, countsMarker).directivesEnd >= 0;
  if (isFaultless === true && !hasDirectives) return { directives: undefined, document: undefined };
  const { directivesEnd, start } = piecesOf(text, countsMarker);
  return {
    directives: directivesEnd < 0 ? undefined : errorIn(text.slice(0, directivesEnd), 0, text),
    document: errorIn(text.slice(start), start, text),
  };
}

const separatorReason = 'only a comment may follow "---" on its line';

/** Whether a message is about a line of dashes, which is nothing special to YAML itself. */
export function isAboutSeparator({ detail }: AdmissionMessage): boolean {
  return detail.reason === separatorReason;
}

/** kubectl takes every line that begins with three dashes for a separator, and nothing but a comment behind them. */
function separatorError(text: string): AdmissionMessage | undefined {
  for (const match of text.matchAll(/(?<![^\n])---([^\n]*)/g)) {
    const behind = match[1]?.trim() ?? '';
    if (behind === '' || behind.startsWith('#')) continue;
    const start = match.index + match[0].indexOf(behind);
    return {
      text: `invalid Yaml document separator: ${behind}`,
      code: 'syntax',
      field: '',
      range: { start, end: start + behind.length },
      target: { node: undefined, entry: undefined, container: undefined },
      detail: { reason: separatorReason },
    };
  }
  return undefined;
}

function errorIn(piece: string, start: number, text: string): AdmissionMessage | undefined {
  const reading = readYaml(piece);
  const forbidden = forbiddenCharacterIn(piece);
  if (forbidden >= 0 && (reading.kind === 'too-deep' || isReached(piece, forbidden, reading.readUntil))) {
    return message('control characters are not allowed', 0, {
      start: start + forbidden,
      end: start + forbidden + 1,
    });
  }
  if (reading.kind !== 'fault') return undefined;
  const { fault } = reading;
  return message(fault.problem, fault.line, wordAt(text, start + fault.offset));
}

/** How many bytes the library takes in at once (go.yaml.in/yaml/v2, yamlprivateh.go, input_raw_buffer_size). */
const chunk = 512;

/** Whether the library meets a character: it looks at all those of a chunk before it reads any of them. */
function isReached(text: string, offset: number, readUntil: number): boolean {
  const before = byteLength(text.slice(0, offset));
  return byteLength(text.slice(0, readUntil + 1)) >= before - (before % chunk);
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
