import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { newestKubernetesVersion } from '../../server/src/kubernetes/version.ts';
import { readFile, type WorkspaceFile } from '../../server/src/workspace/file.ts';
import { findingsOf, workbenchOf } from '../support/workbench.ts';

function openFile(text: string): WorkspaceFile {
  return finish(readFile({ uri: 'file:///a.yaml', language: 'yaml', version: 0, text }));
}

/** The ids of what is found in a text. */
function found(text: string): readonly string[] {
  return openFile(text).documents.flatMap(({ manifests }) =>
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

  it('where the list says it behind them, be they many', () => {
    for (const count of [2, 100]) {
      const items = Array.from({ length: count }, (_, index) => pod(`p${index}`, 'x'.repeat(2000)));
      expect(found(`apiVersion: v1\nitems:\n${items.join('')}kind: PodList\n`)).toHaveLength(count);
      expect(found(`items:\n${items.join('')}kind: PodList\napiVersion: v1\n`)).toHaveLength(count);
    }
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
  expect(openFile(text).documents[0]?.manifests[0]?.model).toMatchObject({
    owner: { kind: 'Pod', name: 'owner' },
  });
});

describe('the server judges the items of a list of one kind', () => {
  const policy = (name: string, padding = '') =>
    `- metadata:\n    name: ${name}\n    annotations: {note: '${padding}'}\n  spec:\n    podSelector: {}\n`;
  const listOf = (kind: string, items: readonly string[]) =>
    `apiVersion: networking.k8s.io/v1\nkind: ${kind}\nitems:\n${items.join('')}`;
  const refused = (text: string) =>
    [...openFile(text).documents].flatMap(({ manifests }) =>
      manifests.filter(({ isRefusedBy }) => isRefusedBy(newestKubernetesVersion)).map(({ name }) => name),
    );

  it('in a small list', () => {
    expect(refused(listOf('NetworkPolicyList', [policy('good'), policy('Bad_')]))).toEqual(['Bad_']);
  });

  it('in a list that is read item by item, whose text alone does not say what it is', () => {
    const items = Array.from({ length: 100 }, (_, index) => policy(`p${index}`, 'x'.repeat(2000)));
    items[7] = policy('Bad_');
    const text = listOf('NetworkPolicyList', items);
    expect(openFile(text).documents.length).toBeGreaterThan(100);
    expect(refused(text)).toEqual(['Bad_']);
    const workbench = workbenchOf(new Map([['large.yaml', text]]));
    expect(
      findingsOf(workbench).map(({ rule, range }) => [rule, text.slice(range.start, range.end)]),
    ).toEqual([['api-server-refuses', 'Bad_']]);
    const other = workbenchOf(
      new Map([['two.yaml', `${text}---\n${text.replace('NetworkPolicyList', 'IngressList')}`]]),
    );
    expect(findingsOf(other).map(({ range }) => range.start)).toEqual([text.indexOf('Bad_')]);
  });

  it('also where the text of an item breaks off', () => {
    const items = Array.from({ length: 100 }, (_, index) => policy(`p${index}`, 'x'.repeat(2000)));
    items[7] = '- metadata: {name: broken}\n  spec:\n    podSelector: {}\n    ingress: [}\n';
    const workbench = workbenchOf(new Map([['large.yaml', listOf('NetworkPolicyList', items)]]));
    expect(findingsOf(workbench).map(({ rule }) => rule)).toEqual(['syntax']);
  });
});
