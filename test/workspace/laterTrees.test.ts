import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { readFile, type WorkspaceFile } from '../../server/src/workspace/file.ts';

const policy = (name: string, app: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: shop}
spec:
  podSelector: {matchLabels: {app: ${app}}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}, {ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]
      ports: [{port: http}, {port: 80, endPort: 90}]
`;
const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: &labels {app: web}
spec:
  securityContext: {seccompProfile: {type: Localhost, localhostProfile: web.json}}
  containers: [{name: main, ports: [{name: http, containerPort: 80}]}]
`;
const profile =
  '{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["read"], "action": "SCMP_ACT_ALLOW"}]}\n';
const item = (text: string) => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`;
/** Long enough to be read item by item. */
const many = Array.from({ length: 40 }, (_, index) => policy(`p-${index}`, 'web'));

const texts: Readonly<Record<string, string>> = {
  'several documents, the same one twice': [
    policy('a', 'web'),
    pod,
    policy('b', 'db'),
    policy('a', 'web'),
  ].join('---\n'),
  'a marker line at the start': `---\n${pod}---\n---\n${policy('a', 'web')}`,
  'a list': `apiVersion: v1\nkind: List\nitems:\n${[pod, ...many].map(item).join('')}`,
  'a list without types': `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems:\n${many
    .map((text) => item(text.replace(/^apiVersion.*\nkind.*\n/, '')))
    .join('')}`,
  'an alias to another item': `apiVersion: v1\nkind: List\nitems:\n${[pod, ...many].map(item).join('')}${item(
    policy('last', 'db').replace('{app: db}', '*labels'),
  )}`,
  'a template beside a policy': `kind: Pod\nmetadata: {name: {{ .Values.name }}}\n---\n${policy('a', 'web')}`,
  'half of a policy': policy('a', 'web').slice(0, -20),
  'a profile in YAML': profile,
};

function read(text: string, language: 'yaml' | 'json', keepsTrees: boolean): WorkspaceFile {
  const input = { uri: 'file:///a', language, version: 0, text, isJudged: false, keepsTrees };
  return finish(readFile(input));
}

function meaning({ documents, note }: WorkspaceFile) {
  return {
    note,
    documents: documents.map(({ start, countsMarker, listed, manifests }) => ({
      start,
      countsMarker,
      listed,
      manifests: manifests.map(({ id, kind, namespace, name, model, elements, locate }) => ({
        id,
        kind,
        namespace,
        name,
        model,
        elements: [...elements()],
        places: [...elements().keys()].map(locate),
      })),
    })),
  };
}

it.each(Object.entries(texts))('without trees a text means the same, in the same places: %s', (_, text) => {
  const kept = read(text, 'yaml', true);
  expect(kept.documents.some(({ manifests }) => manifests.length > 0)).toBe(true);
  expect(meaning(read(text, 'yaml', false))).toEqual(meaning(kept));
});

it('reads a JSON list likewise', () => {
  const items = Array.from({ length: 200 }, (_, index) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `p-${index}`, labels: { app: 'web' } },
    spec: { containers: [] },
  }));
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, undefined, 1);
  const kept = read(text, 'json', true);
  expect(kept.documents.filter(({ manifests }) => manifests.length > 0)).toHaveLength(200);
  expect(meaning(read(text, 'json', false))).toEqual(meaning(kept));
});

it('lets the tree of each document go before it reads the next', async () => {
  const { documents, source } = read([policy('a', 'web'), pod].join('---\n'), 'yaml', false);
  expect(source).toBeUndefined();
  expect(documents.map(({ syntax }) => syntax)).toEqual([undefined, undefined]);
});
