import { addEntry, assign } from '../edits.ts';
import type { MistakeKind } from './kind.ts';

const refuses = { rule: 'api-server-refuses' } as const;
const name = /^metadata\.name$/;

/** In front of the name, where the metadata has no such key yet. */
const add =
  (key: string, value: string): MistakeKind['plant'] =>
  (site, text) =>
    site.siblings.some(({ path }) => path === `metadata.${key}`)
      ? undefined
      : addEntry(key, value)(site, text);

/** What the server refuses of `metadata`. */
export const metadataKinds: readonly MistakeKind[] = [
  { ...refuses, code: 'name-missing', name: 'no name', at: name, plant: assign('""') },
  {
    ...refuses,
    code: 'name-invalid',
    name: 'name with an underscore',
    at: name,
    plant: assign('"allow_web"'),
  },
  { ...refuses, code: 'name-invalid', name: 'name in capitals', at: name, plant: assign('"AllowWeb"') },
  {
    ...refuses,
    code: 'name-invalid',
    name: 'name too long',
    at: name,
    plant: assign(`"${'a'.repeat(254)}"`),
  },
  {
    ...refuses,
    code: 'generate-name-invalid',
    name: 'generateName in capitals',
    at: name,
    plant: add('generateName', '"Web-"'),
  },
  {
    ...refuses,
    code: 'namespace-invalid',
    name: 'namespace with a dot',
    at: /^metadata\.namespace$/,
    plant: assign('"my.shop"'),
  },
  {
    ...refuses,
    code: 'label-key-invalid',
    name: 'label key with two slashes',
    at: name,
    plant: add('labels', '{ "a/b/c": "d" }'),
  },
  {
    ...refuses,
    code: 'label-value-invalid',
    name: 'label value with a space',
    at: name,
    plant: add('labels', '{ "app": "two words" }'),
  },
  {
    ...refuses,
    code: 'annotation-key-invalid',
    name: 'annotation key with a space',
    at: name,
    plant: add('annotations', '{ "a note": "x" }'),
  },
  {
    ...refuses,
    code: 'annotations-too-large',
    name: 'annotations beyond 256 KiB',
    at: name,
    plant: add('annotations', `{ "note": "${'x'.repeat(262_145)}" }`),
  },
  {
    ...refuses,
    code: 'owner-reference-invalid',
    name: 'owner without a uid',
    at: name,
    plant: add(
      'ownerReferences',
      '[{ "apiVersion": "apps/v1", "kind": "Deployment", "name": "web", "uid": "" }]',
    ),
  },
  {
    ...refuses,
    code: 'finalizer-invalid',
    name: 'finalizer that is no name',
    at: name,
    plant: add('finalizers', '["not a name"]'),
  },
  {
    ...refuses,
    code: 'managed-field-invalid',
    name: 'managed fields of an unknown operation',
    at: name,
    plant: add('managedFields', '[{ "operation": "Merge", "fieldsType": "FieldsV1" }]'),
  },
];
