import { describe, expect, it } from 'vitest';
import { isKubernetesObject } from '../../server/src/manifests/model.ts';
import { entranceConnections } from '../../server/src/network/entranceConnections.ts';
import { formatPorts } from '../../server/src/network/ports.ts';
import { serviceTargets } from '../../server/src/network/services.ts';
import { buildWorld, closed, type WorldOptions } from '../../server/src/network/world.ts';
import { manifestsIn, worldOf } from '../support/world.ts';

const shop = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: c, ports: [{ name: http, containerPort: 8080 }] }] } } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports: [{ name: front, port: 80, targetPort: http }, { name: admin, port: 9000 }, { name: gone, port: 81, targetPort: nowhere }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: entry, namespace: shop }
spec: { defaultBackend: { service: { name: web, port: { name: front } } } }
`;
const policy = (from: string) => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p, namespace: shop }
spec: { podSelector: {}, ingress: [{ from: [${from}] }] }
`;

function objectsOf(text: string) {
  return manifestsIn([{ uri: 'file:///shop.yaml', text }])
    .map((manifest) => manifest.model)
    .filter(isKubernetesObject);
}

const options: WorldOptions = { defaultNamespace: 'default', completeness: closed };

describe('a world', () => {
  it('keeps its cluster while only policies change, and not when a workload does', () => {
    const first = objectsOf(shop);
    const world = buildWorld(first, options);
    const edited = [...first, ...objectsOf(policy('{ podSelector: {} }'))];
    const next = buildWorld(edited, options, world);
    expect(next.cluster).toBe(world.cluster);
    expect(next.policies.get('shop')).toHaveLength(1);
    const other = edited.map((object) => (object.kind === 'Workload' ? { ...object, name: 'w2' } : object));
    expect(buildWorld(other, options, next).cluster).not.toBe(world.cluster);
  });

  it('knows the namespaces that are declared, used, or in every cluster', () => {
    const names = [...worldOf(shop).cluster.namespaces.keys()];
    expect(names).toEqual(['default', 'kube-node-lease', 'kube-public', 'kube-system', 'shop']);
  });
});

describe('a Service', () => {
  it('leads to the ports of its pods', () => {
    const world = worldOf(shop);
    const [service] = world.services.get('shop') ?? [];
    const targets = service === undefined ? [] : serviceTargets(world, service);
    expect(targets.map(({ servicePort, port }) => [servicePort.name, port])).toEqual([
      ['front', 8080],
      ['admin', 9000],
      ['gone', undefined],
    ]);
  });
});

describe('an Ingress', () => {
  it.each([
    ['{ namespaceSelector: {} }', 'TCP 8080'],
    ['{ namespaceSelector: {}, podSelector: {} }', 'TCP 8080'],
    ['{ podSelector: {} }', 'No Connections'],
    [
      '{ namespaceSelector: { matchExpressions: [{ key: team, operator: DoesNotExist }] } }',
      'No Connections',
    ],
    ['{ ipBlock: { cidr: 0.0.0.0/0 } }', 'No Connections'],
  ])('reaches its backends where policies let in any pod: %s', (from, ports) => {
    const [found] = entranceConnections(worldOf(shop + policy(from)));
    expect(found?.listedAs.id).toBe('shop/web[Deployment]');
    expect(found && formatPorts(found.ports.surely)).toBe(ports);
  });
});
