import { describe, expect, it } from 'vitest';
import { finish, readFile } from '../../server/src/workspace/file.ts';

/** The ids of what is found in a text. */
function found(text: string): readonly string[] {
  const file = finish(readFile({ uri: 'file:///a.yaml', language: 'yaml', version: 0, text }));
  return file.documents.flatMap(({ manifests }) =>
    manifests.map(({ id }) => id.slice('file:///a.yaml#'.length)),
  );
}

const pod = (name: string, padding = '') =>
  `- metadata:\n    name: ${name}\n    annotations: {note: '${padding}'}\n`;

describe('the items of a list of one kind need not say what they are', () => {
  it('in a small list', () => {
    expect(found(`apiVersion: v1\nkind: PodList\nitems:\n${pod('a')}${pod('b')}`)).toEqual([
      'Pod//a',
      'Pod//b',
    ]);
  });

  it('in a list that is read item by item', () => {
    const items = Array.from({ length: 100 }, (_, index) => pod(`p${index}`, 'x'.repeat(2000)));
    expect(found(`apiVersion: v1\nkind: PodList\nitems:\n${items.join('')}`)).toHaveLength(100);
  });

  it('but must in a List', () => {
    expect(found(`apiVersion: v1\nkind: List\nitems:\n${pod('a')}`)).toEqual([]);
  });

  it('and an item that says it is believed', () => {
    const service = '- apiVersion: v1\n  kind: Service\n  metadata: {name: s}\n';
    expect(found(`apiVersion: v1\nkind: PodList\nitems:\n${service}`)).toEqual(['Service//s']);
  });
});

it('an owner without a kind is listed as a Pod', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  ownerReferences: [{name: owner}]\n';
  const file = finish(readFile({ uri: 'file:///a.yaml', language: 'yaml', version: 0, text }));
  expect(file.documents[0]?.manifests[0]?.model).toMatchObject({ owner: { kind: 'Pod', name: 'owner' } });
});
