import { finish } from '../../base/steps.ts';
import type { SyntaxDocument, SyntaxProblem } from '../tree.ts';
import { blanked, hashComments } from './hashComments.ts';
import { jsonDepth } from './jsonDepth.ts';
import { describeJsonError } from './jsonProblems.ts';
import { JsonTreeBuilder } from './jsonTreeBuilder.ts';
import { readJson } from './readJson.ts';

/** More problems than this in one file help nobody. */
export const maximumProblems = 100;
/** Deeper files are declined: the JSON parser recurses. */
export const maximumDepth = 200;

/**
 * Parses a JSON text. Comments and trailing commas are read over and reported with codes of their own, since
 * Kubernetes' decoder refuses them. Whole numbers of 64 bits are exact; `1.0` is 1, so who needs to tell it from `1`
 * looks at the source. Never throws.
 */
export function parseJsonDocument(text: string): SyntaxDocument {
  return finish(parseJsonSteps(text));
}

/** The same in steps. */
export function* parseJsonSteps(text: string): Generator<undefined, SyntaxDocument> {
  const comments = hashComments(text);
  const readable = blanked(text, comments);
  if (jsonDepth(readable) > maximumDepth) return declined(text);
  const problems: SyntaxProblem[] = comments.map((range) => ({
    code: 'json-comment',
    message: 'JSON knows no comments, least of all with "#". Remove it, or keep this file as YAML.',
    range,
  }));
  const builder = new JsonTreeBuilder(text, problems);
  const withoutMark = readable.startsWith('\uFEFF') ? ` ${readable.slice(1)}` : readable;
  try {
    yield* readJson(withoutMark, builder, (error, offset, length) =>
      problems.push(describeJsonError(error, offset, length, text)),
    );
  } catch {
    // The depth was measured, so this is for what nobody has thought of.
    return declined(text);
  }
  const root = builder.finish();
  problems.sort((a, b) => a.range.start - b.range.start);
  return { text, root, problems: problems.slice(0, maximumProblems) };
}

function declined(text: string): SyntaxDocument {
  const message = `This file can't be read: it is nested more than ${maximumDepth} levels deep. Nothing in it is checked.`;
  const problem = { code: 'unreadable', message, range: { start: 0, end: text.length } };
  return { text, root: undefined, problems: [problem] };
}
