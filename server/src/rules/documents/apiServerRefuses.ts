import type { DocumentRule } from '../rule.ts';
import { admissionFindings } from './admissionFindings.ts';

/** What the API server of the target version refuses a policy for. */
export const apiServerRefuses: DocumentRule = {
  id: 'api-server-refuses',
  scope: 'document',
  summary: 'The API server refuses this policy',
  explanation:
    'The policy can’t be created as it stands: `kubectl apply` fails, and a GitOps tool stays out of sync. Each message ' +
    'gives the server’s own text for the target version (`policyLens.kubernetesVersion`, or `kubernetes:` of an ' +
    'environment in `.policy-lens.yaml`). Until it is mended, the cluster keeps the version of the policy that it ' +
    'accepted last, or none.',
  sources: [
    'kubernetes:pkg/apis/networking/validation/validation.go',
    'kubernetes:staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go',
  ],
  defaultSeverity: 'error',
  check: (subject) =>
    admissionFindings(subject, ({ decodeError, errors }) => {
      // What can't be read at all is the rule `syntax`'s to tell.
      const unreadable = decodeError === undefined || decodeError.code === 'syntax' ? [] : [decodeError];
      return [...unreadable, ...errors];
    }),
};
