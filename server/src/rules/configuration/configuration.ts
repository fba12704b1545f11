import { configurationShape } from '../../assembly/configurationSchema.ts';
import type { DocumentRule } from '../rule.ts';
import { checkShape } from './checkShape.ts';

/** What can't be read in our own configuration file. */
export const configuration: DocumentRule = {
  id: 'configuration',
  scope: 'document',
  summary: 'A part of .policy-lens.yaml can’t be read',
  explanation:
    'What can’t be read in `.policy-lens.yaml` has no effect: the rest of it is still used. The keys and their values ' +
    'are described in `docs/configuration.md`.',
  sources: ['docs/configuration.md'],
  defaultSeverity: 'error',
  check({ document, isConfiguration, ruleIds }) {
    if (!isConfiguration || document.root === undefined) return [];
    return [...checkShape({ node: document.root, path: '' }, configurationShape, ruleIds)];
  },
};
