import { describe, expect, it } from 'vitest';
import { mayBeObject, mayHoldObjects } from '../../server/src/manifests/scan.ts';
import { smallestSplitLength } from '../../server/src/syntax/listParts.ts';
import { findingsOf, workbenchOf } from '../support/workbench.ts';

/** The kinds that are read in a text, `Workload` for all of them that bring pods; and what is found wrong in it. */
function read(text: string, name = 'a.yaml') {
  const workbench = workbenchOf(new Map([[name, text]]));
  const kinds = [...workbench.snapshot.open.values()].flatMap(({ documents }) =>
    documents.flatMap(({ manifests }) => manifests.map(({ model }) => model.kind)),
  );
  return { kinds, findings: findingsOf(workbench).map(({ rule, message }) => `${rule}: ${message}`) };
}

const silent = { kinds: [], findings: [] };
const object = (apiVersion: string, kind: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: a\n`;

describe('what is read', () => {
  const kinds = [
    ['v1', 'Pod', 'Workload'],
    ['v1', 'ReplicationController', 'Workload'],
    ['apps/v1', 'Deployment', 'Workload'],
    ['apps/v1beta2', 'Deployment', 'Workload'],
    ['extensions/v1beta1', 'DaemonSet', 'Workload'],
    ['apps/v1', 'ReplicaSet', 'Workload'],
    ['apps/v1', 'DaemonSet', 'Workload'],
    ['apps/v1', 'StatefulSet', 'Workload'],
    ['batch/v1', 'Job', 'Workload'],
    ['batch/v1beta1', 'CronJob', 'Workload'],
    ['apps.openshift.io/v1', 'DeploymentConfig', 'Workload'],
    ['argoproj.io/v1alpha1', 'Rollout', 'Workload'],
    ['serving.knative.dev/v1', 'Service', 'Workload'],
    ['v1', 'Namespace', 'Namespace'],
    ['v1', 'Service', 'Service'],
    ['v1', 'Endpoints', 'ServiceEndpoints'],
    ['discovery.k8s.io/v1', 'EndpointSlice', 'ServiceEndpoints'],
    ['discovery.k8s.io/v1beta1', 'EndpointSlice', 'ServiceEndpoints'],
    ['networking.k8s.io/v1', 'Ingress', 'Entrance'],
    ['route.openshift.io/v1', 'Route', 'Entrance'],
    ['gateway.networking.k8s.io/v1', 'HTTPRoute', 'Entrance'],
    ['gateway.networking.k8s.io/v1', 'GRPCRoute', 'Entrance'],
    ['gateway.networking.k8s.io/v1alpha2', 'TLSRoute', 'Entrance'],
    ['gateway.networking.k8s.io/v1alpha2', 'TCPRoute', 'Entrance'],
    ['gateway.networking.k8s.io/v1alpha2', 'UDPRoute', 'Entrance'],
    ['gateway.networking.k8s.io/v1', 'Gateway', 'Gateway'],
    ['gateway.networking.k8s.io/v1beta1', 'ReferenceGrant', 'ReferenceGrant'],
  ] as const;

  it.each(kinds)('%s %s', (apiVersion, kind, found) => {
    expect(read(object(apiVersion, kind))).toEqual({ kinds: [found], findings: [] });
    expect(read(`{"apiVersion": "${apiVersion}", "kind": "${kind}"}`, 'a.json').kinds).toEqual([found]);
    // a closed file is looked at before it is read
    expect(mayHoldObjects(object(apiVersion, kind))).toBe(true);
    expect(mayBeObject(object(apiVersion, kind))).toBe(true);
    const items = `${object(apiVersion, `${kind}List`)}items:\n- metadata:\n    name: b\n`;
    expect(read(items).kinds).toEqual([found]);
    expect(
      read(`apiVersion: v1\nkind: List\nitems:\n- {apiVersion: ${apiVersion}, kind: ${kind}}\n`).kinds,
    ).toEqual([found]);
  });

  it('a NetworkPolicy and its lists', () => {
    const spec = 'spec: {podSelector: {}}\n';
    expect(read(object('networking.k8s.io/v1', 'NetworkPolicy') + spec)).toEqual({
      kinds: ['NetworkPolicy'],
      findings: [],
    });
    expect(
      read(`${object('networking.k8s.io/v1', 'NetworkPolicyList')}items: [{${spec.trim()}}]\n`).kinds,
    ).toEqual(['NetworkPolicy']);
  });
});

/** What would be refused of a NetworkPolicy. */
const wrong = 'spec:\n  podSelector: 1\n  ingress:\n  - ports:\n    - port: 0\n      protocol: tcp\n';

describe('what is left in peace', () => {
  it.each([
    // Kinds of the same name in groups of others.
    ['cilium.io/v2', 'CiliumNetworkPolicy'],
    ['cilium.io/v2', 'NetworkPolicy'],
    ['crd.projectcalico.org/v1', 'NetworkPolicy'],
    ['projectcalico.org/v3', 'NetworkPolicy'],
    ['projectcalico.org/v3', 'NetworkPolicyList'],
    ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'],
    ['networking.k8s.io.example.com/v1', 'NetworkPolicy'],
    ['v1', 'NetworkPolicy'],
    ['networking.k8s.io/v1', 'networkpolicy'],
    ['networking.k8s.io/v1', 'NetworkPolicies'],
    ['serving.example.com/v1', 'Service'],
    ['serving.knative.dev/v1', 'Configuration'],
    ['core.example.com/v1', 'Pod'],
    ['rollouts.example.com/v1alpha1', 'Rollout'],
    ['argoproj.io/v1alpha1', 'Workflow'],
    ['example.com/v1', 'List'],
    ['example.com/v1', 'PolicyList'],
    ['template.openshift.io/v1', 'Template'],
    ['', 'NetworkPolicy'],
    ['networking.k8s.io/v1', ''],
    ['[networking.k8s.io/v1]', 'NetworkPolicy'],
    ['networking.k8s.io/v1', '{a: NetworkPolicy}'],
    ['networking.k8s.io/v1', '1'],
  ])('%j %j', (apiVersion, kind) => {
    expect(read(object(apiVersion, kind) + wrong)).toEqual(silent);
    const items = `items:\n- apiVersion: networking.k8s.io/v1\n  kind: NetworkPolicy\n  ${wrong.replaceAll('\n', '\n  ')}`;
    expect(read(object(apiVersion, kind) + items)).toEqual(silent);
    const many = items.slice('items:\n'.length).trimEnd();
    const repeated = Array(Math.ceil(smallestSplitLength / many.length))
      .fill(many)
      .join('\n');
    expect(read(`${object(apiVersion, kind)}items:\n${repeated}\n`)).toEqual(silent);
  });

  const policy = object('networking.k8s.io/v1', 'NetworkPolicy') + wrong;
  const inside = (indent: number): string => policy.replace(/^(?=.)/gm, ' '.repeat(indent));
  it.each([
    [
      'a template of Helm',
      `{{- if .Values.enabled }}\n${policy.replace('name: a', 'name: {{ .Release.Name }}')}{{- end }}\n`,
    ],
    ['a policy within another object', `${object('v1', 'ConfigMap')}data:\n  policy.yaml: |\n${inside(4)}`],
    [
      'a policy within a custom object',
      `${object('example.com/v1', 'Bundle')}spec:\n  policy:\n${inside(4)}`,
    ],
    [
      'a definition with an example',
      `${object('apiextensions.k8s.io/v1', 'CustomResourceDefinition')}spec:\n  example:\n${inside(4)}`,
    ],
    [
      'an OpenShift template',
      `${object('template.openshift.io/v1', 'Template')}objects:\n- a: 1\n${inside(2).replace('  api', '- api')}`,
    ],
    ['a kustomize patch', `- op: replace\n  path: /spec\n  value:\n${inside(4)}`],
    ['values', 'networkPolicy:\n  enabled: true\n  ingress: [\n'],
    ['a workflow', 'name: ci\non: push\njobs:\n  a: {runs-on: x}\n'],
    ['a compose file', 'services:\n  web:\n    image: x\n    ports: ["80:80"]\n    a: &a 1\n    a: 2\n'],
    ['no YAML at all', 'NetworkPolicy: [\n}\n\t%\n'],
    ['prose', 'apiVersion and kind: NetworkPolicy are keys\n'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(silent);
  });

  it.each([
    ['package.json', '{"name": "a", "version": "1.0.0", "kind": "NetworkPolicy"}'],
    ['tsconfig.json', '{\n  // comments\n  "compilerOptions": {},\n}\n'],
    [
      'schema.json',
      '{"properties": {"apiVersion": {"const": "networking.k8s.io/v1"}, "kind": {"const": "NetworkPolicy"}}}',
    ],
    ['array.json', '[{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "spec": 1}]'],
  ])('%s', (name, text) => {
    expect(read(text, name)).toEqual(silent);
  });
});
