/** @typedef {import('../../server/src/assembly/configurationShape.ts').ConfigurationShape} Shape */

/**
 * The JSON schema of `.policy-lens.yaml`, for editors without Policy Lens.
 * @param {import('./facts.mjs').Facts} facts
 */
export function configurationSchema({ allRules, configurationShape, configurationSeverities }) {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of Policy Lens (.policy-lens.yaml)',
    ...schemaOf(configurationShape, allRules, configurationSeverities),
  };
}

/**
 * @param {Shape} shape
 * @param {import('./facts.mjs').Facts['allRules']} rules
 * @param {readonly string[]} severities
 * @returns {object}
 */
function schemaOf(shape, rules, severities) {
  switch (shape.kind) {
    case 'mapping': {
      const required = Object.keys(shape.keys).filter((key) => shape.keys[key]?.required === true);
      return {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(shape.keys).map(([key, { shape: inner, documentation }]) => [
            key,
            { description: documentation, ...schemaOf(inner, rules, severities) },
          ]),
        ),
        ...(required.length === 0 ? {} : { required }),
        additionalProperties: false,
      };
    }
    case 'ruleSeverities': {
      // a bare `off` is a boolean to YAML 1.1
      const severity = { enum: [...severities, false] };
      return {
        type: 'object',
        properties: Object.fromEntries(
          rules.map(({ id, summary }) => [id, { description: `${summary}.`, ...severity }]),
        ),
        additionalProperties: false,
      };
    }
    case 'list':
      return { type: 'array', items: schemaOf(shape.items, rules, severities) };
    case 'text':
      // a version without quotes is a number to YAML
      if (shape.pattern !== undefined) {
        return { type: ['string', 'number'], pattern: shape.pattern.matches.source };
      }
      return shape.allowed === undefined
        ? { type: 'string' }
        : {
            enum: shape.allowed.flatMap((text) => [
              text,
              ...(Number.isNaN(Number(text)) ? [] : [Number(text)]),
            ]),
          };
    case 'ruleId':
      return { enum: rules.map(({ id }) => id) };
    case 'boolean':
      return { type: 'boolean' };
    case 'booleanOrNames':
      return { oneOf: [{ type: 'boolean' }, { type: 'array', items: { type: 'string' } }] };
  }
}
