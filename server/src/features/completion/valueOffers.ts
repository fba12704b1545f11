import type { Protocol } from '../../kubernetes/networkPolicy.ts';
import { policyTypes, schemaAt } from '../../manifests/admission/schema.ts';
import { groupOf } from '../../manifests/recognise.ts';
import { namespaceNameLabel } from '../../network/knownNamespaces.ts';
import type { Path } from '../keys/place.ts';
import { cidrOffers, exceptOffers } from './addressOffers.ts';
import type { Draft } from './draft.ts';
import { labelKeys, labelValues } from './labelOffers.ts';
import { labelPool } from './labelPool.ts';
import { namespaceOffers } from './namespaceOffers.ts';
import type { Offer } from './offer.ts';
import { needsValues, operatorsBeside } from './operators.ts';
import { portValues } from './portOffers.ts';
import { list, mapping, oneOf, scalar, type Template } from './template.ts';

/** What stands around a value, for what depends on it. */
export interface Surroundings {
  /** What stands beside the value in the same mapping: scalars by value, lists by their items. */
  readonly beside: (key: string) => unknown;
  /** What stands in its place now. */
  readonly written: string;
  /** The scalars that its list already holds. */
  readonly listed: ReadonlySet<unknown>;
}

/** What may be written as the value at a path. */
export function valueOffers(draft: Draft, path: Path, around: Surroundings): readonly Offer[] {
  const type = schemaAt(path);
  const key = path.at(-1);
  const listKey = typeof key === 'number' ? path.at(-2) : undefined;
  if (type === undefined) return [];
  if (key === 'apiVersion' && path.length === 1) return apiVersionOffers(around.written);
  if (key === 'kind' && path.length === 1) return [plain('NetworkPolicy', 'value')];
  if (path[0] === 'metadata')
    return path[1] === 'namespace' ? namespaceOffers(draft.world, around.written, draft.fileOf) : [];
  if (type.kind === 'struct' || type.kind === 'list') return wholeValues(key);
  if (listKey === 'values') {
    if (['Exists', 'DoesNotExist'].includes(String(around.beside('operator')))) return [];
    const label = String(around.beside('key'));
    return labelValues(labelPool(draft, path.slice(0, -4), label), label, around.listed, draft.fileOf);
  }
  if (listKey === 'except') return exceptOffers(draft, around.beside('cidr'), around.listed);
  if (path.at(-2) === 'matchLabels' && typeof key === 'string') {
    const selector = path.slice(0, -2);
    if (selector.at(-1) === 'namespaceSelector' && key === namespaceNameLabel) {
      return namespaceOffers(draft.world, around.written, draft.fileOf);
    }
    return labelValues(labelPool(draft, selector, key), key, new Set(), draft.fileOf);
  }
  if (key === 'key') return labelKeys(labelPool(draft, path.slice(0, -3), ''));
  if (key === 'cidr') return cidrOffers(draft, path);
  if (key === 'port') {
    return portValues(draft, path, protocolOf(around.beside('protocol')), around.beside('endPort'));
  }
  if (key === 'operator') return operatorOffers(draft, path, around);
  if (type.kind === 'string' && type.values !== undefined) {
    return type.values
      .filter((value) => !around.listed.has(value))
      .map((value, index) => plain(value, 'value', index));
  }
  return [];
}

/** Operators that go with the values beside them; with those that need values but have none, a value comes along. */
function operatorOffers(draft: Draft, path: Path, { beside }: Surroundings): readonly Offer[] {
  const key = String(beside('key'));
  const known = [...(labelPool(draft, path.slice(0, -3), key).labels.get(key)?.keys() ?? [])];
  const values = list(oneOf(known.length === 0 ? ['value'] : known.slice(0, maximumChoices)));
  const written = beside('values');
  return operatorsBeside(written).map((operator, index): Offer => {
    const offer = plain(operator, 'value', index);
    if (written !== undefined || !needsValues(operator)) return offer;
    return {
      ...offer,
      detail: 'with values',
      content: { kind: 'value', value: scalar(operator), beside: ['values', values] },
    };
  });
}

const maximumChoices = 20;

function protocolOf(value: unknown): Protocol {
  return value === 'UDP' || value === 'SCTP' ? value : 'TCP';
}

/** For a mapping or a list, what is usually written on the key's own line. */
function wholeValues(key: string | number | undefined): readonly Offer[] {
  if (key === 'policyTypes') {
    return [policyTypes.slice(0, 1), policyTypes.slice(1), policyTypes].map((types, index) =>
      whole(`[${types.join(', ')}]`, undefined, list(...types.map(scalar)), index),
    );
  }
  if (key === 'podSelector') return [whole('{}', 'every pod', mapping({}), 0)];
  if (key === 'namespaceSelector') return [whole('{}', 'every namespace', mapping({}), 0)];
  return key === 'ingress' || key === 'egress' ? [whole('[]', 'allows nothing', list(), 9)] : [];
}

function whole(label: string, detail: string | undefined, value: Template, rank: number): Offer {
  return { label, kind: 'value', detail, rank, content: { kind: 'value', value } };
}

/** A policy of another API, such as Calico's, stays one. */
function apiVersionOffers(written: string): readonly Offer[] {
  const ours = 'networking.k8s.io/v1';
  return ours.startsWith(written) || groupOf(written) === groupOf(ours) ? [plain(ours, 'value')] : [];
}

export function plain(value: string, kind: Offer['kind'], rank = 0): Offer {
  return { label: value, kind, rank, content: { kind: 'value', value: scalar(value) } };
}
