import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import type { KubernetesObject } from '../../server/src/kubernetes/objects.ts';
import { isKubernetesObject } from '../../server/src/manifests/model.ts';
import { type Language, readFile } from '../../server/src/workspace/file.ts';

function models(text: string, language: Language = 'yaml'): readonly KubernetesObject[] {
  const file = finish(readFile({ uri: 'file:///a', language, version: 1, text }));
  return file.documents.flatMap(({ manifests }) =>
    manifests.map(({ model }) => model).filter(isKubernetesObject),
  );
}

function policy(spec: string) {
  const [model] = models(
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: ${spec}\n`,
  );
  if (model?.kind !== 'NetworkPolicy') throw new Error('no policy was read');
  return model;
}

describe('names', () => {
  it.each([
    ['n', 'n'],
    ['123', '123'],
    ['0x10', '0x10'],
    ['false', 'false'],
    ['""', undefined],
    ['null', undefined],
    ['~', undefined],
  ])('of another type are what they are meant to be, and never left out: %s', (written, meant) => {
    const [pod, namespace] = models(
      `apiVersion: v1\nkind: Pod\nmetadata: {name: ${written}, namespace: ${written}}\n---\n` +
        `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${written}}\n`,
    );
    expect(pod).toMatchObject({ namespace: meant, name: meant ?? '' });
    expect(namespace).toMatchObject({ name: meant ?? '' });
  });
});

describe('a NetworkPolicy', () => {
  it.each([
    ['{}', true, false],
    ['{egress: []}', true, false],
    ['{egress: null}', true, false],
    ['{egress: [{}]}', true, true],
    ['{policyTypes: []}', true, false],
    ['{policyTypes: [Egress]}', false, true],
    ['{policyTypes: [Egress], ingress: [{}]}', false, true],
    ['{policyTypes: [Ingress, Egress]}', true, true],
  ])('isolates as the server’s defaults say: %s', (spec, ingress, egress) => {
    expect(policy(spec).isolates).toEqual({ ingress, egress });
  });

  it.each(['Ingress', '[Ing]', '[egress]', '[Ingress, null]', '{}'])(
    'may isolate more where the policyTypes can’t be read: %s',
    (types) => {
      expect(policy(`{policyTypes: ${types}}`).mayIsolateMore).toBe(true);
      expect(policy('{policyTypes: [Ingress]}').mayIsolateMore).toBe(false);
      expect(policy('{}').mayIsolateMore).toBe(false);
    },
  );

  it('takes null for left out, as Go’s decoder does', () => {
    const { podSelector, ingress } = policy(
      '{podSelector: null, ingress: [null, {from: null, ports: null}]}',
    );
    expect(podSelector).toMatchObject({ requirements: [], open: false });
    expect(ingress).toMatchObject([
      { peers: [], ports: [] },
      { peers: [], ports: [] },
    ]);
  });

  it.each([
    ['{}', 'unreadable'],
    ['{podSelector: null}', 'unreadable'],
    ['{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}', 'unreadable'],
    ['{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}', 'ipBlock'],
    ['{ipBlock: {cidr: 7}}', 'unreadable'],
    ['{podSelector: {}}', 'pods'],
    ['{namespaceSelector: {}}', 'pods'],
    ['web', 'unreadable'],
  ])('reads the peer %s as %s', (peer, kind) => {
    expect(policy(`{ingress: [{from: [${peer}]}]}`).ingress[0]?.peers[0]?.kind).toBe(kind);
  });

  it.each([
    ['{port: 80}', { kind: 'range', first: 80, last: 80 }, 'TCP'],
    ['{port: 0x50, protocol: UDP}', { kind: 'range', first: 80, last: 80 }, 'UDP'],
    ['{port: 80, endPort: 90}', { kind: 'range', first: 80, last: 90 }, 'TCP'],
    ['{port: 90, endPort: 80}', { kind: 'unreadable' }, 'TCP'],
    ['{port: http}', { kind: 'named', name: 'http' }, 'TCP'],
    ['{port: http, endPort: 80}', { kind: 'unreadable' }, 'TCP'],
    ['{port: "80"}', { kind: 'unreadable' }, 'TCP'],
    ['{port: 65536}', { kind: 'unreadable' }, 'TCP'],
    ['{endPort: 80}', { kind: 'unreadable' }, 'TCP'],
    ['{protocol: SCTP}', { kind: 'all' }, 'SCTP'],
    ['{protocol: tcp}', { kind: 'all' }, undefined],
    ['8080', { kind: 'unreadable' }, undefined],
  ])('reads the port %s', (port, numbers, protocol) => {
    expect(policy(`{ingress: [{ports: [${port}]}]}`).ingress[0]?.ports[0]).toMatchObject({
      numbers,
      protocol,
    });
  });

  it('reads selectors as requirements, and marks what it can’t read as open', () => {
    const read = (selector: string) => policy(`{podSelector: ${selector}}`).podSelector;
    expect(read('{matchLabels: {app: web, empty: null}}').requirements).toMatchObject([
      { key: 'app', operator: 'In', values: ['web'], path: 'spec.podSelector.matchLabels.app' },
      { key: 'empty', operator: 'In', values: [''] },
    ]);
    expect(read('{matchLabels: {app: 1}}').open).toBe(true);
    expect(read('{matchExpressions: [{key: a, operator: in, values: [b]}]}').open).toBe(true);
    expect(read('{matchExpressions: [{key: a, operator: In}]}').open).toBe(true);
    expect(read('[a]').open).toBe(true);
  });
});

describe('recognition', () => {
  it('reads workloads by their pod template', () => {
    const template =
      '{metadata: {labels: {app: a}}, spec: {hostNetwork: true, containers: [{ports: [{containerPort: 1, name: b}]}]}}';
    const found = models(
      [
        `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {replicas: 3, template: ${template}}`,
        `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec: {jobTemplate: {spec: {template: ${template}}}}`,
      ].join('\n---\n'),
    );
    const expected = {
      kind: 'Workload',
      hostNetwork: true,
      ports: [{ number: 1, name: 'b', protocol: 'TCP' }],
    };
    expect(found).toMatchObject([
      { ...expected, workloadKind: 'Deployment', replicas: 3, labelsPath: 'spec.template.metadata.labels' },
      { ...expected, workloadKind: 'CronJob', replicas: undefined },
    ]);
  });

  it.each([
    ['another group', 'apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\n'],
    ['another kind', 'apiVersion: v1\nkind: ConfigMap\ndata: {kind: NetworkPolicy}\n'],
    ['no apiVersion', 'kind: NetworkPolicy\n'],
    ['a kind that is no text', 'apiVersion: v1\nkind: [Pod]\n'],
    ['no mapping', '- apiVersion: v1\n  kind: Pod\n'],
  ])('leaves in peace: %s', (_, text) => {
    expect(models(text)).toEqual([]);
  });

  it('takes an empty namespace and an empty protocol for left out, as the API server does', () => {
    const [pod, service] = models(
      [
        'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: ""}\nspec: {containers: [{ports: [{containerPort: 1, protocol: ""}]}]}',
        'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: ""}\nspec: {ports: [{port: 1, protocol: ""}]}',
      ].join('\n---\n'),
    );
    expect([pod, service]).toMatchObject([
      { namespace: undefined, ports: [{ number: 1, protocol: 'TCP' }] },
      { namespace: undefined, ports: [{ number: 1, protocol: 'TCP' }] },
    ]);
  });

  it('has the ports of containers first, and knows those of init containers that end', () => {
    const port = (number: number) => `ports: [{name: http, containerPort: ${number}}]`;
    const [pod] = models(
      `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {initContainers: [{${port(1)}}, {restartPolicy: Always, ${port(2)}}], containers: [{${port(3)}}]}`,
    );
    expect(pod).toMatchObject({
      ports: [
        { number: 3, isLasting: true },
        { number: 1, isLasting: false },
        { number: 2, isLasting: true },
      ],
    });
  });

  it.each([
    ['argoproj.io/v1alpha1', 'Rollout', 'rollouts-pod-template-hash'],
    ['apps.openshift.io/v1', 'DeploymentConfig', 'deploymentconfig'],
    ['serving.knative.dev/v1', 'Service', 'serving.knative.dev/service'],
  ])('reads the custom resource %s %s by its pod template', (apiVersion, kind, label) => {
    const template = '{metadata: {labels: {app: a}}, spec: {containers: [{ports: [{containerPort: 1}]}]}}';
    const [found] = models(
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: d}\nspec: {template: ${template}}`,
    );
    expect(found).toMatchObject({ kind: 'Workload', workloadKind: kind, ports: [{ number: 1 }] });
    if (found?.kind !== 'Workload') throw new Error('no workload was read');
    expect(found.labels.values.get('app')).toBe('a');
    expect(found.labels.varying?.has(label)).toBe(true);
    expect(found.labels.open).toBe(false);
  });

  it('does not know the labels of a Rollout that leaves its template to another object', () => {
    const [found] = models(
      'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: d}\nspec: {workloadRef: {kind: Deployment, name: d}}',
    );
    expect(found).toMatchObject({ labels: { open: true } });
  });

  it('gives an external name no selector', () => {
    const service = (type: string) =>
      models(`apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ${type}, selector: {app: a}}`);
    expect(service('ExternalName')).toMatchObject([{ selector: undefined }]);
    expect(service('ClusterIP')).toMatchObject([{ selector: { requirements: [{ key: 'app' }] } }]);
  });

  it('reads the items of lists, in YAML and in JSON', () => {
    const item = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } };
    const list = JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [item, { apiVersion: 'v1', kind: 'List', items: [item] }],
    });
    expect(models(list, 'json').map(({ name }) => name)).toEqual(['a', 'a']);
    expect(models(list).map(({ name }) => name)).toEqual(['a', 'a']);
    expect(models(JSON.stringify({ apiVersion: 'v1', kind: 'NamespaceList', items: [item] }))).toHaveLength(
      1,
    );
  });

  it('takes the owner that controls a pod', () => {
    const owners = '[{kind: Node, name: n}, {kind: ReplicaSet, name: r, controller: true}]';
    const [pod] = models(`apiVersion: v1\nkind: Pod\nmetadata: {name: p, ownerReferences: ${owners}}\n`);
    expect(pod).toMatchObject({ owner: { kind: 'ReplicaSet', name: 'r' } });
  });
});
