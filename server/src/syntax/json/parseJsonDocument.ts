import { visit } from 'jsonc-parser';
import type { SyntaxDocument, SyntaxProblem } from '../tree.ts';
import { describeJsonError } from './jsonProblems.ts';
import { JsonTreeBuilder } from './jsonTreeBuilder.ts';

/**
 * Parses a JSON text. Comments and trailing commas are read over and reported with codes of their own, since
 * Kubernetes' decoder refuses them. Never throws.
 */
export function parseJsonDocument(text: string): SyntaxDocument {
  const problems: SyntaxProblem[] = [];
  const builder = new JsonTreeBuilder(text, problems);
  try {
    visit(
      text,
      {
        onObjectBegin: (offset) => builder.openMapping(offset),
        onObjectProperty: (name, offset, length) => builder.key(name, offset, length),
        onObjectEnd: (offset, length) => builder.close(offset + length),
        onArrayBegin: (offset) => builder.openSequence(offset),
        onArrayEnd: (offset, length) => builder.close(offset + length),
        onLiteralValue: (value: unknown, offset, length) => builder.literal(value, offset, length),
        onSeparator: (character, offset) => builder.separator(character, offset),
        onComment: (offset, length) => builder.comment(offset, length),
        onError: (error, offset, length) => problems.push(describeJsonError(error, offset, length, text)),
      },
      { allowTrailingComma: true, disallowComments: false, allowEmptyContent: true },
    );
  } catch {
    const range = { start: 0, end: text.length };
    const message = "This file can't be read: it is nested too deeply. Nothing in it is checked.";
    return { text, root: undefined, problems: [{ code: 'unreadable', message, range }] };
  }
  return { text, root: builder.finish(), problems };
}
