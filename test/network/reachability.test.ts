import { describe, expect, it } from 'vitest';
import { cidrAddresses, noAddresses } from '../../server/src/network/addresses.ts';
import type { Endpoint } from '../../server/src/network/endpoints.ts';
import { formatPorts } from '../../server/src/network/ports.ts';
import { connection, sideVerdict } from '../../server/src/network/reachability.ts';
import { nearestRule } from '../../server/src/network/shortfall.ts';
import type { World, WorldOptions } from '../../server/src/network/world.ts';
import { worldOf } from '../support/world.ts';

/** Pods `a` and `b` in namespace one, `c` in two; the policies of each case are added. */
const pods = `
apiVersion: v1
kind: Namespace
metadata: { name: one, labels: { team: x } }
---
apiVersion: v1
kind: Pod
metadata: { name: a, namespace: one, labels: { app: a } }
spec: { containers: [{ name: c, ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: b, namespace: one, labels: { app: b } }
spec: { containers: [{ name: c, ports: [{ name: http, containerPort: 80 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: c, namespace: two, labels: { app: c } }
spec: { hostNetwork: NODE, containers: [{ name: c }] }
`;

let policies = 0;

function policy(spec: string, namespace = 'one', name = `p${policies++}`): string {
  return `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n`;
}

function world(policies: string, options: Partial<WorldOptions> = {}, node = false): World {
  return worldOf(pods.replace('NODE', String(node)) + policies, options);
}

function end(of: World, text: string): Endpoint {
  const known = of.cluster.pods.find(({ workload }) => workload.name === text);
  return known ?? { kind: 'addresses', set: cidrAddresses(text) ?? noAddresses };
}

/** `surely / possibly` */
function answer(of: World, from: string, to: string): string {
  const { surely, possibly } = connection(of, end(of, from), end(of, to));
  return `${formatPorts(surely)} / ${formatPorts(possibly)}`;
}

const all = 'All Connections / All Connections';
const none = 'No Connections / No Connections';

describe('what Kubernetes documents', () => {
  const cases: readonly (readonly [
    name: string,
    policies: string,
    from: string,
    to: string,
    expected: string,
  ])[] = [
    ['no policy: all is allowed', '', 'a', 'c', all],
    ['deny all in', policy('{ podSelector: {}, ingress: [] }'), 'c', 'a', none],
    ['deny all in says nothing of the way out', policy('{ podSelector: {} }'), 'a', 'c', all],
    ['an empty rule allows everything', policy('{ podSelector: {}, ingress: [{}] }'), '8.8.8.8/32', 'a', all],
    [
      'namespaceSelector {} is every pod, and no address',
      policy('{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }] }] }'),
      '8.8.8.8/32',
      'a',
      none,
    ],
    [
      'podSelector alone is the own namespace',
      policy('{ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] }'),
      'c',
      'a',
      none,
    ],
    [
      'both selectors in one item must hold',
      policy(
        '{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: b } } }] }] }',
      ),
      'c',
      'a',
      none,
    ],
    [
      'two items are alternatives',
      policy(
        '{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }, { podSelector: { matchLabels: { app: b } } }] }] }',
      ),
      'c',
      'a',
      all,
    ],
    [
      'every namespace has its name as a label',
      policy(
        '{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: two } } }] }] }',
      ),
      'c',
      'a',
      all,
    ],
    [
      'a port without a number is every port of the protocol, TCP unless named',
      policy('{ podSelector: {}, ingress: [{ ports: [{}] }] }'),
      'c',
      'a',
      'TCP 1-65535 / TCP 1-65535',
    ],
    [
      'endPort',
      policy(
        '{ podSelector: {}, ingress: [{ ports: [{ port: 80, endPort: 90 }, { port: 85, endPort: 99 }] }] }',
      ),
      'c',
      'a',
      'TCP 80-99 / TCP 80-99',
    ],
    [
      'a named port is the number of the destination',
      policy('{ podSelector: {}, policyTypes: [Egress], egress: [{ ports: [{ port: http }] }] }'),
      'a',
      'b',
      'TCP 80 / TCP 80',
    ],
    [
      'a name of another protocol is another port',
      policy('{ podSelector: {}, ingress: [{ ports: [{ port: dns }] }] }'),
      'c',
      'a',
      none,
    ],
    [
      'an address has no named ports',
      policy('{ podSelector: {}, policyTypes: [Egress], egress: [{ ports: [{ port: http }] }] }'),
      'a',
      '8.8.8.8/32',
      none,
    ],
    [
      'both sides must allow',
      policy('{ podSelector: {}, ingress: [{ ports: [{ port: 80 }, { port: 81 }] }] }') +
        policy(
          '{ podSelector: {}, policyTypes: [Egress], egress: [{ ports: [{ port: 81 }, { port: 82 }] }] }',
          'two',
        ),
      'c',
      'a',
      'TCP 81 / TCP 81',
    ],
    [
      'ipBlock, except',
      policy(
        '{ podSelector: {}, policyTypes: [Egress], egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }] }] }',
      ),
      'a',
      '10.1.2.0/24',
      none,
    ],
    [
      'an ipBlock does not name pods',
      policy('{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }] }'),
      'c',
      'a',
      none,
    ],
    [
      'policyTypes without Egress leave egress rules aside',
      policy('{ podSelector: {}, policyTypes: [Ingress], egress: [{ ports: [{ port: 80 }] }] }'),
      'a',
      'c',
      all,
    ],
  ];
  it.each(cases)('%s', (_name, policies, from, to, expected) => {
    expect(answer(world(policies), from, to)).toBe(expected);
  });
});

describe('what is not known', () => {
  const incomplete: Partial<WorldOptions> = {
    completeness: { workloads: 'all', policies: new Set(['two']), namespaces: true },
  };
  const web = policy('{ podSelector: { matchLabels: { app: a } }, ingress: [{ ports: [{ port: 80 }] }] }');
  const holes = (first: string, second: string) =>
    policy(`{ podSelector: { matchLabels: { app: [] } }, ingress: [{ ports: [${first}] }] }`) +
    policy(`{ podSelector: { matchLabels: { app: [] } }, ingress: [{ ports: [${second}] }] }`);

  it('missing policies may limit what is open', () => {
    expect(answer(world('', incomplete), 'c', 'a')).toBe('No Connections / All Connections');
  });
  it('missing policies may only add to what is limited', () => {
    expect(answer(world(web, incomplete), 'c', 'a')).toBe('TCP 80 / All Connections');
  });
  it('of policies that may apply, what each of them allows is sure', () => {
    const of = world(holes('{ port: 80 }, { port: 81 }', '{ port: 81 }, { port: 82 }'));
    expect(answer(of, 'c', 'a')).toBe('TCP 81 / All Connections');
  });
  it('a policy that may apply adds to one that does', () => {
    expect(answer(world(web + holes('{ port: 81 }', '{ port: 82 }')), 'c', 'a')).toBe('TCP 80 / TCP 80-82');
  });
  it('policyTypes that can not be read may limit', () => {
    const of = world(policy('{ podSelector: {}, policyTypes: [Egres] }'));
    expect([answer(of, 'c', 'a'), answer(of, 'a', 'c')]).toEqual([
      'No Connections / All Connections',
      'No Connections / All Connections',
    ]);
  });
  it('what can not be read may be anything', () => {
    const of = world(
      policy(
        '{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0 } }], ports: [{ port: 80 }] }] }',
      ),
    );
    expect(answer(of, '8.8.8.8/32', 'a')).toBe('No Connections / TCP 80');
  });
});

describe('labels that controllers give to pods', () => {
  const made = (kind: string, group = 'apps/v1') => `apiVersion: ${group}
kind: ${kind}
metadata: { name: db, namespace: one }
spec: { template: { metadata: { labels: { app: db } }, spec: { containers: [{ name: c }] } } }
`;
  const to = (kind: string, expression: string, group?: string) => {
    const of = worldOf(made(kind, group) + policy(`{ podSelector: { matchExpressions: [${expression}] } }`));
    return answer(of, '8.8.8.8/32', 'db');
  };
  const some = 'No Connections / All Connections';
  it.each([
    ['StatefulSet', '{ key: statefulset.kubernetes.io/pod-name, operator: In, values: [db-0] }', some],
    [
      'StatefulSet',
      '{ key: statefulset.kubernetes.io/pod-name, operator: In, values: [web-0, db-x, db-01] }',
      all,
    ],
    ['StatefulSet', '{ key: statefulset.kubernetes.io/pod-name, operator: NotIn, values: [web-0] }', none],
    ['StatefulSet', '{ key: apps.kubernetes.io/pod-index, operator: Exists }', none],
    ['Deployment', '{ key: pod-template-hash, operator: Exists }', none],
    ['Deployment', '{ key: pod-template-hash, operator: DoesNotExist }', all],
    ['Deployment', '{ key: pod-template-hash, operator: NotIn, values: [abc] }', some],
    ['DaemonSet', '{ key: controller-revision-hash, operator: Exists }', none],
    ['Job', '{ key: job-name, operator: In, values: [db] }', none, 'batch/v1'],
    ['Job', '{ key: batch.kubernetes.io/job-name, operator: In, values: [other] }', all, 'batch/v1'],
    ['Job', '{ key: batch.kubernetes.io/job-completion-index, operator: Exists }', all, 'batch/v1'],
    ['ReplicaSet', '{ key: pod-template-hash, operator: Exists }', all],
    [
      'DeploymentConfig',
      '{ key: deploymentconfig, operator: In, values: [db] }',
      none,
      'apps.openshift.io/v1',
    ],
    ['DeploymentConfig', '{ key: deployment, operator: In, values: [db-7] }', some, 'apps.openshift.io/v1'],
    ['DeploymentConfig', '{ key: deployment, operator: In, values: [web-7] }', all, 'apps.openshift.io/v1'],
    ['Rollout', '{ key: rollouts-pod-template-hash, operator: Exists }', none, 'argoproj.io/v1alpha1'],
    ['Rollout', '{ key: pod-template-hash, operator: Exists }', all, 'argoproj.io/v1alpha1'],
    [
      'Service',
      '{ key: serving.knative.dev/service, operator: In, values: [db] }',
      none,
      'serving.knative.dev/v1',
    ],
    [
      'Service',
      '{ key: serving.knative.dev/revision, operator: In, values: [db-00001] }',
      some,
      'serving.knative.dev/v1',
    ],
    ['Service', '{ key: app, operator: In, values: [db] }', none, 'serving.knative.dev/v1'],
  ])('%s: %s', (kind, expression, expected, group?: string) => {
    expect(to(kind, expression, group)).toBe(expected);
  });
});

describe('a Rollout', () => {
  const rollout = (spec: string) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: { name: web, namespace: one }\nspec: ${spec}\n---\n`;
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: old, namespace: one }
spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [{ ports: [{ containerPort: 80, name: http }] }] } } }
---
`;
  const to = (objects: string, selector: string) =>
    answer(worldOf(objects + policy(`{ podSelector: ${selector} }`)), '8.8.8.8/32', 'web');
  const refers = rollout('{ workloadRef: { apiVersion: apps/v1, kind: Deployment, name: old } }');
  const updates = (strategy: string, labels = 'app: web') =>
    rollout(`{ strategy: ${strategy}, template: { metadata: { labels: { ${labels} } } } }`);
  const canary =
    '{ canary: { canaryMetadata: { labels: { role: canary } }, stableMetadata: { labels: { role: stable } } } }';
  const some = 'No Connections / All Connections';
  it.each([
    [
      'has the labels of the template that it refers to',
      refers + deployment,
      '{ matchLabels: { app: web } }',
      none,
    ],
    ['wherever that stands', deployment + refers, '{ matchLabels: { app: web } }', none],
    ['and none beside them', refers + deployment, '{ matchLabels: { app: db } }', all],
    [
      'but the hash that its own controller adds',
      refers + deployment,
      '{ matchExpressions: [{ key: rollouts-pod-template-hash, operator: Exists }] }',
      none,
    ],
    [
      'and not that of the Deployment',
      refers + deployment,
      '{ matchExpressions: [{ key: pod-template-hash, operator: Exists }] }',
      all,
    ],
    ['is open where that is not here', refers, '{ matchLabels: { app: db } }', some],
    ['gives some of its pods a label for a time', updates(canary), '{ matchLabels: { role: canary } }', some],
    ['of the values that it names', updates(canary), '{ matchLabels: { role: other } }', all],
    [
      'in place of that of the template',
      updates(canary, 'role: web'),
      '{ matchExpressions: [{ key: role, operator: In, values: [web, stable, canary] }] }',
      none,
    ],
    [
      'in place of that of a template that it refers to',
      rollout(`{ strategy: ${canary}, workloadRef: { kind: Deployment, name: old } }`) +
        deployment.replace('app: web', 'app: web, role: web'),
      '{ matchLabels: { role: web } }',
      some,
    ],
    ['which may still be there', updates(canary, 'role: web'), '{ matchLabels: { role: web } }', some],
  ])('%s', (_, objects, selector, expected) => {
    expect(to(objects, selector)).toBe(expected);
  });

  it('listens on the ports of the template that it refers to', () => {
    const named = policy(
      '{ podSelector: { matchLabels: { app: web } }, ingress: [{ ports: [{ port: http }] }] }',
    );
    expect(answer(worldOf(refers + deployment + named), '8.8.8.8/32', 'web')).toBe('TCP 80 / TCP 80');
  });
});

describe('several objects of one name', () => {
  const web = (spec: string) =>
    policy(`{ podSelector: { matchLabels: { app: a } }, ${spec} }`, 'one', 'twin');
  it('policies that differ: one of them counts', () => {
    const of = world(
      web('ingress: [{ ports: [{ port: 80 }, { port: 81 }] }]') + web('ingress: [{ ports: [{ port: 81 }] }]'),
    );
    expect(answer(of, 'c', 'a')).toBe('TCP 81 / All Connections');
  });
  it('policies that say the same count as one', () => {
    const twice = web('ingress: [{ ports: [{ port: 80 }] }]');
    expect(answer(world(twice + twice), 'c', 'a')).toBe('TCP 80 / TCP 80');
  });
  it('namespaces that differ: a label has one of the values', () => {
    const from = (team: string) =>
      policy(
        `{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: ${team} } } }] }] }`,
        'two',
      );
    const again = '---\napiVersion: v1\nkind: Namespace\nmetadata: { name: one, labels: { team: y } }\n';
    expect(answer(world(again + from('x')), 'a', 'c')).toBe('No Connections / All Connections');
    expect(answer(world(again + from('z')), 'a', 'c')).toBe(none);
  });
});

describe('pods in the network of their node', () => {
  const fromC = policy(
    '{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 80 }] }] }',
  );
  it('may be let in, and their own node always is', () => {
    expect(answer(world(fromC, {}, true), 'c', 'a')).toBe('No Connections / All Connections');
  });
  it('may not be limited by policies', () => {
    const deny = policy('{ podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] }', 'two');
    expect(answer(world(deny, {}, true), 'a', 'c')).toBe('TCP 80 / All Connections');
  });
  it('count like others where that is asked for', () => {
    expect(answer(world(fromC, { hostNetwork: 'as-pods' }, true), 'c', 'a')).toBe('TCP 80 / TCP 80');
  });
});

describe('the rule that lacks least', () => {
  const spec = `{ podSelector: { matchLabels: { app: a } }, ingress: [
    { from: [{ namespaceSelector: { matchLabels: { team: x } }, podSelector: { matchLabels: { app: q, tier: z } } }] },
    { from: [{ podSelector: { matchLabels: { app: b } } }], ports: [{ port: 81 }] },
    { from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }] }] }`;
  it.each([
    ['c', 'spec.ingress[1].from[0]', ['namespace', 'pod-label']],
    ['10.1.0.0/24', 'spec.ingress[2].from[0]', ['except']],
    ['192.0.2.1/32', 'spec.ingress[2].from[0]', ['block']],
    // of another family than all blocks
    ['2001:db8::/64', undefined, undefined],
  ])('for %s is %s', (from, path, lacks) => {
    const of = world(policy(spec));
    const subject = end(of, 'a');
    if (subject.kind !== 'pods') throw new Error('a is a pod');
    const other = end(of, from);
    const nearest = nearestRule(of, sideVerdict(of, subject, 'ingress', other), other);
    expect(nearest?.lacks.map((lack) => lack.kind)).toEqual(lacks);
    expect(nearest?.peer?.origin.path).toBe(path);
  });
});
