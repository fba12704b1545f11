import type { Protocol } from '../../kubernetes/networkPolicy.ts';
import { type FieldType, policyTypes, schemaAt } from '../../manifests/admission/schema.ts';
import type { Path } from '../keys/place.ts';
import { cidrOffers, exceptOffers } from './addressOffers.ts';
import type { Draft } from './draft.ts';
import { labelKeys, labelPool, labelValues } from './labelOffers.ts';
import { namespaceOffers } from './namespaceOffers.ts';
import type { Offer } from './offer.ts';
import { portValues } from './portOffers.ts';
import { list, mapping, scalar, type Template } from './template.ts';

/** What stands around a value, for what depends on it. */
export interface Surroundings {
  /** A scalar beside the value, in the same mapping. */
  readonly beside: (key: string) => unknown;
  /** The scalars that its list already holds. */
  readonly listed: ReadonlySet<unknown>;
}

/** What may be written as the value at a path. */
export function valueOffers(draft: Draft, path: Path, around: Surroundings): readonly Offer[] {
  const type = schemaAt(path);
  const key = path.at(-1);
  const listKey = typeof key === 'number' ? path.at(-2) : undefined;
  if (type === undefined) return [];
  if (key === 'apiVersion' && path.length === 1) return [plain('networking.k8s.io/v1', 'value')];
  if (key === 'kind' && path.length === 1) return [plain('NetworkPolicy', 'value')];
  if (path[0] === 'metadata') return path[1] === 'namespace' ? namespaceOffers(draft.world) : [];
  if (type.kind === 'struct' || type.kind === 'list') return wholeValues(type, key);
  if (listKey === 'values') {
    const selector = path.slice(0, -4);
    return labelValues(labelPool(draft, selector), String(around.beside('key')), around.listed);
  }
  if (listKey === 'except') return exceptOffers(draft.world, around.beside('cidr'), around.listed);
  if (path.at(-2) === 'matchLabels' && typeof key === 'string') {
    return labelValues(labelPool(draft, path.slice(0, -2)), key, new Set());
  }
  if (key === 'key') return labelKeys(labelPool(draft, path.slice(0, -3)));
  if (key === 'cidr') return cidrOffers(draft.world);
  if (key === 'port') return portValues(draft, path, protocolOf(around.beside('protocol')));
  if (type.kind === 'string' && type.values !== undefined) {
    return allowedValues(type.values, around).map((value, index) => plain(value, 'value', index));
  }
  return [];
}

/** Of the values that the API knows, those that are not there already and fit what is. */
function allowedValues(values: readonly string[], { beside, listed }: Surroundings): readonly string[] {
  const hasValues = beside('values') !== undefined;
  return values.filter((value) => {
    if (listed.has(value)) return false;
    return !hasValues || (value !== 'Exists' && value !== 'DoesNotExist');
  });
}

function protocolOf(value: unknown): Protocol {
  return value === 'UDP' || value === 'SCTP' ? value : 'TCP';
}

/** For a mapping or a list, what is usually written on the key's own line. */
function wholeValues(type: FieldType, key: string | number | undefined): readonly Offer[] {
  if (key === 'policyTypes') {
    return [policyTypes.slice(0, 1), policyTypes.slice(1), policyTypes].map((types, index) =>
      whole(`[${types.join(', ')}]`, undefined, list(...types.map(scalar)), index),
    );
  }
  if (key === 'podSelector') return [whole('{}', 'every pod', mapping({}), 0)];
  if (key === 'namespaceSelector') return [whole('{}', 'every namespace', mapping({}), 0)];
  if (key === 'ingress' || key === 'egress') return [whole('[]', 'allows nothing', list(), 0)];
  return type.kind === 'list' && (key === 'from' || key === 'to') ? [whole('[]', 'anyone', list(), 0)] : [];
}

function whole(label: string, detail: string | undefined, value: Template, rank: number): Offer {
  return { label, kind: 'value', detail, rank, content: { kind: 'value', value } };
}

export function plain(value: string, kind: Offer['kind'], rank = 0): Offer {
  return { label: value, kind, rank, content: { kind: 'value', value: scalar(value) } };
}
