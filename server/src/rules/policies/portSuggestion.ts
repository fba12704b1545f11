import { nearest } from '../../base/nearest.ts';
import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { PolicyPort } from '../../kubernetes/networkPolicy.ts';
import type { Service, ServicePort } from '../../kubernetes/objects.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { listeningAlike } from '../../network/listening.ts';
import { matchSelector } from '../../network/selectors.ts';
import type { World } from '../../network/world.ts';

export interface PortSuggestion {
  readonly port: string | number;
  /** Why this one, in a sentence. */
  readonly reason: string;
}

/** The port that a missing one most likely means: behind a Service, or of a similar name. */
export function suggestPort(
  port: PolicyPort,
  receivers: readonly KnownPods[],
  world: World,
): PortSuggestion | undefined {
  const { numbers, protocol } = port;
  if (numbers.kind === 'range' && numbers.first === numbers.last) {
    const written = String(numbers.first);
    return behindService(written, (port) => port.number === numbers.first, protocol, receivers, world);
  }
  if (numbers.kind !== 'named') return undefined;
  const names = listeningAlike(receivers)
    .flatMap(({ ports }) => ports)
    .flatMap(({ name, protocol: own }) => (name !== undefined && own === protocol ? [name] : []));
  const near = nearest(numbers.name, names);
  if (near !== undefined) return { port: near, reason: `Did you mean ${near}?` };
  return behindService(numbers.name, (port) => port.name === numbers.name, protocol, receivers, world);
}

/** Someone wrote the port of a Service: what stands behind it is what counts. */
function behindService(
  written: string,
  isWritten: (port: { readonly number: number; readonly name: string | undefined }) => boolean,
  protocol: PolicyPort['protocol'],
  receivers: readonly KnownPods[],
  world: World,
): PortSuggestion | undefined {
  const services = new Map<string, readonly Service[]>();
  const servicesIn = (namespace: string): readonly Service[] => {
    const known = services.get(namespace);
    if (known !== undefined) return known;
    const having = (world.services.get(namespace) ?? []).filter(({ ports }) => portIn(ports) !== undefined);
    services.set(namespace, having);
    return having;
  };
  const portIn = (ports: Service['ports']): Service['ports'][number] | undefined =>
    ports.find((port) => isWritten(port) && port.protocol === protocol);
  for (const pods of receivers) {
    for (const { selector, ports, name } of servicesIn(pods.namespace.name)) {
      if (selector === undefined || matchSelector(selector, pods.labels) !== 'yes') continue;
      const found = portIn(ports);
      const target = found?.targetPort ?? found?.number;
      const exists =
        pods.ports.some((port) => port.number === target || port.name === target) ||
        (pods.ports.length === 0 && typeof target === 'number');
      if (target === undefined || !exists) continue;
      return {
        port: target,
        reason: `${written} is a port of Service ${name}; a policy sees the pod’s own port, ${target}.`,
      };
    }
  }
  return undefined;
}

/** Tells of pods whether a Service leads to this number of theirs. */
export function servedAt({ numbers, protocol }: PolicyPort, world: World): (pods: KnownPods) => boolean {
  if (numbers.kind !== 'range') return () => false;
  return havingInFront(
    ({ number, protocol: own, targetPort = number }) =>
      own === protocol &&
      typeof targetPort === 'number' &&
      targetPort >= numbers.first &&
      targetPort <= numbers.last,
    world,
  );
}

/** Tells of pods that declare no ports whether they have a Service whose port this is, and none that leads to it. */
export function servedElsewhere(port: PolicyPort, world: World): (pods: KnownPods) => boolean {
  const { numbers, protocol } = port;
  if (numbers.kind !== 'range' || numbers.first !== numbers.last) return () => false;
  const isServed = servedAt(port, world);
  const isWritten = havingInFront(
    ({ number, protocol: own, targetPort }) =>
      own === protocol && number === numbers.first && typeof targetPort === 'number',
    world,
  );
  return (pods) => isWritten(pods) && !isServed(pods);
}

/** Tells of pods whether any Service in front of them has such a port. Few have: ports are asked for once for a namespace. */
function havingInFront(
  isMeant: (port: ServicePort) => boolean,
  { services }: World,
): (pods: KnownPods) => boolean {
  const having = new Map<string, readonly LabelSelector[]>();
  return ({ namespace: { name }, labels }) => {
    let selectors = having.get(name);
    if (selectors === undefined) {
      const found = (services.get(name) ?? []).filter(({ ports }) => ports.some(isMeant));
      selectors = found.flatMap(({ selector }) => selector ?? []);
      having.set(name, selectors);
    }
    return selectors.some((selector) => matchSelector(selector, labels) !== 'no');
  };
}

/** `8080 http, 9090 metrics` */
export function declaredPorts(receivers: readonly KnownPods[]): string {
  const ports = listeningAlike(receivers).flatMap((pods) => pods.ports);
  const texts = ports.map(({ number, name, protocol }) =>
    [number, name, protocol === 'TCP' ? undefined : protocol].filter((part) => part !== undefined).join(' '),
  );
  const distinct = [...new Set(texts)];
  return distinct.length === 0
    ? 'none'
    : distinct.slice(0, 8).join(', ') + (distinct.length > 8 ? ' and others' : '');
}
