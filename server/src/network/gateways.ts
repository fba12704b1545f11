import type {
  Entrance,
  EntranceBackend,
  Gateway,
  GatewayListener,
  RouteParent,
} from '../kubernetes/objects.ts';
import { type Match, matchSelector } from './selectors.ts';
import { namespaceNameOf, type World } from './world.ts';

/**
 * Whether traffic from outside gets to the backends of an entrance at all. For an Ingress or a Route it does: its
 * controller is no object. A route of the Gateway API must be attached to a listener of a Gateway that is there; one that
 * is not in the files is taken to accept it (gateway.networking.k8s.io, sigs.k8s.io/gateway-api apis/v1: ParentReference,
 * Listener, AllowedRoutes).
 */
export function attachment(world: World, entrance: Entrance): Match {
  if (entrance.parents === undefined) return 'yes';
  const found = entrance.parents.map((parent) => attachedTo(world, entrance, parent));
  return found.includes('yes') ? 'yes' : found.includes('possibly') ? 'possibly' : 'no';
}

function attachedTo(world: World, entrance: Entrance, parent: RouteParent): Match {
  if (parent.kind !== 'Gateway') return 'yes';
  const gateways = gatewaysOf(world, entrance, parent);
  if (gateways.length === 0) return 'yes';
  const matches = gateways.flatMap((gateway) =>
    gateway.listeners
      .filter((listener) => isMeant(listener, parent) && fits(listener, entrance))
      .map((listener) => mayAttach(world, gateway, listener, entrance)),
  );
  if (matches.includes('yes')) return gateways.length === 1 ? 'yes' : 'possibly';
  return matches.includes('possibly') ? 'possibly' : 'no';
}

/** The Gateways of the files that a parent names; several where an object is there twice. */
function gatewaysOf(world: World, entrance: Entrance, parent: RouteParent): readonly Gateway[] {
  const namespace = parent.namespace ?? namespaceNameOf(world, entrance);
  return (world.gateways.get(namespace) ?? []).filter(({ name }) => name === parent.name);
}

function isMeant(listener: GatewayListener, { sectionName, port }: RouteParent): boolean {
  return (
    (sectionName === undefined || sectionName === listener.name) &&
    (port === undefined || port === listener.port)
  );
}

/** The kinds of routes that a listener takes where it does not name them. Of other protocols nothing is known. */
const kindsByProtocol: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

/** Whether a listener is for this kind of route, and for one of its hosts. */
function fits({ kinds, protocol, hostname }: GatewayListener, entrance: Entrance): boolean {
  const taken = kinds ?? kindsByProtocol[protocol];
  if (taken !== undefined && !taken.includes(entrance.writtenKind)) return false;
  const { hostnames } = entrance;
  return (
    hostname === undefined || hostnames.length === 0 || hostnames.some((other) => meets(hostname, other))
  );
}

/** Whether some host is meant by both; `*.` in front stands for one label or more. */
function meets(left: string, right: string): boolean {
  if (left === right) return true;
  const [wide, narrow] = left.startsWith('*.') ? [left, right] : [right, left];
  if (!wide.startsWith('*.')) return false;
  const suffix = wide.slice(1);
  if (narrow.startsWith('*.')) return narrow.endsWith(suffix) || wide.endsWith(narrow.slice(1));
  return narrow.endsWith(suffix);
}

function mayAttach(world: World, gateway: Gateway, { from }: GatewayListener, entrance: Entrance): Match {
  const namespace = namespaceNameOf(world, entrance);
  if (from === undefined) return 'possibly';
  if (from === 'All') return 'yes';
  if (from === 'None') return 'no';
  if (from === 'Same') return namespace === namespaceNameOf(world, gateway) ? 'yes' : 'no';
  const found = world.cluster.namespaces.get(namespace);
  return found === undefined ? 'possibly' : matchSelector(from, found.labels);
}

/**
 * Whether a backend may be referred to: a route of the Gateway API needs a ReferenceGrant for Services of other
 * namespaces. Where none is in the files it may be elsewhere.
 */
export function isGranted(world: World, entrance: Entrance, backend: EntranceBackend): Exclude<Match, 'no'> {
  const home = namespaceNameOf(world, entrance);
  const namespace = backend.namespace ?? home;
  if (entrance.parents === undefined || namespace === home) return 'yes';
  const grants = world.grants.get(namespace) ?? [];
  const isFound = grants.some(
    ({ from, services }) =>
      from.some((item) => item.kind === entrance.writtenKind && item.namespace === home) &&
      services.some(({ name }) => name === undefined || name === backend.service),
  );
  return isFound ? 'yes' : 'possibly';
}
