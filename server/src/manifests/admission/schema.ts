/**
 * The keys of a NetworkPolicy and their types, as the API server's decoder knows them
 * (k8s.io/api/networking/v1/types.go, k8s.io/apimachinery/pkg/apis/meta/v1/types.go; the same in 1.30 to 1.37).
 */

export type FieldType =
  | StructType
  | ListType
  /** Text to text. */
  | { readonly kind: 'map' }
  | TextType
  | { readonly kind: 'int32' | 'int64' | 'bool' }
  /** A whole number, or the name of a container port. */
  | { readonly kind: 'int-or-string' }
  | { readonly kind: 'time' }
  /** Any JSON. */
  | { readonly kind: 'raw' };

export interface StructType {
  readonly kind: 'struct';
  /** Its name in Go, without the package. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, FieldType>;
}

interface ListType {
  readonly kind: 'list';
  readonly item: FieldType;
}

interface TextType {
  readonly kind: 'string';
  /** The type's name in Go's messages. */
  readonly name: string;
  /** The values that validation accepts, where there are only some. */
  readonly values: readonly string[] | undefined;
}

function struct(name: string, fields: Readonly<Record<string, FieldType>>): StructType {
  return { kind: 'struct', name, fields: new Map(Object.entries(fields)) };
}

function list(item: FieldType): ListType {
  return { kind: 'list', item };
}

function named(name: string, values?: readonly string[]): TextType {
  return { kind: 'string', name, values };
}

const text = named('string');
const int32: FieldType = { kind: 'int32' };
const int64: FieldType = { kind: 'int64' };
const bool: FieldType = { kind: 'bool' };
const map: FieldType = { kind: 'map' };
const time: FieldType = { kind: 'time' };

export const protocols = ['TCP', 'UDP', 'SCTP'] as const;
export const policyTypes = ['Ingress', 'Egress'] as const;
export const selectorOperators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

const labelSelector = struct('LabelSelector', {
  matchExpressions: list(
    struct('LabelSelectorRequirement', {
      key: text,
      operator: named('v1.LabelSelectorOperator', selectorOperators),
      values: list(text),
    }),
  ),
  matchLabels: map,
});

const ports = list(
  struct('NetworkPolicyPort', {
    protocol: named('v1.Protocol', protocols),
    port: { kind: 'int-or-string' },
    endPort: int32,
  }),
);

const peers = list(
  struct('NetworkPolicyPeer', {
    podSelector: labelSelector,
    namespaceSelector: labelSelector,
    ipBlock: struct('IPBlock', { cidr: text, except: list(text) }),
  }),
);

const spec = struct('NetworkPolicySpec', {
  podSelector: labelSelector,
  policyTypes: list(named('v1.PolicyType', policyTypes)),
  ingress: list(struct('NetworkPolicyIngressRule', { from: peers, ports })),
  egress: list(struct('NetworkPolicyEgressRule', { to: peers, ports })),
});

const objectMeta = struct('ObjectMeta', {
  name: text,
  namespace: text,
  labels: map,
  annotations: map,
  generateName: text,
  finalizers: list(text),
  ownerReferences: list(
    struct('OwnerReference', {
      apiVersion: text,
      kind: text,
      name: text,
      uid: named('types.UID'),
      controller: bool,
      blockOwnerDeletion: bool,
    }),
  ),
  creationTimestamp: time,
  deletionGracePeriodSeconds: int64,
  deletionTimestamp: time,
  generation: int64,
  managedFields: list(
    struct('ManagedFieldsEntry', {
      apiVersion: text,
      fieldsType: text,
      fieldsV1: { kind: 'raw' },
      manager: text,
      operation: named('v1.ManagedFieldsOperationType', ['Apply', 'Update']),
      subresource: text,
      time,
    }),
  ),
  resourceVersion: text,
  selfLink: text,
  uid: named('types.UID'),
});

/** The whole object; in the order in which people write the keys. */
export const networkPolicySchema: StructType = struct('NetworkPolicy', {
  apiVersion: text,
  kind: text,
  metadata: objectMeta,
  spec,
});

/**
 * The type at a path of keys and indexes, for completion and hover: `['spec', 'ingress', 0, 'from']`.
 * @returns undefined where the API knows no such field
 */
export function schemaAt(path: readonly (string | number)[]): FieldType | undefined {
  let type: FieldType | undefined = networkPolicySchema;
  for (const step of path) {
    if (type?.kind === 'struct' && typeof step === 'string') type = type.fields.get(step);
    else if (type?.kind === 'list' && typeof step === 'number') type = type.item;
    else if (type?.kind === 'map' && typeof step === 'string') type = text;
    else return undefined;
  }
  return type;
}

/** A type as Go's messages name it. */
export function goTypeName(type: FieldType): string {
  switch (type.kind) {
    case 'struct':
      return `v1.${type.name}`;
    case 'list':
      return `[]${goTypeName(type.item)}`;
    case 'map':
      return 'map[string]string';
    case 'string':
      return type.name;
    case 'int-or-string':
      return 'int32';
    case 'time':
      return 'string';
    case 'raw':
      return 'interface {}';
    default:
      return type.kind;
  }
}

/** A type in plain words: `text`, `a whole number`, `a list`. */
export function typeInWords(type: FieldType): string {
  switch (type.kind) {
    case 'struct':
      return 'a mapping';
    case 'list':
      return 'a list';
    case 'map':
      return 'a mapping of text to text';
    case 'string':
      return 'text';
    case 'int-or-string':
      return 'a port number or the name of a port';
    case 'time':
      return 'a time such as 2026-01-31T12:00:00Z';
    case 'bool':
      return 'true or false';
    default:
      return 'a whole number';
  }
}
