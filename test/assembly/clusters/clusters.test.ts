import { describe, expect, it } from 'vitest';
import { resources } from '../../../server/src/assembly/clusters/resources.ts';
import type { Environment } from '../../../server/src/assembly/environment.ts';
import { resolveOrigin } from '../../../server/src/assembly/resolveOrigin.ts';
import { environmentSummaries } from '../../../server/src/features/environments/summaries.ts';
import { hoverAt } from '../../../server/src/features/hover/hoverAt.ts';
import { kindsRead } from '../../../server/src/manifests/recognise.ts';
import type { Workbench } from '../../../server/src/rules/workbench.ts';
import { controller, type Listed, listed, pod, yamlList } from '../../support/clusterList.ts';
import { findingsOf, root, workbenchOf } from '../../support/workbench.ts';

const policy = (name: string, app: string, port = 8080): string =>
  `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: shop}
spec:
  podSelector: {matchLabels: {app: ${app}}}
  ingress: [{ports: [{port: ${port}}]}]
`;

const listedPolicy = (name: string, app: string, port = 8080): Listed =>
  listed('NetworkPolicy', name, {
    spec: {
      podSelector: { matchLabels: { app } },
      ingress: [{ ports: [{ port, protocol: 'TCP' }] }],
      policyTypes: ['Ingress'],
    },
  });

const web = [
  controller('Deployment', 'shop/web', { app: 'web' }),
  pod('shop/web-5d4-a', { app: 'web', 'pod-template-hash': '5d4' }, 'ReplicaSet/web-5d4'),
];
const cluster = [...web, listed('Namespace', 'shop'), pod('other/db', { app: 'db' })];

const make = (files: Readonly<Record<string, string>>): Workbench =>
  workbenchOf(new Map(Object.entries(files)));

function only({ assembly }: Workbench): Environment {
  const [environment] = assembly.environments;
  if (environment === undefined) throw new Error('There is no environment.');
  return environment;
}

const names = ({ objects }: Environment): readonly string[] =>
  objects.map((object) => `${object.kind} ${object.name}`).sort();

describe('a snapshot of a cluster', () => {
  it('stands in for what the repository does not hold', () => {
    const environment = only(make({ 'p.yaml': policy('web', 'web'), 'cluster.yaml': yamlList(cluster) }));
    expect(names(environment)).toEqual([
      'Namespace shop',
      'NetworkPolicy web',
      'Workload db',
      'Workload web',
    ]);
    expect(environment.uris).toEqual([`${root}/cluster.yaml`, `${root}/p.yaml`]);
  });

  it('is never told of as if one had written it, and completes what is told of others', () => {
    const wrong = listedPolicy('shop/wrong', 'nobody', 99_999);
    const findings = findingsOf(
      make({ 'p.yaml': policy('web', 'wbe'), 'cluster.yaml': yamlList([...cluster, wrong]) }),
    );
    expect(findings.map(({ uri, rule }) => `${uri} ${rule}`)).toEqual([
      `${root}/p.yaml selector-matches-nothing`,
    ]);
  });

  it.each([
    [
      'a kind that it lists is complete, in all namespaces where there are several',
      cluster,
      ['all', [], true],
    ],
    ['in the one namespace that was asked', web, [['shop'], [], false]],
    ['policies, where some are listed', [...cluster, listedPolicy('shop/a', 'web')], ['all', 'all', true]],
    ['without pods no workloads', cluster.slice(0, 1), [[], [], false]],
  ] as const)('%s', (_, items, expected) => {
    const { completeness } = only(make({ 'cluster.yaml': yamlList(items) }));
    const { workloads, policies, namespaces } = completeness;
    const plain = (set: ReadonlySet<string> | 'all') => (set === 'all' ? set : [...set]);
    expect([plain(workloads), plain(policies), namespaces]).toEqual(expected);
  });

  it('gives way where the repository holds the same object, and the difference is shown', () => {
    const deployment =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec:\n  template:\n' +
      '    metadata: {labels: {app: web, tier: front}}\n    spec: {containers: [{name: main, ports: [{containerPort: 8080, name: http}]}]}\n';
    const files = {
      'p.yaml': policy('web', 'web', 80),
      'web.yaml': deployment,
      // what the API server adds to it is no difference
      'shop.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {team: shop}}\n',
      'cluster.yaml': yamlList([
        listed('Namespace', 'shop', {
          metadata: { labels: { team: 'shop', 'kubernetes.io/metadata.name': 'shop' } },
        }),
        ...cluster.filter(({ kind }) => kind !== 'Namespace'),
        listedPolicy('shop/web', 'web'),
        listedPolicy('shop/more', 'web'),
      ]),
    };
    const workbench = make(files);
    const environment = only(workbench);
    expect(names(environment)).toEqual([
      'Namespace shop',
      'NetworkPolicy more',
      'NetworkPolicy web',
      'Workload db',
      'Workload web',
    ]);
    const [summary] = environmentSummaries(workbench);
    const notes = summary?.notes.filter(({ details }) => details !== undefined) ?? [];
    expect(
      notes.map(({ text, details }) => [
        text,
        ...(details ?? []).map((detail) => `${detail.text} ${detail.uri}:${detail.line}`),
      ]),
    ).toEqual([
      [
        '2 objects are not in the cluster as here; what is here counts.',
        `NetworkPolicy shop/web: in the cluster another spec.ingress ${root}/p.yaml:0`,
        `Deployment shop/web: in the cluster no label tier=front ${root}/web.yaml:0`,
      ],
      [
        '1 policy is in the cluster alone, and counts.',
        expect.stringMatching(/^NetworkPolicy shop\/more .*cluster\.yaml:\d+$/),
      ],
    ]);
    const hover = hoverAt(workbench, `${root}/p.yaml`, files['p.yaml'].indexOf('name: web') + 7);
    expect(hover?.markdown).toContain('In the cluster: another spec.ingress. What is written here counts.');
  });

  it('says since when it was taken', () => {
    const [summary] = environmentSummaries(make({ 'cluster.yaml': yamlList(cluster) }));
    expect(summary?.notes.find(({ takenSince }) => takenSince !== undefined)).toMatchObject({
      text: 'Completed by cluster.yaml, a snapshot of the cluster with 3 objects, taken on 2026-11-02 at 09:30 UTC or later.',
      takenSince: '2026-11-02T09:30:00Z',
      uri: `${root}/cluster.yaml`,
    });
  });

  it('leads to its lines', () => {
    const text = yamlList(cluster);
    const workbench = make({ 'cluster.yaml': text });
    const workload = only(workbench).objects.find(({ name }) => name === 'db');
    const [found] = resolveOrigin(workbench, workload?.origin ?? { object: '', path: '' });
    expect(found?.uri).toBe(`${root}/cluster.yaml`);
    expect(text.split('\n')[found?.key.start.line ?? -1]).toBe('- apiVersion: "v1"');
    expect(
      text
        .split('\n')
        .slice(found?.key.start.line, (found?.value.end.line ?? 0) + 1)
        .join(),
    ).toContain('name: "db"');
  });
});

describe('a snapshot that is named', () => {
  // Nothing in it is filled in by the server, so that nobody knows what it is unless it is said.
  const bare = yamlList(cluster).replaceAll(/ {4}(?:uid|resourceVersion|creationTimestamp): .*\n/g, '');
  const overlays = {
    'base/kustomization.yaml': 'resources: [policy.yaml]\n',
    'base/policy.yaml': policy('web', 'wbe').replace(', namespace: shop', ''),
    'dev/kustomization.yaml': 'namespace: shop\nresources: [../base]\n',
    'prod/kustomization.yaml': 'namespace: shop\nresources: [../base]\n',
  };
  const environmentNamed = ({ assembly }: Workbench, name: string): Environment | undefined =>
    assembly.environments.find((environment) => environment.name === name);
  const held = (files: Readonly<Record<string, string>>) => {
    const workbench = make(files);
    return ['dev', 'prod'].map((name) => environmentNamed(workbench, name)?.snapshots.length);
  };

  it('completes the environments that are named, or all of the folder, and is nothing else', () => {
    const files = { ...overlays, 'cluster.yaml': yamlList(cluster) };
    expect(held(files)).toEqual([0, 0]);
    expect(
      held({ ...files, '.policy-lens.yaml': 'snapshots: [{file: cluster.yaml, environments: [dev]}]\n' }),
    ).toEqual([1, 0]);
    expect(held({ ...files, '.policy-lens.yaml': 'snapshots: [{file: ./cluster.yaml}]\n' })).toEqual([1, 1]);
    const workbench = make({ ...files, '.policy-lens.yaml': 'snapshots: [{file: cluster.yaml}]\n' });
    expect(workbench.assembly.environments.map(({ name }) => name)).toEqual(['dev', 'prod']);
  });

  it('is read where it is, also if nothing tells what it is', () => {
    const texts = new Map([[`${root}/.policy-lens.yaml`, 'snapshots: [{file: cluster.yaml}]\n']]);
    const workbench = make({
      'p.yaml': policy('web', 'web'),
      '.policy-lens.yaml': [...texts.values()].join(''),
    });
    expect(workbench.assembly.environments[0]?.missingSnapshots).toEqual([
      { uri: `${root}/cluster.yaml`, why: 'absent' },
    ]);
    const found = make({
      'cluster.yaml': bare,
      '.policy-lens.yaml': 'snapshots: [{file: cluster.yaml}]\n',
      'p.yaml': '',
    });
    expect(found.assembly.isClusterSnapshot(`${root}/cluster.yaml`)).toBe(true);
  });

  it('makes kinds complete of which it holds none, where it is said that they were asked for', () => {
    const entry = 'snapshots: [{file: cluster.yaml, kinds: [networkpolicies]}]\n';
    const files = {
      'p.yaml': policy('web', 'web'),
      'cluster.yaml': yamlList(web),
      '.policy-lens.yaml': entry,
    };
    expect(only(make(files)).completeness).toMatchObject({ policies: 'all', workloads: new Set(['shop']) });
  });

  it('gives way to what is said to be complete', () => {
    const entry = 'environments: [{name: all, complete: {workloads: [], namespaces: false}}]\n';
    const files = {
      'p.yaml': policy('web', 'web'),
      'cluster.yaml': yamlList(cluster),
      '.policy-lens.yaml': entry,
    };
    expect(only(make(files)).completeness).toMatchObject({ workloads: new Set(), namespaces: false });
  });

  it('is told of where it is not there, or an environment is not', () => {
    const entry = 'snapshots:\n  - file: none.yaml\n    environments: [prd]\n    kinds: [pod]\n';
    const findings = findingsOf(make({ ...overlays, '.policy-lens.yaml': entry }));
    expect(findings.filter(({ rule }) => rule === 'configuration').map(({ message }) => message)).toEqual([
      expect.stringContaining('There is no value pod here'),
      expect.stringContaining('There is no file none.yaml'),
      'There is no environment prd, so it is not completed. Did you mean prod?',
    ]);
  });
});

describe('what completes an environment', () => {
  const command = (files: Readonly<Record<string, string>>, name = 'workspace') =>
    environmentSummaries(make(files)).find((summary) => summary.name === name)?.completion.command;
  const all =
    'kubectl get namespaces,networkpolicies,pods,deployments,replicasets,statefulsets,daemonsets,jobs,cronjobs,' +
    'replicationcontrollers,services,endpointslices,ingresses,validatingwebhookconfigurations,' +
    'mutatingwebhookconfigurations,apiservices,nodes -A -o yaml > cluster.yaml';

  it('asks for all that is missing, and never for Secrets', () => {
    expect(command({ 'p.yaml': policy('web', 'web') })).toBe(all);
    expect(command({ 'p.yaml': policy('web', 'web'), 'cluster.yaml': yamlList(cluster) })).toBe(all);
    expect(all).not.toMatch(/secret/i);
  });

  it('asks for nothing that is held completely, and for more where the cluster is known to serve it', () => {
    const labelled = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {team: shop}}\n';
    const rollout =
      'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: r, namespace: shop}\nspec: {}\n';
    expect(command({ 'n.yaml': `${labelled}---\n${rollout}` })).toMatch(
      /^kubectl get networkpolicies,.*,rollouts\.argoproj\.io -A/,
    );
    const complete =
      'environments: [{name: workspace, complete: {workloads: true, policies: true, namespaces: true}}]\n';
    expect(command({ 'p.yaml': policy('web', 'web'), '.policy-lens.yaml': complete })).toBe(
      'kubectl get services,endpointslices,ingresses,validatingwebhookconfigurations,mutatingwebhookconfigurations,' +
        'apiservices,nodes -A -o yaml > cluster.yaml',
    );
  });

  it('asks again for what a snapshot has shown to be served', () => {
    const route = listed('HTTPRoute', 'shop/web', { spec: {} });
    const files = { 'p.yaml': policy('web', 'web'), 'cluster.yaml': yamlList([...cluster, route]) };
    expect(command(files)).toContain(',httproutes.gateway.networking.k8s.io -A');
  });

  it('asks for every kind that is read, but for some that others tell of', () => {
    const asked = new Set(resources.map(({ kind }) => kind));
    const others = [...kindsRead].filter((kind) => !asked.has(kind)).sort();
    const operated =
      'Alertmanager Cluster Elasticsearch Grafana HelmChart HelmRelease Kafka KafkaBridge KafkaConnect KafkaMirrorMaker2 ' +
      'Keycloak Kibana OpenTelemetryCollector Prometheus PrometheusAgent RabbitmqCluster ThanosRuler postgresql';
    // Endpoints are mirrored by EndpointSlices, definitions are long and many, settings of programs are served by nobody,
    // and a budget, a profile or a template says nothing about who reaches whom
    const rest =
      'ClusterConfiguration CustomResourceDefinition Endpoints KubeProxyConfiguration PodDisruptionBudget PodTemplate SeccompProfile';
    expect(others).toEqual(`${operated} ${rest}`.split(' ').sort());
  });

  it('names a file for each of several environments', () => {
    const files = {
      'a/overlays/dev/kustomization.yaml': 'resources: [p.yaml]\n',
      'a/overlays/dev/p.yaml': policy('web', 'web'),
      'a/overlays/prod/kustomization.yaml': 'resources: [p.yaml]\n',
      'a/overlays/prod/p.yaml': policy('web', 'web'),
    };
    expect(command(files, 'a/overlays/dev')).toMatch(/ > cluster-dev\.yaml$/);
  });
});
