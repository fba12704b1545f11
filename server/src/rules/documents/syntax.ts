import { objectsOf } from '../../manifests/objects.ts';
import type { DocumentRule } from '../rule.ts';

/** Text that can't be read as YAML or JSON, in documents that are ours. */
export const syntax: DocumentRule = {
  id: 'syntax',
  scope: 'document',
  summary: 'The text can’t be read as YAML or JSON',
  explanation:
    'Where the text breaks the format, the API server reads nothing of the document. Policy Lens reads what it can and ' +
    'keeps answering for the rest. Only policies and our own configuration are reported on; other YAML extensions ' +
    'report on everything else.',
  sources: ['https://yaml.org/spec/1.2.2/', 'https://www.rfc-editor.org/rfc/rfc8259'],
  defaultSeverity: 'error',
  check({ document, isConfiguration }) {
    const isOurs = isConfiguration || objectsOf(document).some((object) => object.kind === 'NetworkPolicy');
    if (!isOurs) return [];
    return document.problems
      .filter((problem) => problem.code !== 'duplicate-key')
      .map(({ message, range }) => ({ message, place: { kind: 'text', range } }));
  },
};
