import type { Entrance, EntranceBackend, Service, ServicePort } from '../kubernetes/objects.ts';
import type { KnownPods } from './endpoints.ts';
import { attachment, isGranted } from './gateways.ts';
import type { Match, Selection } from './selectors.ts';
import { namespaceNameOf, type World } from './world.ts';

/** Where a port of a Service leads: policies are about the pod's port, not the Service's. */
export interface ServiceTarget {
  readonly servicePort: ServicePort;
  readonly pods: KnownPods;
  /** Undefined where the pods have no container port of that name and protocol. */
  readonly port: number | undefined;
}

/** The pods that a Service selects; none for one without a selector. */
export function podsOfService(world: World, service: Service): Selection<KnownPods> {
  const namespace = world.cluster.namespaces.get(namespaceNameOf(world, service));
  if (service.selector === undefined || namespace === undefined) return { surely: [], possibly: [] };
  return world.cluster.podIndexOf(namespace).select(service.selector);
}

/** Every port of a Service on each pod that it surely selects. */
export function serviceTargets(world: World, service: Service): readonly ServiceTarget[] {
  return podsOfService(world, service).surely.flatMap((pods) =>
    service.ports.map((servicePort) => ({ servicePort, pods, port: targetPort(servicePort, pods) })),
  );
}

/** Without a targetPort it is the Service's number; a name is looked up on the pods, the first one counts (FindPort of
 * kubernetes:pkg/api/v1/pod/util.go, which leaves out init containers that end). */
export function targetPort(servicePort: ServicePort, pods: KnownPods): number | undefined {
  const { number, protocol, targetPort: target } = servicePort;
  if (target === undefined) return number;
  if (typeof target === 'number') return target === 0 ? number : target;
  return pods.ports.find((port) => port.isLasting && port.name === target && port.protocol === protocol)
    ?.number;
}

/** Where a backend of an entrance leads, and whether it surely does. */
export interface EntranceTarget extends ServiceTarget {
  readonly service: Service;
  readonly certainty: Exclude<Match, 'no'>;
}

/** Where the backends of an entrance lead; nowhere for a route that no Gateway takes. */
export function entranceTargets(world: World, entrance: Entrance): readonly EntranceTarget[] {
  const attached = attachment(world, entrance);
  if (attached === 'no') return [];
  const home = namespaceNameOf(world, entrance);
  return entrance.backends.flatMap((backend) => {
    const services = (world.services.get(backend.namespace ?? home) ?? []).filter(
      ({ name }) => name === backend.service,
    );
    // of several Services of one name the cluster holds one
    const isSure =
      services.length === 1 && attached === 'yes' && isGranted(world, entrance, backend) === 'yes';
    return services.flatMap((service) =>
      serviceTargets(world, service)
        .filter((target) => isBackendPort(backend, target))
        .map((target): EntranceTarget => ({ ...target, service, certainty: isSure ? 'yes' : 'possibly' })),
    );
  });
}

/**
 * An Ingress names a port of the Service (networking/v1 ServiceBackendPort), a Route the port's name or the number on
 * the pods (route.openshift.io/v1 RoutePort). As netpol-analyzer does, either form is heard from both. A route of the
 * Gateway API names the Service's number.
 */
export function isBackendPort(
  { port }: EntranceBackend,
  { servicePort, port: number }: ServiceTarget,
): boolean {
  if (port === undefined) return true;
  return [number, servicePort.number, servicePort.name, servicePort.targetPort].includes(port);
}
