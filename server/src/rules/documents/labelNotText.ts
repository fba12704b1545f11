import { child, descend, type Field, mappingEntries } from '../../manifests/field.ts';
import { podTemplates } from '../../manifests/lowerWorkload.ts';
import { objectsOf, type WrittenObject } from '../../manifests/objects.ts';
import { groupOf } from '../../manifests/recognise.ts';
import { resolveAlias } from '../../syntax/navigate.ts';
import type { Node } from '../../syntax/tree.ts';
import type { Finding } from '../finding.ts';
import type { DocumentRule } from '../rule.ts';
import { sortOf } from './sortOf.ts';

/** Values that must be texts, in the objects that policies select and are not policies themselves. */
export const labelNotText: DocumentRule = {
  id: 'label-not-text',
  scope: 'document',
  summary: 'A label, an annotation or a selector holds what is no text',
  explanation:
    'The values of labels, annotations and selectors are texts. YAML reads `1.0` as a number and `true`, `yes`, `on` and ' +
    '`n` as booleans, and the API server then refuses the whole object: `cannot unmarshal number into Go struct field ' +
    'ObjectMeta.metadata.labels of type string`. What a policy would select is not known until it is mended. Write the ' +
    'value in quotes.\n\n' +
    'Looked at are workloads, Services, Namespaces and the other objects that are read; what the server says to a ' +
    'NetworkPolicy is told by `api-server-refuses`.',
  sources: [
    'kubernetes:staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go',
    'kubernetes:staging/src/k8s.io/api/core/v1/types.go',
  ],
  defaultSeverity: 'error',
  check: ({ document, listed, isConfiguration }) =>
    isConfiguration ? [] : ownersOf(objectsOf(document, listed)).flatMap(ofObject),
};

/** The objects of a document, those that hold several profiles once. */
function ownersOf(objects: readonly WrittenObject[]): readonly WrittenObject[] {
  const owners = new Map(objects.map((object) => [object.owner, object]));
  return [...owners.values()].filter(({ kind, apiVersion }) => kind !== 'NetworkPolicy' && apiVersion !== '');
}

function ofObject(object: WrittenObject): readonly Finding[] {
  return textMaps(object).flatMap(({ field, what }) => [
    ...ofMap(field, what),
    ...mappingEntries(field).flatMap(({ key, value }) => ofValue(what, key, value)),
  ]);
}

/** What stands where the texts should be, each under its key. */
function ofMap({ node }: Field, what: string): readonly Finding[] {
  const held = node === undefined ? undefined : resolveAlias(node);
  if (node === undefined || held === undefined || held.kind === 'mapping') return [];
  const sort = held.kind === 'scalar' && typeof held.value === 'string' ? 'a text' : sortOf(held);
  if (sort === undefined) return [];
  return [
    {
      message: `A mapping from each ${what} to its value belongs here, and this is ${sort}: the API server refuses the object.`,
      place: { kind: 'text', range: node.range },
    },
  ];
}

interface TextMap {
  readonly field: Field;
  /** What one of its entries is. */
  readonly what: string;
}

/** The groups whose pod templates and selectors the API server knows itself; a custom resource's are its schema's. */
const builtIn: ReadonlySet<string> = new Set(['', 'apps', 'batch', 'extensions']);

/** The kinds whose selector is a map, and not a LabelSelector. */
const plainSelectors: ReadonlySet<string> = new Set(['Service', 'ReplicationController']);

function textMaps({ owner, kind, apiVersion }: WrittenObject): readonly TextMap[] {
  const object: Field = { node: owner, path: '' };
  if (!builtIn.has(groupOf(apiVersion))) return metadataMaps(object);
  const template = podTemplates[kind];
  const pod = template === undefined ? undefined : descend(object, ...template);
  const selector = descend(object, 'spec', 'selector');
  return [
    ...metadataMaps(object),
    ...(kind === 'CronJob' ? metadataMaps(descend(object, 'spec', 'jobTemplate')) : []),
    ...(pod === undefined || kind === 'Pod' ? [] : metadataMaps(pod)),
    ...(pod === undefined ? [] : [{ field: descend(pod, 'spec', 'nodeSelector'), what: 'node label' }]),
    { field: plainSelectors.has(kind) ? selector : child(selector, 'matchLabels'), what: 'label' },
  ];
}

function metadataMaps(holder: Field): readonly TextMap[] {
  const metadata = child(holder, 'metadata');
  return [
    { field: child(metadata, 'labels'), what: 'label' },
    { field: child(metadata, 'annotations'), what: 'annotation' },
  ];
}

function ofValue(what: string, key: string, value: Node): readonly Finding[] {
  const node = resolveAlias(value);
  const sort = node === undefined ? undefined : sortOf(node);
  if (node === undefined || sort === undefined) return [];
  const quoted = node.kind === 'scalar' ? JSON.stringify(node.source) : undefined;
  return [
    {
      message:
        `The value of ${what} ${key} must be a text, and this is ${sort}: the API server refuses the object. ` +
        (quoted === undefined ? 'Write a text.' : `Write ${quoted}, in quotes.`),
      place: { kind: 'text', range: value.range },
      fixes:
        quoted === undefined || node !== value
          ? []
          : [
              {
                title: `Write ${quoted}`,
                safe: true,
                edits: [{ place: { kind: 'text', range: value.range }, newText: quoted }],
              },
            ],
    },
  ];
}
