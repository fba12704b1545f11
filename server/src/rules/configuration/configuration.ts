import { configurationShape } from '../../assembly/configurationSchema.ts';
import { child, type Field, listItems } from '../../manifests/field.ts';
import type { Finding } from '../finding.ts';
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
    const root: Field = { node: document.root, path: '' };
    return [...checkShape(root, configurationShape, ruleIds), ...repeatedNames(root)];
  },
};

/** An environment is known by its name: two of one name would be one. */
function* repeatedNames(root: Field): Generator<Finding> {
  const seen = new Set<string>();
  for (const item of listItems(child(root, 'environments'))) {
    const { node } = child(item, 'name');
    if (node?.kind !== 'scalar') continue;
    const name = String(node.value);
    if (seen.has(name)) {
      yield {
        message: `There is an environment ${name} above: the files of both become one environment, and of its targets those above count. Give it another name.`,
        place: { kind: 'text', range: node.range },
      };
    }
    seen.add(name);
  }
}
