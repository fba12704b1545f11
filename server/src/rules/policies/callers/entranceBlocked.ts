import type { Environment } from '../../../assembly/environment.ts';
import type { NetworkPolicy } from '../../../kubernetes/networkPolicy.ts';
import { entranceTargets } from '../../../network/services.ts';
import { namespaceNameOf, type World } from '../../../network/world.ts';
import type { PolicyRule } from '../../rule.ts';
import { aboutCalls, allowingPods, type KnownSoftware, nameLabel, wellKnown } from './aboutCalls.ts';
import {
  blockedCalls,
  type Call,
  type Caller,
  hasWord,
  podsSomewhereIn,
  surroundingsOfCalls,
} from './blockedCall.ts';
import { callsIn } from './callsIn.ts';

/** Pods that an Ingress or a route leads to, and that its controller can't reach. */
export const entranceBlocked: PolicyRule = {
  id: 'entrance-blocked',
  scope: 'policy',
  summary: 'An Ingress or route leads to pods that let no controller in',
  explanation:
    'What comes by an Ingress, a Route or a route of the Gateway API comes from the pods of its controller. Where policies ' +
    'limit ingress of the pods behind it, one of them must let the controller in, on the port of the pod.\n\n' +
    'All policies of the pods are looked at together. Told is what no policy can allow: every entry for that port names pods ' +
    'of these files that are no controller. An entry with addresses counts as enough, as the controller may be outside the ' +
    'cluster; and so does one for pods that are not here. Where the controllers run is taken from the files; ' +
    '`cluster.ingressNamespaces` of an environment in `.policy-lens.yaml` says it for certain.',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#prerequisites',
    'https://kubernetes.github.io/ingress-nginx/deploy/',
  ],
  defaultSeverity: 'warning',
  dependsOn: ({ world, completeness, defaultNamespace }) => [
    completeness,
    defaultNamespace,
    world.entrances,
    world.declared,
    ...world.gateways.values(),
    ...world.grants.values(),
  ],
  dependsOnFor: (policy, environment) =>
    surroundingsOfCalls(policy, environment, callsTo(policy, environment), controllersOf),
  check(policy, environment) {
    const { world } = environment;
    if (!policy.isolates.ingress || world.entrances.length === 0) return [];
    const calls = callsTo(policy, environment);
    const controllers = controllersOf(environment);
    const blocked = blockedCalls(policy, environment, calls, controllers);
    return aboutCalls(policy, blocked, {
      who: 'the ingress controller',
      where: (by, isOne) => `where ${by} ${isOne ? 'leads' : 'lead'}`,
      consequence: 'whatever comes that way is denied. Allow the pods of the controller.',
      fix: allowingPods('Allow the ingress controller', controllers.pods),
    });
  },
};

function callsTo(policy: NetworkPolicy, { world }: Environment): readonly Call[] {
  return callsIn(world, entranceCalls, namespaceNameOf(world, policy));
}

function* entranceCalls(world: World): Generator<Call> {
  for (const entrance of world.entrances) {
    const words = `${entrance.writtenKind} ${entrance.name}`;
    for (const { pods, port, servicePort, certainty } of entranceTargets(world, entrance)) {
      if (port === undefined || certainty !== 'yes') continue;
      yield { by: { object: entrance.origin.object, words }, to: pods, protocol: servicePort.protocol, port };
    }
  }
}

/** As the manifests and charts of the controllers themselves have it. */
const controllerSoftware: KnownSoftware = {
  keys: [nameLabel, 'app'],
  values: new Set([
    'ingress-nginx',
    'nginx-ingress',
    'traefik',
    'haproxy-ingress',
    'kubernetes-ingress',
    'kong',
    'contour',
    'envoy',
    'istio-ingressgateway',
    'istio-ingress',
    'skipper-ingress',
  ]),
};

const controllerWords = /ingress|gateway|router|proxy|traefik|nginx|envoy|contour|kong|edge|balancer/i;

function controllersOf({ world }: Environment): Caller {
  const mayBe: Caller['mayBe'] = (pods) => hasWord(pods, controllerWords);
  const { ingressNamespaces } = world.declared;
  if (ingressNamespaces !== undefined)
    return { pods: ingressNamespaces.map((name) => podsSomewhereIn(world, name)), isAll: true, mayBe };
  return { pods: wellKnown(world.cluster, controllerSoftware), isAll: false, mayBe };
}
