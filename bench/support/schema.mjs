// A JSON schema of networking.k8s.io/v1 NetworkPolicy, alone or in a `kind: List`, for language servers that need one:
// without it they would have nothing to validate, to explain or to offer, and would be compared while idle.

const text = { type: 'string' };
const labels = { type: 'object', additionalProperties: text };
/** @param {object} items */
const list = (items) => ({ type: 'array', items });
/**
 * @param {string} description
 * @param {Readonly<Record<string, object>>} properties
 * @param {readonly string[]} required
 */
const object = (description, properties, required = []) => ({
  description,
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

const selector = object('A label query over a set of resources.', {
  matchLabels: { ...labels, description: 'Pairs of keys and values, all of which must be there.' },
  matchExpressions: list(
    object(
      'A requirement: a key, values, and an operator that relates them.',
      { key: text, operator: { enum: ['In', 'NotIn', 'Exists', 'DoesNotExist'] }, values: list(text) },
      ['key', 'operator'],
    ),
  ),
});
const port = object('A port to allow traffic on.', {
  protocol: { enum: ['TCP', 'UDP', 'SCTP'], description: 'The protocol; TCP where it is left out.' },
  port: { type: ['integer', 'string'], description: 'A number, or the name of a port of the pods.' },
  endPort: { type: 'integer', minimum: 1, maximum: 65535 },
});
const peer = object('A peer to allow traffic to or from.', {
  podSelector: { $ref: '#/definitions/selector' },
  namespaceSelector: { $ref: '#/definitions/selector' },
  ipBlock: object('A range of addresses.', { cidr: text, except: list(text) }, ['cidr']),
});
/** @param {string} peers */
const rules = (peers) => list(object('What is allowed.', { [peers]: list(peer), ports: list(port) }));

const policy = object(
  'NetworkPolicy describes what network traffic is allowed for a set of pods.',
  {
    apiVersion: { const: 'networking.k8s.io/v1' },
    kind: { const: 'NetworkPolicy' },
    metadata: object('Standard object metadata.', {
      name: text,
      namespace: text,
      labels,
      annotations: labels,
    }),
    spec: object(
      'What the policy says.',
      {
        podSelector: { $ref: '#/definitions/selector' },
        policyTypes: list({ enum: ['Ingress', 'Egress'] }),
        ingress: rules('from'),
        egress: rules('to'),
      },
      ['podSelector'],
    ),
  },
  ['apiVersion', 'kind', 'spec'],
);

export const policySchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  definitions: { selector, policy },
  anyOf: [
    { $ref: '#/definitions/policy' },
    {
      required: ['items'],
      properties: { kind: { const: 'List' }, items: list({ $ref: '#/definitions/policy' }) },
    },
  ],
};
