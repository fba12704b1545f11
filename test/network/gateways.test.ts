import { describe, expect, it } from 'vitest';
import { entranceConnections } from '../../server/src/network/entranceConnections.ts';
import { formatPorts } from '../../server/src/network/ports.ts';
import { worldOf } from '../support/world.ts';

const shop = `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: c, ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80, targetPort: http }, { name: dns, port: 53, protocol: UDP, targetPort: dns }]
`;

interface RouteParts {
  readonly kind?: string;
  readonly namespace?: string;
  readonly parents?: string;
  readonly hostnames?: string;
  readonly backend?: string;
}

function route({
  kind = 'HTTPRoute',
  namespace = 'shop',
  parents = '[{ name: edge, namespace: infra }]',
  hostnames = '[]',
  backend = 'name: web, port: 80',
}: RouteParts = {}): string {
  return `---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: { name: r, namespace: ${namespace} }
spec: { parentRefs: ${parents}, hostnames: ${hostnames}, rules: [{ backendRefs: [{ ${backend} }] }] }
`;
}

function gateway(...listeners: readonly string[]): string {
  return `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: infra }
spec: { gatewayClassName: edge, listeners: [${listeners.map((text) => `{ ${text} }`).join(', ')}] }
`;
}

function grant(from: string, to = '{ group: "", kind: Service }'): string {
  return `---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: g, namespace: shop }
spec: { from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: ${from} }], to: [${to}] }
`;
}

/** `TCP 8080`, with a question mark where it is only possible; empty where the route is no way in. */
function way(objects: string): string {
  return entranceConnections(worldOf(shop + objects))
    .map(({ ports: { surely, possibly } }) => {
      const sure = formatPorts(surely);
      return sure === formatPorts(possibly) ? sure : `${formatPorts(possibly)}?`;
    })
    .join(' and ');
}

const web = 'name: web, port: 80, protocol: HTTP';
const open = `${web}, allowedRoutes: { namespaces: { from: All } }`;

describe('a route of the Gateway API', () => {
  it.each<readonly [string, string, string]>([
    ['is a way in by a Gateway that is not here', route(), 'TCP 8080'],
    ['is none without a parent', route({ parents: '[]' }), ''],
    ['nor by a Service, which is about a mesh', route({ parents: '[{ kind: Service, name: web }]' }), ''],
    [
      'but is one by another kind of parent',
      route({ parents: '[{ kind: ListenerSet, name: a }]' }),
      'TCP 8080',
    ],
    ['leads to Services alone', route({ backend: 'kind: Bucket, name: web' }), ''],
    ['leads to UDP by a UDPRoute', route({ kind: 'UDPRoute', backend: 'name: web, port: 53' }), 'UDP 53'],
    ['and to no UDP by others', route({ backend: 'name: web, port: 53' }), ''],
  ])('%s', (_, objects, expected) => {
    expect(way(objects)).toBe(expected);
  });
});

describe('a listener', () => {
  it.each<readonly [string, string, RouteParts | undefined, string]>([
    ['takes routes of all namespaces where it says so', open, undefined, 'TCP 8080'],
    ['takes those of its own namespace alone where it says nothing', web, undefined, ''],
    [
      'which these are',
      web,
      { namespace: 'infra', backend: 'name: web, namespace: shop, port: 80' },
      'TCP 8080?',
    ],
    ['takes none', `${web}, allowedRoutes: { namespaces: { from: None } }`, undefined, ''],
    [
      'takes those of namespaces with a label',
      `${web}, allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { team: web } } } }`,
      undefined,
      'TCP 8080',
    ],
    [
      'and not those of others',
      `${web}, allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { team: db } } } }`,
      undefined,
      '',
    ],
    [
      'may take what can’t be told',
      `${web}, allowedRoutes: { namespaces: { from: [] } }`,
      undefined,
      'TCP 8080?',
    ],
    [
      'is meant by its name',
      open,
      { parents: '[{ name: edge, namespace: infra, sectionName: web }]' },
      'TCP 8080',
    ],
    ['or another one is', open, { parents: '[{ name: edge, namespace: infra, sectionName: tls }]' }, ''],
    ['is meant by its port', open, { parents: '[{ name: edge, namespace: infra, port: 443 }]' }, ''],
    ['of HTTP takes GRPCRoutes', open, { kind: 'GRPCRoute' }, 'TCP 8080'],
    ['and no TCPRoutes', open, { kind: 'TCPRoute' }, ''],
    ['of TCP takes those', open.replace('HTTP', 'TCP'), { kind: 'TCPRoute' }, 'TCP 8080'],
    ['of another protocol may take any', open.replace('HTTP', 'example.dev/x'), undefined, 'TCP 8080'],
    [
      'takes the kinds that it names',
      `${web}, allowedRoutes: { namespaces: { from: All }, kinds: [{ kind: GRPCRoute }] }`,
      undefined,
      '',
    ],
    [
      'takes the hosts that both name',
      `${open}, hostname: a.example.com`,
      { hostnames: '[A.example.com]' },
      'TCP 8080',
    ],
    [
      'also below a name',
      `${open}, hostname: "*.example.com"`,
      { hostnames: '[a.b.example.com]' },
      'TCP 8080',
    ],
    [
      'also where the route is wider',
      `${open}, hostname: a.example.com`,
      { hostnames: '["*.example.com"]' },
      'TCP 8080',
    ],
    ['but not the name itself', `${open}, hostname: "*.example.com"`, { hostnames: '[example.com]' }, ''],
    ['and no other hosts', `${open}, hostname: a.example.com`, { hostnames: '[b.example.com]' }, ''],
  ])('%s', (_, listener, parts, expected) => {
    expect(way(gateway(listener) + route(parts))).toBe(expected);
  });

  it('is enough where others of the Gateway refuse', () => {
    expect(way(gateway(web, open) + route())).toBe('TCP 8080');
  });
});

describe('a Service of another namespace', () => {
  const across = route({ namespace: 'edge', backend: 'name: web, namespace: shop, port: 80' });
  it.each<readonly [string, string, string]>([
    ['needs a ReferenceGrant, which may be elsewhere', '', 'TCP 8080?'],
    ['that is for the namespace of the route', grant('edge'), 'TCP 8080'],
    ['and not for another one', grant('other'), 'TCP 8080?'],
    ['nor for another Service', grant('edge', '{ group: "", kind: Service, name: db }'), 'TCP 8080?'],
    ['nor for another kind', grant('edge', '{ group: "", kind: Secret }'), 'TCP 8080?'],
  ])('%s', (_, objects, expected) => {
    expect(way(across + objects)).toBe(expected);
  });
});

it('of two Services of one name either may be meant', () => {
  const other = shop.slice(shop.lastIndexOf('---')).replace('targetPort: http', 'targetPort: 9090');
  expect(way(other + route())).toBe('TCP 8080,9090?');
});

describe('of a Service with several ports', () => {
  const service = `---
apiVersion: v1
kind: Service
metadata: { name: two, namespace: shop }
spec:
  selector: { app: web }
  ports: [{ name: plain, port: 80, targetPort: http }, { name: admin, port: 81, targetPort: 9090 }]
`;
  const ingress = (port: string): string => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: i, namespace: shop }
spec: { defaultBackend: { service: { name: two, port: { ${port} } } } }
`;
  const openShift = (port: string): string => `---
apiVersion: route.openshift.io/v1
kind: Route
metadata: { name: r, namespace: shop }
spec: { to: { kind: Service, name: two }, port: { targetPort: ${port} } }
`;
  it.each<readonly [string, string, string]>([
    ['an Ingress names one by its number', ingress('number: 80'), 'TCP 8080'],
    ['or by its name', ingress('name: admin'), 'TCP 9090'],
    ['and leads nowhere by another', ingress('number: 82'), ''],
    ['a Route names the number on the pods', openShift('9090'), 'TCP 9090'],
    ['also where the Service has a name for it', openShift('8080'), 'TCP 8080'],
    ['or the name', openShift('plain'), 'TCP 8080'],
    ['and leads nowhere by another one', openShift('9091'), ''],
  ])('%s', (_, entrance, expected) => {
    expect(way(service + entrance)).toBe(expected);
  });
});
