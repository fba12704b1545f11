import type { DocumentRule } from '../rule.ts';
import { admissionFindings } from './admissionFindings.ts';

/** What the API server of the target version accepts with a warning. */
export const apiServerWarns: DocumentRule = {
  id: 'api-server-warns',
  scope: 'document',
  summary: 'The API server accepts this policy with a warning',
  explanation:
    'The policy works as it stands, but the server of the target version says that something about it is ambiguous or ' +
    'will be refused by a later version. Mend it before the next upgrade does it for you.',
  sources: ['kubernetes:pkg/registry/networking/networkpolicy/strategy.go (WarningsOnCreate)'],
  defaultSeverity: 'warning',
  check: (subject) => admissionFindings(subject, ({ warnings }) => warnings),
};
