import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { finish } from '../../server/src/base/steps.ts';
import { ClusterReader, mayBeClusterSnapshot } from '../../server/src/workspace/clusterReader.ts';
import { type ClusterFile, readFile } from '../../server/src/workspace/file.ts';
import { controller, jsonList, type Listed, listed, pod, yamlList } from '../support/clusterList.ts';

const read = (text: string, name = 'cluster.yaml') =>
  finish(
    readFile({
      uri: `file:///w/${name}`,
      language: name.endsWith('json') ? 'json' : 'yaml',
      version: 1,
      text,
    }),
  );

/** As a large file comes from disk. */
function readInPieces(text: string): ClusterFile | undefined {
  const reader = new ClusterReader('file:///w/cluster', false);
  for (let at = 0; at < text.length; at += 50) finish(reader.push(text.slice(at, at + 50)));
  return finish(reader.finish());
}

const objects = [
  listed('Namespace', 'shop', { metadata: { labels: { team: 'shop' } } }),
  pod('shop/web', { app: 'web' }),
  listed('Secret', 'shop/key', { data: { password: 'c2VjcmV0' } }),
];

const written: Listed = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'b', namespace: 'shop' },
  spec: { containers: [] },
};

describe('a snapshot of a cluster', () => {
  for (const [name, text, isOne] of [
    ['is what kubectl prints', yamlList(objects), true],
    ['also in JSON, and in JSON under any name', jsonList(objects), true],
    ['is no list in which one object was written', yamlList([...objects, written]), false],
    [
      'is no list of policies alone, which may be written on',
      yamlList([listed('NetworkPolicy', 'a/b', { spec: {} })]),
      false,
    ],
    ['is no single object', yamlList(objects).split('\n').slice(2, 9).join('\n').replace(/^../gm, ''), false],
    ['is no list of other kinds', yamlList([listed('Secret', 'a/b')]), false],
    ['is nothing that several lists make', `${yamlList(objects)}---\n${yamlList(objects)}`, false],
    [
      'is no list that holds templates',
      yamlList(objects)
        .replace('"web"', '{{ .Values.name }}')
        .replaceAll(/uid: .*\n/g, 'x: y\n')
        .replaceAll(/resourceVersion: "\d+"\n/g, 'y: z\n'),
      false,
    ],
  ] as const) {
    it(name, () => expect(read(text)?.cluster !== undefined).toBe(isOne));
  }

  it('keeps what its objects mean and where it is written, and no text', () => {
    const text = yamlList(objects);
    const file = read(text);
    expect(file.source).toBeUndefined();
    expect(file.cluster?.objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'Namespace shop',
      'Workload web',
    ]);
    expect(JSON.stringify(file.documents)).not.toMatch(/c2VjcmV0|creationTimestamp/);
    const document = file.documents[1];
    const found = document?.manifests[0]?.locate('metadata.labels');
    const start = (document?.start ?? 0) + (found?.key.start ?? 0);
    expect(text.slice(start, start + 20)).toBe('labels:\n      app: "');
    expect(file.lines.positionAt(start).line).toBe(text.slice(0, start).split('\n').length - 1);
  });

  it('tells which kinds and namespaces were asked, and since when it was taken', () => {
    const one = read(yamlList(objects)).cluster;
    expect([...(one?.kinds ?? [])]).toEqual(['Namespace', 'Pod']);
    expect(one?.namespaces).toEqual(new Set(['shop']));
    expect(one?.takenSince).toBe('2026-11-02T09:30:00Z');
    const all = read(yamlList([...objects, pod('other/db', { app: 'db' })])).cluster;
    expect(all?.namespaces).toBe('all');
  });

  it('is read in steps, one an item and some for what they make', () => {
    const many = Array.from({ length: 1000 }, (_, index) => pod(`shop/p-${index}`, { app: `a-${index}` }));
    const steps = readFile({ uri: 'file:///w/c.yaml', language: 'yaml', version: 1, text: yamlList(many) });
    let count = 0;
    while (steps.next().done !== true) count++;
    expect(count).toBeGreaterThan(1010);
  });

  it.each([
    ['PodList', 'Pod', 1],
    ['SecretList', 'Secret', undefined],
  ])('may be a %s, whose items do not say what they are', (kind, itemKind, count) => {
    const {
      apiVersion: _,
      kind: __,
      ...item
    } = listed(itemKind, 'shop/a', {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [] },
      data: { password: 'c2VjcmV0' },
    });
    const frame = { kind, apiVersion: 'v1', metadata: { resourceVersion: '7' } };
    for (const list of [
      { ...frame, items: [item] },
      { items: [item], ...frame },
      { apiVersion: 'v1', items: [item], kind, metadata: frame.metadata },
    ]) {
      for (const text of [JSON.stringify(list), stringify(list)]) {
        const file = readInPieces(text);
        expect(file?.cluster?.objects.length).toBe(count);
        expect(file?.cluster?.kinds).toEqual(count === undefined ? undefined : new Set([itemKind]));
      }
    }
  });

  it('is told from another text at a look, however many lines are indented', () => {
    const lines = `${' '.repeat(30)}name: a\n`.repeat(25);
    expect(mayBeClusterSnapshot(`kind: List\nmetadata:\n${lines}spec:\n  a: b\n`)).toBe(false);
    expect(mayBeClusterSnapshot(`kind: List\nmetadata:\n${lines}items:\n- uid: a\n`)).toBe(true);
    const json = `{${' '.repeat(300)}"kind": "List",${' '.repeat(300)}"metadata": {${' '.repeat(300)}`;
    expect(mayBeClusterSnapshot(json)).toBe(false);
  });

  it('counts an object once that is listed twice', () => {
    const twice = [
      controller('Deployment', 'a/x', { app: 'x' }),
      controller('Deployment', 'a/x', { app: 'x' }),
    ];
    expect(read(yamlList(twice)).cluster?.objects).toHaveLength(1);
  });
});
