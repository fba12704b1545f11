/**
 * The manifest's `contributes.configuration`.
 * @param {import('./facts.mjs').Facts} facts
 */
export function manifestSettings({ allRules, settingDeclarations, configurationSeverities }) {
  const [first, ...others] = settingDeclarations;
  if (first === undefined) throw new Error('No setting is declared.');
  const properties = [
    setting(first),
    rulesSetting(allRules, configurationSeverities),
    ...others.map(setting),
  ];
  return {
    title: 'Policy Lens',
    properties: Object.fromEntries(
      properties.map(([key, value], index) => [
        `policyLens.${key}`,
        { order: index, scope: 'window', ...value },
      ]),
    ),
  };
}

/**
 * @param {import('../../server/src/workspace/settingDeclaration.ts').SettingDeclaration} declaration
 * @returns {[string, object]}
 */
function setting({ key, default: byDefault, values, description }) {
  if (values.kind === 'number') {
    const { minimum } = values;
    return [key, { type: 'number', minimum, default: byDefault, markdownDescription: description }];
  }
  if (values.kind === 'switch') {
    return [key, { type: 'boolean', default: byDefault, markdownDescription: description }];
  }
  if (values.kind === 'text') {
    const pattern = `^$|${values.pattern.source}`;
    return [key, { type: 'string', pattern, default: byDefault, markdownDescription: description }];
  }
  if (values.kind === 'texts') {
    const items = { type: 'string', pattern: values.pattern.source };
    const list = { type: 'array', items, uniqueItems: true, default: byDefault };
    return [key, { ...list, markdownDescription: description }];
  }
  if (values.kind === 'list') {
    const items = { type: 'string', ...choicesOf(values.choices) };
    const list = { type: 'array', items, uniqueItems: true, default: byDefault };
    return [key, { ...list, markdownDescription: description }];
  }
  if (values.kind === 'name') {
    const anyOf = [{ type: 'string', ...choicesOf(values.choices) }, { type: 'string' }];
    return [key, { anyOf, default: byDefault, markdownDescription: description }];
  }
  const { choices } = values;
  return [
    key,
    { type: 'string', ...choicesOf(choices), default: byDefault, markdownDescription: description },
  ];
}

/** @param {readonly import('../../server/src/workspace/settingDeclaration.ts').Choice[]} choices */
function choicesOf(choices) {
  const isDescribed = choices.some((choice) => choice.description !== undefined);
  return {
    enum: choices.map((choice) => choice.value),
    ...(isDescribed ? { enumDescriptions: choices.map((choice) => choice.description ?? '') } : {}),
  };
}

/**
 * @param {import('./facts.mjs').Facts['allRules']} rules
 * @param {readonly string[]} severities
 * @returns {[string, object]}
 */
function rulesSetting(rules, severities) {
  return [
    'rules',
    {
      type: 'object',
      default: {},
      additionalProperties: false,
      properties: Object.fromEntries(
        rules.map(({ id, summary, defaultSeverity }) => [
          id,
          {
            type: 'string',
            enum: severities,
            description: `${summary}. Unless it is set: ${defaultSeverity}.`,
          },
        ]),
      ),
      markdownDescription: rulesDescription,
    },
  ];
}

export const rulesDescription =
  'Severities by rule id; `off` switches a rule off. `rules:` in `.policy-lens.yaml` goes before it. ' +
  'Rules that are not named here keep their own severity.';
