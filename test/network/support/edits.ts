import type { KubernetesObject } from '../../../server/src/kubernetes/objects.ts';
import { isKubernetesObject } from '../../../server/src/manifests/model.ts';
import type { KnownPods } from '../../../server/src/network/endpoints.ts';
import { buildWorld, closed, type World } from '../../../server/src/network/world.ts';
import { manifestsIn } from '../../support/world.ts';

const apps = ['a', 'b', 'c', 'd', 'e'];
const namespaces = ['n0', 'n1'];

const pod = (namespace: string, app: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${app}, namespace: ${namespace}, labels: { app: ${app} } }\n`;
const peer = (app: string) => `{ podSelector: { matchLabels: { app: ${app} } } }`;
const anyOf = (...names: readonly string[]) =>
  `{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [${names.join(', ')}] }] } }`;
const policy = (namespace: string, app: string, types: string, rules: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${app}, namespace: ${namespace} }\n` +
  `spec: { podSelector: { matchLabels: { app: ${app} } }, policyTypes: [${types}], ${rules} }\n`;

const outOfC = (to: string) => policy('n0', 'c', 'Egress', `egress: [{ to: [${peer(to)}] }]`);

/** A small world and an edit of one of its policies. */
export const edited = {
  apps,
  before: () =>
    world([
      ...objectsIn(namespaces.flatMap((namespace) => apps.map((app) => pod(namespace, app)))),
      ...objectsIn([
        policy(
          'n0',
          'b',
          'Ingress',
          `ingress: [{ from: [${peer('a')}] }, { from: [${peer('a')}, ${anyOf('d', 'e')}] }]`,
        ),
        policy('n0', 'd', 'Egress', `egress: [{ to: [${peer('b')}] }]`),
        outOfC('b'),
      ]),
    ]),
  /** The application whose policy is edited. */
  selected: 'c',
  otherPeer: outOfC('a'),
} as const;

/** @param written a policy that takes the place of the one of its name */
export function worldAfter(before: World, written: string): World {
  const [fresh] = objectsIn([written]);
  const objects: readonly KubernetesObject[] = [
    ...before.clusterInput.workloads,
    ...[...before.policies.values()].flat(),
  ];
  return world(
    objects.map((object) =>
      fresh?.kind === 'NetworkPolicy' && object.kind === fresh.kind && object.name === fresh.name
        ? fresh
        : object,
    ),
    before,
  );
}

export function podNamed(of: World, namespace: string, name: string): KnownPods {
  const found = of.cluster.pods.find(
    ({ workload }) => workload.namespace === namespace && workload.name === name,
  );
  if (found === undefined) throw new Error(`${namespace}/${name} is not in the world`);
  return found;
}

function objectsIn(texts: readonly string[]): readonly KubernetesObject[] {
  return manifestsIn([{ uri: 'file:///all.yaml', text: texts.join('---\n') }])
    .map(({ model }) => model)
    .filter(isKubernetesObject);
}

function world(objects: readonly KubernetesObject[], previous?: World): World {
  return buildWorld(objects, { defaultNamespace: 'default', completeness: closed }, previous);
}
