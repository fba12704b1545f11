import { generated, table } from './markdown.mjs';
import { rulesDescription } from './settings.mjs';

/** @typedef {import('../../server/src/assembly/configurationShape.ts').ConfigurationShape} Shape */

/**
 * docs/configuration.md: the settings of the editor and the keys of `.policy-lens.yaml`.
 * @param {import('./facts.mjs').Facts} facts
 * @returns {[path: string, text: string]}
 */
export function configurationPage({ settingDeclarations, configurationShape }) {
  const settings = settingDeclarations.map(({ key, default: byDefault, values, description }) => [
    `\`policyLens.${key}\``,
    settingValues(values),
    `\`${typeof byDefault === 'object' ? JSON.stringify(byDefault) : byDefault === '' ? "''" : byDefault}\``,
    description,
  ]);
  settings.splice(1, 0, ['`policyLens.rules`', 'severities by rule id', '`{}`', rulesDescription]);
  const text = `${generated}

# Configuration

What concerns everyone who works with the files stands in \`.policy-lens.yaml\` beside them; what concerns one person
stands in the settings of the editor. Where both speak, the file goes first. Both take effect at once.

## .policy-lens.yaml

It holds for its folder and those below, as far as no nearer one does. Nothing in it is required.

\`\`\`yaml
${example}
\`\`\`

${table(['Key', 'Value', 'Meaning'], [...keyRows(configurationShape, '')])}

What can’t be read in it has no effect and is reported by the rule [configuration](rules/configuration.md).
\`schemas/policy-lens.schema.json\` describes it for other editors.

On the command line \`--config FILE\` uses one file for everything, and \`--config none\` none: see [cli.md](cli.md).

## Settings of the editor

${table(['Setting', 'Values', 'Default', 'Meaning'], settings)}
`;
  return ['docs/configuration.md', text];
}

/** @param {import('../../server/src/workspace/settingDeclaration.ts').SettingDeclaration['values']} values */
function settingValues(values) {
  switch (values.kind) {
    case 'number':
      return 'a number';
    case 'switch':
      return '`true`, `false`';
    case 'text':
      return `such as \`${values.example}\``;
    case 'name':
      return `${values.choices.map(({ value }) => `\`${value}\``).join(', ')}, or a name`;
    case 'texts':
      return `texts such as \`${values.example}\``;
    case 'list':
      return `a list of ${values.choices.map(({ value }) => `\`${value}\``).join(', ')}`;
    case 'choice':
      return values.choices.map(({ value }) => `\`${value}\``).join(', ');
  }
}

const example = `environments:
  - name: test
    files: [base/**, test/**]
    kubernetes: '1.36'
  - name: live
    files: [base/**, live/**]
    kubernetes: '1.35'
    namespace: shop
    complete:
      namespaces: true
      workloads: [shop, payments]
    runtimes:
      - preset: kubernetes-containerd-2.0
        architectures: [x86_64, aarch64]
rules:
  port-not-listened-on: error
ignore:
  - path: vendor/**
    rule: selector-matches-nothing
    reason: the vendor's pods are installed by its own operator`;

/**
 * @param {Shape} shape
 * @param {string} path
 * @returns {Generator<string[]>}
 */
function* keyRows(shape, path) {
  if (shape.kind === 'list') yield* keyRows(shape.items, `${path}[]`);
  if (shape.kind !== 'mapping') return;
  for (const [key, { shape: inner, required, documentation }] of Object.entries(shape.keys)) {
    const own = path === '' ? key : `${path}.${key}`;
    yield [`\`${own}\`${required ? ' (required)' : ''}`, valueText(inner), documentation];
    yield* keyRows(inner, own);
  }
}

/**
 * @param {Shape} shape
 * @returns {string}
 */
function valueText(shape) {
  switch (shape.kind) {
    case 'mapping':
      return 'keys';
    case 'list':
      return shape.items.kind === 'text' && shape.items.allowed !== undefined
        ? `list of ${valueText(shape.items)}`
        : `list of ${shape.items.kind === 'text' ? 'texts' : 'entries'}`;
    case 'ruleSeverities':
      return 'rule ids with severities';
    case 'text':
      if (shape.pattern !== undefined) return `such as \`${shape.pattern.example}\``;
      return shape.allowed === undefined ? 'text' : shape.allowed.map((text) => `\`${text}\``).join(', ');
    case 'ruleId':
      return 'a rule id';
    case 'boolean':
      return '`true` or `false`';
    case 'booleanOrNames':
      return '`true`, `false` or a list';
  }
}
