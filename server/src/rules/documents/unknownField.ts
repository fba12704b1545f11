import type { DocumentRule } from '../rule.ts';
import { admissionFindings } from './admissionFindings.ts';

/** Keys that a NetworkPolicy does not have. */
export const unknownField: DocumentRule = {
  id: 'unknown-field',
  scope: 'document',
  summary: 'A key that a NetworkPolicy does not have',
  explanation:
    '`kubectl` refuses a policy with an unknown key. Tools that ask for lax validation (some GitOps controllers, older ' +
    'clients) let the server drop the key without a word, and the policy then means something else: a rule whose ' +
    '`from` is misspelled allows every source.',
  sources: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
  defaultSeverity: 'error',
  check: (subject) =>
    admissionFindings(subject, ({ strictErrors, kubectlLoses }) =>
      strictErrors.filter((message) => !kubectlLoses.includes(message) && message.code !== 'duplicate-key'),
    ),
};
