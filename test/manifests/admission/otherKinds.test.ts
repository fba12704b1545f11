import { expect, it } from 'vitest';
import { admit } from '../../../server/src/manifests/admission/admit.ts';
import { admissionsOf } from '../../../server/src/manifests/admission/answers.ts';
import { objectsOf } from '../../../server/src/manifests/objects.ts';
import { parseText } from '../../../server/src/syntax/parse.ts';
import type { MappingNode, Node, SyntaxDocument } from '../../../server/src/syntax/tree.ts';

function documentOf(language: 'json' | 'yaml', text: string): SyntaxDocument {
  const [slice] = parseText(language, text).slices;
  if (slice === undefined) throw new Error('There is no document.');
  return slice.document;
}

const policy = 'spec: { podSelector: { matchLabels: 3 } }\n';
const v1 = 'apiVersion: networking.k8s.io/v1\n';

/** Documents whose kind is said once, twice, nowhere, or in odd ways. */
const texts = {
  'a policy': `${v1}kind: NetworkPolicy\n${policy}`,
  'another kind': `apiVersion: v1\nkind: Pod\nspec: { 1: 2 }\n`,
  'another kind whose keys are no texts': 'apiVersion: v1\nkind: Pod\n? [a]\n: b\n',
  'two kinds, the last a policy': `${v1}kind: Pod\nkind: NetworkPolicy\n${policy}`,
  'two kinds, the first a policy': `${v1}kind: NetworkPolicy\nkind: Pod\n${policy}`,
  'a kind that is merged in': `${v1}<<: { kind: NetworkPolicy }\n${policy}`,
  'a kind that is merged in, of a version that is none': `apiVersion: networking.k8s.io/v2\n<<: { kind: NetworkPolicy }\n${policy}`,
  'a kind beside one that is merged in': `${v1}<<: { kind: NetworkPolicy }\nkind: Pod\n${policy}`,
  'a kind behind an alias': `a: &kind NetworkPolicy\n${v1}kind: *kind\n${policy}`,
  'a list': `apiVersion: v1\nkind: List\nitems:\n  - ${v1}    kind: NetworkPolicy\n    ${policy}`,
  'a typed list': `${v1}kind: NetworkPolicyList\nitems:\n  - ${policy}`,
  'no kind': `${v1}${policy}`,
  'a text that breaks': `${v1}kind: Pod\nspec: [\n`,
  'a policy in a text that breaks': `${v1}kind: NetworkPolicy\nspec: [\n`,
  'a cut text': `apiVersion: v1\nkind: Pod\n...\n${v1}kind: NetworkPolicy\n${policy}`,
  'an empty kind': `${v1}kind: ""\n${policy}`,
  'a kind that is a list': `${v1}kind: [NetworkPolicy]\n${policy}`,
};

it.each(Object.entries(texts))('the answers are those of all that is read: %s', (_, text) => {
  const document = documentOf('yaml', text);
  const types = new Map(objectsOf(document).map((object) => [object.node, object]));
  const all = admit(document, 'yaml', '1.34', false, types).filter(({ skipped }) => !skipped);
  expect(admissionsOf(document, 'yaml', '1.34', false, undefined)).toEqual(all);
});

it.each([
  '{ "kind": "Pod" } x',
  '{ "kind": "Pod", kind: NetworkPolicy, "spec": { "podSelector": 3 } }',
  '{ "kind": "Pod", }',
  '{ "kind": "Pod", "kind": "NetworkPolicy" }',
])('and so they are of JSON: %s', (text) => {
  const document = documentOf('json', text.replace('{', '{ "apiVersion": "networking.k8s.io/v1",'));
  const types = new Map(objectsOf(document).map((object) => [object.node, object]));
  const all = admit(document, 'json', '1.34', false, types).filter(({ skipped }) => !skipped);
  expect(admissionsOf(document, 'json', '1.34', false, undefined)).toEqual(all);
});

it('nothing is read in an object of another kind', () => {
  const document = documentOf('yaml', 'apiVersion: v1\nkind: Pod\nmetadata: { annotations: { a: b } }\n');
  const metadata = (document.root as MappingNode).entries[2]?.value as MappingNode;
  const annotations: Node | undefined = metadata.entries[0]?.value;
  let reads = 0;
  Object.defineProperty(annotations, 'entries', {
    get: () => {
      reads++;
      return [];
    },
  });
  expect(admissionsOf(document, 'yaml', '1.34', false, undefined)).toEqual([]);
  expect(reads).toBe(0);
});
