import { addEntry, assign, rename } from '../edits.ts';
import type { MistakeKind } from './kind.ts';

const refuses = { rule: 'api-server-refuses' } as const;

/** What can be no label is on no pod. */
const noLabel = { ...refuses, alsoTrue: 'selector-matches-nothing' } as const;
const matchLabels = /Selector\.matchLabels$/;
const label = /Selector\.matchLabels\.[^.]+$/;

/** Beside the labels, where there are no expressions yet. */
const express =
  (expression: string): MistakeKind['plant'] =>
  (site, text) =>
    site.siblings.length > 1 ? undefined : addEntry('matchExpressions', `[${expression}]`)(site, text);

/** What the server refuses of selectors. The expressions would else not change what is selected. */
export const selectorKinds: readonly MistakeKind[] = [
  {
    ...refuses,
    code: 'values-missing',
    name: 'In without values',
    at: matchLabels,
    plant: express('{ "key": "app", "operator": "In" }'),
  },
  {
    ...refuses,
    code: 'values-missing',
    name: 'NotIn with an empty list',
    at: matchLabels,
    plant: express('{ "key": "app", "operator": "NotIn", "values": [] }'),
  },
  {
    ...refuses,
    code: 'values-forbidden',
    name: 'Exists with values',
    at: matchLabels,
    plant: express('{ "key": "app", "operator": "Exists", "values": ["web"] }'),
  },
  {
    ...refuses,
    code: 'values-forbidden',
    name: 'DoesNotExist with values',
    at: matchLabels,
    plant: express('{ "key": "retired", "operator": "DoesNotExist", "values": ["yes"] }'),
  },
  {
    ...refuses,
    code: 'operator-invalid',
    name: 'operator in small letters',
    at: matchLabels,
    plant: express('{ "key": "retired", "operator": "notin", "values": ["yes"] }'),
  },
  {
    ...refuses,
    code: 'operator-invalid',
    name: 'operator as a sign',
    at: matchLabels,
    plant: express('{ "key": "app", "operator": "=", "values": ["web"] }'),
  },
  {
    ...noLabel,
    code: 'label-key-invalid',
    name: 'label key with a space',
    at: label,
    plant: rename('"my app"'),
  },
  {
    ...noLabel,
    code: 'label-key-invalid',
    name: 'label key without a name',
    at: label,
    plant: rename('"shop/"'),
  },
  {
    ...refuses,
    code: 'label-key-invalid',
    name: 'expression key that begins with a dash',
    at: matchLabels,
    plant: express('{ "key": "-retired", "operator": "DoesNotExist" }'),
  },
  {
    ...noLabel,
    code: 'label-value-invalid',
    name: 'label value with a slash',
    at: label,
    plant: assign('"shop/web"'),
  },
  {
    ...noLabel,
    code: 'label-value-invalid',
    name: 'label value beyond 63 characters',
    at: label,
    plant: assign(`"${'w'.repeat(64)}"`),
  },
  {
    ...refuses,
    code: 'label-value-invalid',
    name: 'expression value with a space',
    at: matchLabels,
    plant: express('{ "key": "retired", "operator": "NotIn", "values": ["long ago"] }'),
  },
];
