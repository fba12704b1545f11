import { finish } from '../../base/steps.ts';
import { languageByName } from '../../workspace/candidates.ts';
import { readFile, type WorkspaceFile } from '../../workspace/file.ts';

/**
 * A text with its trees. Trees of the same text, and models that mean the same, are taken from `previous` by identity.
 * @param isJudged whether it matters what the API server says to policies
 */
export function parseFile(
  uri: string,
  text: string,
  isJudged = true,
  previous?: WorkspaceFile,
): WorkspaceFile {
  return finish(readFile({ uri, language: languageByName(uri), version: 0, text, isJudged }, previous));
}

/** A text whose trees are let go, for who asks for its meaning and for few places in it. */
export function parseMeaning(uri: string, text: string): WorkspaceFile {
  const language = languageByName(uri);
  return finish(readFile({ uri, language, version: 0, text, isJudged: false, keepsTrees: false }));
}
