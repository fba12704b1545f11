import type { Protocol } from '../kubernetes/networkPolicy.ts';
import type { Entrance, Service } from '../kubernetes/objects.ts';
import type { KnownPods } from './endpoints.ts';
import { attachment, isGranted } from './gateways.ts';
import { anyPod } from './lanes/elsewhereGroups.ts';
import { hasPort } from './ports.ts';
import { sideVerdict } from './reachability.ts';
import { bothMatch, type Match, matchSelector } from './selectors.ts';
import { isBackendPort, targetPort } from './services.ts';
import { namespaceNameOf, type World } from './world.ts';

/** A way by which traffic from outside the cluster gets to some pods. */
export interface WayIn {
  /** The Ingress or route; or the Service that is one by itself. */
  readonly by: Entrance | Service;
  readonly service: Service;
  readonly protocol: Protocol;
  /** On the pods; undefined where they have no port of the name that the Service asks for. */
  readonly port: number | undefined;
  /** Whether it leads to these pods. */
  readonly leads: Exclude<Match, 'no'>;
  /**
   * Whether policies let in whatever comes by it: the controller of an entrance, of which it is not known which pod it
   * is. Undefined for a Service, where the source may be any address.
   */
  readonly isLetIn: Match | undefined;
}

/** The ways in to some pods, in the order of the files: first Ingresses and routes, then Services. */
export function waysInto(world: World, pods: KnownPods): readonly WayIn[] {
  return [
    ...world.entrances.flatMap((entrance) => entranceWays(world, entrance, pods)),
    ...(world.services.get(pods.namespace.name) ?? [])
      .filter(isWayIn)
      .flatMap((service) => serviceWays(service, pods)),
  ];
}

/** Whether a Service is to be reached from outside by itself. */
export function isWayIn({ reach }: Service): boolean {
  return reach.type === 'NodePort' || reach.type === 'LoadBalancer' || reach.hasExternalAddresses;
}

function serviceWays(service: Service, pods: KnownPods): readonly WayIn[] {
  const leads = service.selector === undefined ? 'no' : matchSelector(service.selector, pods.labels);
  if (leads === 'no') return [];
  return service.ports.map((own) => ({
    by: service,
    service,
    protocol: own.protocol,
    port: targetPort(own, pods),
    leads,
    isLetIn: undefined,
  }));
}

function entranceWays(world: World, entrance: Entrance, pods: KnownPods): readonly WayIn[] {
  const home = namespaceNameOf(world, entrance);
  const backends = entrance.backends.filter(({ namespace }) => (namespace ?? home) === pods.namespace.name);
  const attached = backends.length === 0 ? 'no' : attachment(world, entrance);
  if (attached === 'no') return [];
  const side = sideVerdict(world, pods, 'ingress', anyPod);
  const services = world.services.get(pods.namespace.name) ?? [];
  return backends.flatMap((backend) =>
    services
      .filter(({ name }) => name === backend.service)
      .flatMap((service) =>
        serviceWays(service, pods).flatMap((way, index): readonly WayIn[] => {
          const servicePort = service.ports[index];
          if (servicePort === undefined) return [];
          if (!isBackendPort(backend, { servicePort, pods, port: way.port })) return [];
          const granted = bothMatch(attached, isGranted(world, entrance, backend));
          return [
            {
              ...way,
              by: entrance,
              leads: way.leads === 'yes' && granted === 'yes' ? 'yes' : 'possibly',
              isLetIn: letsIn(side, way),
            },
          ];
        }),
      ),
  );
}

function letsIn(
  { surely, possibly }: ReturnType<typeof sideVerdict>,
  { protocol, port }: Pick<WayIn, 'protocol' | 'port'>,
): Match {
  if (port === undefined) return 'no';
  if (hasPort(surely, protocol, port)) return 'yes';
  return hasPort(possibly, protocol, port) ? 'possibly' : 'no';
}
