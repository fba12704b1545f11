import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filesOfCase, sourceOf } from '../../support/marked.ts';
import { findingsOf, workbenchOf } from '../../support/workbench.ts';

const folder = new URL('./', import.meta.url);
const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.case'),
);

/** A case without each of its objects in turn, the first of which is an object that stands before others in its file. */
function* withoutEach(files: ReadonlyMap<string, string>): Generator<ReadonlyMap<string, string>> {
  for (const [name, text] of files) {
    const objects = text.split(/^---\n/m);
    for (const gone of objects.keys()) {
      yield new Map(files).set(name, objects.filter((_, index) => index !== gone).join('---\n'));
    }
  }
}

/** Values that are no name, kind or image. */
const labelOrPort = /(?<=^ +(?!name:|namespace:|kind:|image:)[\w./-]+: )\w[\w-]*$/gm;

/** A case in which one label or port after the other is another one, in all objects but policies. */
function* withOthers(files: ReadonlyMap<string, string>): Generator<ReadonlyMap<string, string>> {
  for (const [name, text] of files) {
    const objects = text.split(/^---\n/m);
    for (const [index, object] of objects.entries()) {
      if (object.includes('kind: NetworkPolicy')) continue;
      for (const { index: end, 0: value } of object.matchAll(labelOrPort)) {
        const changed = `${object.slice(0, end)}${value}1${object.slice(end + value.length)}`;
        yield new Map(files).set(name, objects.with(index, changed).join('---\n'));
      }
    }
  }
}

it.each(cases)(
  'what is found of %s after an edit is what is found from the start',
  (name) => {
    const marked = filesOfCase(readFileSync(new URL(name, folder), 'utf8'));
    const files = new Map([...marked].map(([file, text]) => [file, sourceOf(file, text)]));
    let workbench = workbenchOf(files);
    findingsOf(workbench);
    for (const edited of [...withoutEach(files), ...withOthers(files)]) {
      workbench = workbenchOf(edited, undefined, workbench);
      expect(findingsOf(workbench)).toEqual(findingsOf(workbenchOf(edited)));
      workbench = workbenchOf(files, undefined, workbench);
      expect(findingsOf(workbench)).toEqual(findingsOf(workbenchOf(files)));
    }
  },
  60_000,
);

it('tells the entries of a policy apart whose namespaces exchange their labels', () => {
  const text = (first: string, second: string): string => `kind: Namespace
apiVersion: v1
metadata: { name: one, labels: { stage: ${first} } }
---
kind: Namespace
apiVersion: v1
metadata: { name: two, labels: { stage: ${second} } }
---
kind: Pod
apiVersion: v1
metadata: { name: web, namespace: one, labels: { app: web } }
---
kind: Pod
apiVersion: v1
metadata: { name: store, namespace: two, labels: { app: store } }
---
kind: NetworkPolicy
apiVersion: networking.k8s.io/v1
metadata: { name: web, namespace: one }
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { stage: test } }
          podSelector: { matchLabels: { app: web } }
        - namespaceSelector: { matchLabels: { stage: live } }
          podSelector: { matchLabels: { app: web } }
`;
  const [before, after] = [text('test', 'live'), text('live', 'test')].map(
    (each) => new Map([['all.yaml', each]]),
  );
  if (before === undefined || after === undefined) throw new Error('two texts');
  const workbench = workbenchOf(before);
  const found = findingsOf(workbench);
  const edited = workbenchOf(after, undefined, workbench);
  expect(findingsOf(edited)).toEqual(findingsOf(workbenchOf(after)));
  expect(findingsOf(edited)).not.toEqual(found);
});

it('looks again for what is meant among the pods of another namespace', () => {
  const text = (label: string): string => `kind: Pod
apiVersion: v1
metadata: { name: web, namespace: one, labels: { app: web } }
---
kind: Pod
apiVersion: v1
metadata: { name: store, namespace: two, labels: { app: ${label} } }
---
kind: NetworkPolicy
apiVersion: networking.k8s.io/v1
metadata: { name: web, namespace: one }
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: two } }
          podSelector: { matchLabels: { app: stor } }
`;
  const workbench = workbenchOf(new Map([['all.yaml', text('store')]]));
  expect(JSON.stringify(findingsOf(workbench))).toContain('Did you mean app=store?');
  const edited = workbenchOf(new Map([['all.yaml', text('storm')]]), undefined, workbench);
  expect(JSON.stringify(findingsOf(edited))).toContain('Did you mean app=storm?');
});
