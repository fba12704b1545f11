import { newestKubernetesVersion } from '../../kubernetes/version.ts';
import { admissionsOf } from '../../manifests/admission/answers.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';

/** Whether a part of a file can't be decoded: that hides findings which a suppression may well be for. */
export function isUndecodable({ documents, source }: WorkspaceFile): boolean {
  const language = source?.syntax.language ?? 'yaml';
  return documents.some(
    ({ syntax, listed }) =>
      syntax !== undefined &&
      (syntax.problems.some(({ code }) => code !== 'duplicate-key') ||
        admissionsOf(syntax, language, newestKubernetesVersion, false, listed).some(
          ({ decodeError }) => decodeError !== undefined,
        )),
  );
}
