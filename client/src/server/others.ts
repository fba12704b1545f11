import type { ReportedByOthers } from '../../../server/src/protocol/session.ts';

/** The extensions that report errors of the format and keys that stand twice, by what they report on. */
const speakers: Readonly<Record<ReportedByOthers, readonly string[]>> = {
  'yaml-syntax': ['redhat.vscode-yaml'],
  'json-syntax': ['vscode.json-language-features'],
};

/**
 * What other extensions say of our documents already.
 * @param isPresent whether an extension of this id is installed and enabled
 */
export function reportedByOthers(isPresent: (extension: string) => boolean): readonly ReportedByOthers[] {
  const sorts: readonly ReportedByOthers[] = ['yaml-syntax', 'json-syntax'];
  return sorts.filter((sort) => speakers[sort].some(isPresent));
}
