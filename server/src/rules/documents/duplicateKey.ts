import type { DocumentRule } from '../rule.ts';
import { admissionFindings } from './admissionFindings.ts';

/** A key that stands twice in one mapping. */
export const duplicateKey: DocumentRule = {
  id: 'duplicate-key',
  scope: 'document',
  summary: 'A key stands twice; the last one wins',
  explanation:
    'Of a key that is written twice the last one wins. `kubectl` turns YAML into JSON before it sends it and loses the ' +
    'first without a word; strict clients refuse the file. A second `ingress:` or `from:` so drops all that the first ' +
    'one said.',
  sources: [
    'sigs.k8s.io/yaml',
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  ],
  defaultSeverity: 'error',
  check: (subject) =>
    admissionFindings(subject, ({ strictErrors }) =>
      strictErrors.filter(({ code }) => code === 'duplicate-key'),
    ),
};
