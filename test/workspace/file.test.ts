import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { readFile, summarise, type WorkspaceFile } from '../../server/src/workspace/file.ts';

const uri = 'file:///workspace/a.yaml';

function policy(name: string, label: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
spec:
  podSelector:
    matchLabels:
      app: ${label}
`;
}

function read(text: string, previous?: WorkspaceFile): WorkspaceFile {
  return finish(readFile({ uri, language: 'yaml', version: 1, text }, previous));
}

const models = (file: WorkspaceFile): readonly unknown[] =>
  file.documents.flatMap(({ manifests }) => manifests.map(({ model }) => model));

describe('an edit', () => {
  const before = read(`${policy('a', 'web')}---\n${policy('b', 'api')}`);

  it('parses only the document that it touches', () => {
    const after = read(`${policy('a', 'other')}---\n${policy('b', 'api')}`, before);
    expect(after.documents[1]?.syntax).toBe(before.documents[1]?.syntax);
    expect(after.documents[0]?.syntax).not.toBe(before.documents[0]?.syntax);
  });

  it('keeps every model where text only moves', () => {
    const after = read(
      `# a comment\n\n${policy('a', 'web').replace('spec:', '\nspec: # here')}---\n${policy('b', 'api')}`,
      before,
    );
    expect(after.documents[0]?.syntax).not.toBe(before.documents[0]?.syntax);
    for (const [index, model] of models(after).entries()) expect(model).toBe(models(before)[index]);
  });

  it('changes the model whose meaning it changes', () => {
    const after = read(`${policy('a', 'web')}---\n${policy('b', 'db')}`, before);
    expect(models(after)[0]).toBe(models(before)[0]);
    expect(models(after)[1]).not.toEqual(models(before)[1]);
  });
});

describe('a long document that holds nothing for us', () => {
  const filler = `spec:\n${'  # Pod, Service, apiVersion: v1, kind: List\n'.repeat(200)}`;
  const isParsed = (text: string, name = uri) =>
    finish(readFile({ uri: name, language: 'yaml', version: 1, text })).documents[0]?.syntax?.root !==
    undefined;

  it('is not parsed, and neither is a template', () => {
    expect(isParsed(`apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n${filler}`)).toBe(
      false,
    );
    expect(isParsed(`a: 1\n${'b:\n- c\n'.repeat(2_000)}`)).toBe(false);
    expect(isParsed('apiVersion: v1\nkind: Pod\nspec: {{ .Values.spec }}\n')).toBe(false);
  });

  it.each([
    `apiVersion: v1\nkind: Pod\n${filler}`,
    `apiVersion: v1\nkind:   "Pod" # here\r\n${filler}`,
    `kind: Nothing\nkind: Pod\napiVersion: v1\n${filler}`,
    `"kind": Pod\napiVersion: v1\n${filler}`,
    `? kind\n: Pod\napiVersion: v1\n${filler}`,
    `{apiVersion: v1, kind: Pod, metadata: {}}\n${filler.replaceAll(/^.*?#/gm, '#')}`,
    `--- {apiVersion: v1, kind: Pod}\n${filler.replaceAll(/^.*?#/gm, '#')}`,
    `  kind: Pod\n  apiVersion: v1\n${filler.replaceAll(/^.*?#/gm, '  #')}`,
    `kind: CustomResourceDefinition\n`,
  ])('is told from one that may: %j', (text) => {
    expect(isParsed(text)).toBe(true);
  });

  it('is our own configuration all the same', () => {
    expect(isParsed(`rules: {}\n${'# a note\n'.repeat(1_000)}`, 'file:///workspace/.policy-lens.yaml')).toBe(
      true,
    );
  });
});

describe('objects of one name', () => {
  it('are told apart', () => {
    const ids = read(`${policy('a', 'web')}---\n${policy('a', 'api')}`).documents.flatMap(({ manifests }) =>
      manifests.map(({ id }) => id),
    );
    expect(ids).toEqual([`${uri}#NetworkPolicy//a`, `${uri}#NetworkPolicy//a~2`]);
  });
});

describe('a closed file', () => {
  it('keeps where the elements of its models are, and no tree', () => {
    const open = read(policy('a', 'web'));
    const closed = summarise(open);
    expect(closed.source).toBeUndefined();
    expect(closed.documents.every(({ syntax }) => syntax === undefined)).toBe(true);
    const [manifest] = closed.documents[0]?.manifests ?? [];
    const [original] = open.documents[0]?.manifests ?? [];
    expect(original?.elements().size).toBeGreaterThan(2);
    for (const [path, element] of original?.elements() ?? []) expect(manifest?.locate(path)).toEqual(element);
    expect(manifest?.locate('spec.podSelector.matchLabels.app')).toBeDefined();
    expect(manifest?.locate('spec.nothing')).toBeUndefined();
  });
});
