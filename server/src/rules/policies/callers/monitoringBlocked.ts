import type { Environment } from '../../../assembly/environment.ts';
import type { NetworkPolicy } from '../../../kubernetes/networkPolicy.ts';
import type { Monitor, MonitorEndpoint } from '../../../kubernetes/objects.ts';
import type { KnownNamespace, KnownPods } from '../../../network/endpoints.ts';
import { monitoredNamespaces, monitoredServices } from '../../../network/monitored.ts';
import { podsOfService, targetPort } from '../../../network/services.ts';
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

/** Pods that Prometheus is to ask for metrics, and can't reach. */
export const monitoringBlocked: PolicyRule = {
  id: 'monitoring-blocked',
  scope: 'policy',
  summary: 'Prometheus is to ask pods for metrics that do not let it in',
  explanation:
    'A ServiceMonitor, a PodMonitor or the annotation `prometheus.io/scrape: "true"` has Prometheus connect to pods, on the ' +
    'port of the pod. Where policies limit ingress of these pods, one of them must let Prometheus in; else the metrics are ' +
    'missing, and alerts that are made of them stay silent.\n\n' +
    'All policies of the pods are looked at together. Told is what no policy can allow: every entry for that port names pods ' +
    'of these files that do not look like Prometheus. An entry with addresses, or for pods that are not here, counts as ' +
    'enough. Where Prometheus runs is taken from the files; `cluster.monitoringNamespaces` of an environment in ' +
    '`.policy-lens.yaml` says it for certain.',
  sources: [
    'https://prometheus-operator.dev/docs/api-reference/api/',
    'https://github.com/prometheus/prometheus/blob/main/documentation/examples/prometheus-kubernetes.yml',
  ],
  defaultSeverity: 'info',
  dependsOn: ({ world, completeness, defaultNamespace }) => [
    completeness,
    defaultNamespace,
    world.monitors,
    world.declared,
  ],
  dependsOnFor: (policy, environment) =>
    surroundingsOfCalls(policy, environment, callsTo(policy, environment), prometheusOf),
  check(policy, environment) {
    if (!policy.isolates.ingress) return [];
    const calls = callsTo(policy, environment);
    if (calls.length === 0) return [];
    const prometheus = prometheusOf(environment);
    const blocked = blockedCalls(policy, environment, calls, prometheus);
    return aboutCalls(policy, blocked, {
      who: 'Prometheus',
      where: (by, isOne) => `where ${by} ${isOne ? 'has' : 'have'} it look for metrics`,
      consequence: 'none are collected. Allow its pods.',
      fix: allowingPods('Allow Prometheus', prometheus.pods),
    });
  },
};

const prometheusSoftware: KnownSoftware = {
  keys: [nameLabel, 'app'],
  values: new Set(['prometheus', 'prometheus-server', 'prometheus-agent']),
};
const prometheusWords = /prom|metric|monitor|telemetry|otel|collector|agent|scrape|alloy|victoria/i;

function prometheusOf({ world }: Environment): Caller {
  const mayBe: Caller['mayBe'] = (pods) => hasWord(pods, prometheusWords);
  const { monitoringNamespaces } = world.declared;
  if (monitoringNamespaces !== undefined)
    return { pods: monitoringNamespaces.map((name) => podsSomewhereIn(world, name)), isAll: true, mayBe };
  return { pods: wellKnown(world.cluster, prometheusSoftware), isAll: false, mayBe };
}

function callsTo(policy: NetworkPolicy, { world }: Environment): readonly Call[] {
  return callsIn(world, monitorCalls, namespaceNameOf(world, policy));
}

function* monitorCalls(world: World): Generator<Call> {
  for (const monitor of world.monitors) {
    const by = { object: monitor.origin.object, words: `${monitor.writtenKind} ${monitor.name}` };
    for (const namespace of monitoredNamespaces(world, monitor).items) {
      if (monitor.writtenKind === 'PodMonitor') {
        for (const pods of world.cluster.podIndexOf(namespace).select(monitor.selector).surely) {
          for (const endpoint of monitor.endpoints)
            yield* toPort(by, pods, endpoint.port ?? endpoint.targetPort);
        }
      } else yield* throughServices(world, monitor, namespace, by);
    }
  }
  yield* annotated(world);
}

function* throughServices(
  world: World,
  monitor: Monitor,
  namespace: KnownNamespace,
  by: Call['by'],
): Generator<Call> {
  for (const service of monitoredServices(world, monitor, namespace)) {
    for (const pods of podsOfService(world, service).surely) {
      for (const endpoint of monitor.endpoints) {
        const port = service.ports.find((one) => one.name !== undefined && one.name === endpoint.port);
        if (endpoint.port === undefined) yield* toPort(by, pods, endpoint.targetPort);
        else if (port !== undefined) {
          const number = targetPort(port, pods);
          if (number !== undefined) yield { by, to: pods, protocol: port.protocol, port: number };
        }
      }
    }
  }
}

function* toPort(by: Call['by'], to: KnownPods, port: MonitorEndpoint['targetPort']): Generator<Call> {
  const number =
    typeof port === 'string'
      ? to.ports.find(({ name, protocol }) => name === port && protocol === 'TCP')?.number
      : port;
  if (number !== undefined) yield { by, to, protocol: 'TCP', port: number };
}

/** Pods that ask for it themselves; without a port each that they declare. */
function* annotated({ cluster }: World): Generator<Call> {
  for (const pods of cluster.pods) {
    const { scraped, origin } = pods.workload;
    if (scraped === undefined) continue;
    const by = { object: origin.object, words: 'the annotation prometheus.io/scrape' };
    const [only, ...others] = pods.ports;
    // Of several ports it is one that answers, whichever that is.
    const number = scraped.port ?? (others.length === 0 ? only?.number : undefined);
    yield* toPort(by, pods, number);
  }
}
