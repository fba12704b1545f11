import type { ProblemFix } from '../../assembly/kustomize/problem.ts';
import type { Place } from '../../assembly/kustomize/tree/built.ts';
import type { Finding, Fix } from '../finding.ts';
import type { BuildRule } from '../rule.ts';

/** What `kustomize build` would refuse. */
export const kustomizeRefuses: BuildRule = {
  id: 'kustomize-refuses',
  scope: 'build',
  summary: 'kustomize refuses to build this',
  explanation:
    'With one mistake of this kind `kustomize build` gives nothing at all, and a GitOps tool keeps what it applied last: ' +
    'files that do not exist, patches without the object that they name, one object twice, unknown keys, kustomizations ' +
    'that build upon each other in a circle. Policy Lens builds the rest, so that its other answers go on, but takes ' +
    'nothing of the environment for complete. A file that is not here is a warning: something may write it before the build.\n\n' +
    'The answers are those of kustomize 5.7.1; what lies on another machine (a URL under `resources:`), Helm charts and ' +
    'plugins are unknown, which is no mistake.',
  sources: [
    'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/',
    'https://github.com/kubernetes-sigs/kustomize/tree/kustomize/v5.7.1/api',
  ],
  defaultSeverity: 'error',
  check: ({ problems }) =>
    problems.map(
      ({ message, place, fix, isMissingFile }): Finding => ({
        message,
        place: { kind: 'built', place, part: 'value' },
        ...(fix && { fixes: [fixAt(place, fix)] }),
        ...(isMissingFile === true ? { severity: 'warning' } : {}),
      }),
    ),
};

/** Safe: of what kustomize refuses nothing is deployed. */
function fixAt(place: Place, { title, newText }: ProblemFix): Fix {
  return { title, safe: true, edits: [{ place: { kind: 'built', place, part: 'value' }, newText }] };
}
