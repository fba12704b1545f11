import type { Environment } from '../../assembly/environment.ts';
import { entryPath } from '../../base/origin.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { KubernetesObject, Monitor, Service, Workload } from '../../kubernetes/objects.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { monitoredPods } from '../../network/monitored.ts';
import type { Selected } from '../../network/selectors.ts';
import { podsOfService } from '../../network/services.ts';
import type { World } from '../../network/world.ts';
import { receiversOf } from '../keys/receivers.ts';
import type { Occurrence } from './occurrence.ts';

/** Every place of an environment where a port of containers has a name, or is named by it; one object a step. */
export function* portOccurrences(
  environment: Environment,
  name: string,
): Generator<void, readonly Occurrence[]> {
  const found: Occurrence[] = [];
  for (const object of environment.objects) {
    yield;
    found.push(...occurrencesIn(environment, object, name));
  }
  return found;
}

function occurrencesIn(
  environment: Environment,
  object: KubernetesObject,
  name: string,
): readonly Occurrence[] {
  const { world } = environment;
  switch (object.kind) {
    case 'Workload':
      return inWorkload(environment, object, name);
    case 'Service':
      return inService(environment, object, name);
    case 'Monitor':
      return inMonitor(environment, object, name);
    case 'NetworkPolicy':
      return inPolicy(object, name).map(({ path, receivers }) => ({
        environment,
        object,
        origin: { object: object.origin.object, path },
        part: 'value',
        value: name,
        role: 'use',
        ...spacesOf(receivers(world), name),
      }));
    default:
      return [];
  }
}

function inWorkload(environment: Environment, workload: Workload, name: string): readonly Occurrence[] {
  const shared = {
    environment,
    object: workload,
    part: 'value',
    value: name,
    spaces: [spaceOf(workload)],
    isOpen: false,
  } as const;
  return [
    ...workload.ports
      .filter((port) => port.name === name)
      .map(({ origin }) => ({
        ...shared,
        role: 'definition' as const,
        origin: { object: origin.object, path: entryPath(origin.path, 'name') },
      })),
    ...(workload.portUses ?? [])
      .filter((use) => use.name === name)
      .map(({ origin }) => ({ ...shared, role: 'use' as const, origin })),
  ];
}

function inService(environment: Environment, service: Service, name: string): readonly Occurrence[] {
  const ports = service.ports.filter(({ targetPort }) => targetPort === name);
  if (ports.length === 0) return [];
  const { surely, possibly } = podsOfService(environment.world, service);
  const spaces = spacesOf({ items: [...surely, ...possibly], complete: true }, name);
  return ports.map(({ origin }) => ({
    environment,
    object: service,
    origin: { object: origin.object, path: entryPath(origin.path, 'targetPort') },
    part: 'value',
    value: name,
    role: 'use',
    ...spaces,
  }));
}

/** A PodMonitor names ports of pods; of a ServiceMonitor `targetPort` alone does, `port` is the Service's. */
function inMonitor(environment: Environment, monitor: Monitor, name: string): readonly Occurrence[] {
  const { world } = environment;
  const keys =
    monitor.writtenKind === 'PodMonitor' ? (['port', 'targetPort'] as const) : (['targetPort'] as const);
  const asked = monitor.endpoints.flatMap((endpoint) =>
    keys.filter((key) => endpoint[key] === name).map((key) => entryPath(endpoint.origin.path, key)),
  );
  if (asked.length === 0) return [];
  const spaces = spacesOf(monitoredPods(world, monitor), name);
  return asked.map((path) => ({
    environment,
    object: monitor,
    origin: { object: monitor.origin.object, path },
    part: 'value',
    value: name,
    role: 'use',
    ...spaces,
  }));
}

interface NamedPort {
  readonly path: string;
  readonly receivers: (world: World) => Selected<KnownPods>;
}

function inPolicy(policy: NetworkPolicy, name: string): readonly NamedPort[] {
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    policy[direction].flatMap((rule) =>
      rule.ports
        .filter(({ numbers }) => numbers.kind === 'named' && numbers.name === name)
        .map(({ origin }) => ({
          path: entryPath(origin.path, 'port'),
          receivers: (world: World) => receiversOf(world, policy, direction, rule),
        })),
    ),
  );
}

/** Only pods that have the port are meant by its name. */
function spacesOf(
  { items, complete }: Selected<KnownPods>,
  name: string,
): Pick<Occurrence, 'spaces' | 'isOpen'> {
  const meant = items.filter(({ ports }) => ports.some((port) => port.name === name));
  return { spaces: [...new Set(meant.map(({ workload }) => spaceOf(workload)))], isOpen: !complete };
}

/** Workloads are told apart by where they stand, also those of one name. */
export function spaceOf({ origin }: Workload): string {
  return origin.object;
}
