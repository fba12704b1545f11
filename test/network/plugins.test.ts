import { describe, expect, it } from 'vitest';
import type { Direction } from '../../server/src/kubernetes/networkPolicy.ts';
import { cidrAddresses, noAddresses } from '../../server/src/network/addresses.ts';
import type { Endpoint, KnownPods } from '../../server/src/network/endpoints.ts';
import { pluginFacts } from '../../server/src/network/plugins/facts.ts';
import { isPluginId, type PluginId, pluginIds, pluginOf } from '../../server/src/network/plugins/known.ts';
import { marksOn } from '../../server/src/network/plugins/marks.ts';
import { cautionWords } from '../../server/src/network/plugins/words.ts';
import { formatPorts } from '../../server/src/network/ports.ts';
import { connection, sideVerdict } from '../../server/src/network/reachability.ts';
import type { World } from '../../server/src/network/world.ts';
import { worldOf } from '../support/world.ts';

function textOf(spec: string): string {
  return `---
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: web, ports: [{ name: http, containerPort: 8080 }, { name: twice, containerPort: 1 }, { name: twice, containerPort: 2 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: client, labels: { app: client } }
spec: { containers: [{ name: client, ports: [{ name: http, containerPort: 80 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: probe }
spec: { hostNetwork: true }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSelector: { matchLabels: { app: web } }, ${spec} }
`;
}

const outside: Endpoint = { kind: 'addresses', set: cidrAddresses('10.1.2.3/32') ?? noAddresses };

function podsNamed(world: World, name: string): KnownPods {
  const found = world.cluster.pods.find(({ workload }) => workload.name === name);
  if (found === undefined) throw new Error(`there is no pod ${name}`);
  return found;
}

/** Of what the mark on the traffic of `web` speaks. */
function aspects(plugin: PluginId, spec: string, other: string, direction: Direction = 'ingress') {
  const world = worldOf(textOf(spec), { plugin });
  const end = other === 'outside' ? outside : podsNamed(world, other);
  const web = podsNamed(world, 'web');
  const side = sideVerdict(world, web, direction, end);
  return marksOn(world, side, web, end).map(({ aspect }) => aspect);
}

const block = 'ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }]';
const named = 'ingress: [{ ports: [{ port: http }] }]';
const range = 'ingress: [{ ports: [{ port: 8000, endPort: 9000 }] }]';
const idle = 'policyTypes: [Ingress], egress: [{}]';

describe('a mark stands where the plugin is documented to differ', () => {
  it.each<readonly [PluginId, string, string, readonly string[]]>([
    ['cilium', block, 'client', ['ip-block-and-pods']],
    ['cilium', block, 'outside', ['ip-block-and-nodes']],
    ['calico', block, 'client', ['ip-block-and-pods']],
    ['calico', block, 'outside', []],
    ['calico', 'ingress: [{}]', 'probe', ['host-network']],
    ['cilium', 'ingress: [{}]', 'probe', []],
    ['gke-dataplane-v2', block, 'client', ['ip-block-and-pods']],
    ['antrea', block, 'client', []],
    ['conforming', block, 'client', []],
    ['cilium', 'ingress: [{}]', 'client', []],
    ['cilium', named, 'client', []],
    ['cilium', 'ingress: [{ ports: [{ port: twice }] }]', 'client', ['named-port-twice']],
    ['aws-vpc-cni', named, 'client', []],
    ['cilium', range, 'client', ['end-port']],
    ['cilium', 'ingress: [{ ports: [{ port: 8000, endPort: 8000 }] }]', 'client', []],
    ['cilium', 'ingress: [{ ports: [{ port: 80, protocol: SCTP }] }]', 'client', ['protocol-sctp']],
    ['ovn-kubernetes', 'ingress: [{}]', 'probe', ['host-network']],
    ['antrea', 'ingress: [{}]', 'probe', ['host-network']],
    ['antrea', 'ingress: [{}]', 'client', []],
    ['aws-vpc-cni', idle, 'client', []],
    ['kindnet', block, 'client', []],
  ])('%s: %s from %s', (plugin, spec, other, expected) => {
    expect(aspects(plugin, spec, other)).toEqual(expected);
  });

  it('rules of a direction that policyTypes leaves out', () => {
    expect(aspects('aws-vpc-cni', idle, 'client', 'egress')).toEqual(['policy-types']);
    expect(aspects('cilium', idle, 'client', 'egress')).toEqual([]);
  });

  it('and of other pods that share a verdict nothing is told', () => {
    const world = worldOf(textOf(idle), { plugin: 'aws-vpc-cni' });
    const [web, client] = [podsNamed(world, 'web'), podsNamed(world, 'client')];
    // neither is limited in this direction, so that both have the verdict that was found first
    const first = sideVerdict(world, web, 'egress', outside);
    const side = sideVerdict(world, client, 'egress', outside);
    expect(marksOn(world, first, web, outside)).toHaveLength(1);
    expect(marksOn(world, side, client, outside)).toEqual([]);
  });

  it('named ports of egress rules', () => {
    const spec = 'policyTypes: [Egress], egress: [{ ports: [{ port: http }] }]';
    expect(aspects('aws-vpc-cni', spec, 'client', 'egress')).toEqual(['named-port-of-egress']);
    expect(aspects('calico', spec, 'client', 'egress')).toEqual([]);
  });
});

it('verdicts do not depend on the plugin', () => {
  for (const spec of [block, named, range, idle]) {
    const verdicts = pluginIds.map((plugin) => {
      const world = worldOf(textOf(spec), { plugin });
      const ends = [...world.cluster.pods, outside];
      return ends.map((end) => {
        const { surely, possibly } = connection(world, end, podsNamed(world, 'web'));
        return `${formatPorts(surely)} ${formatPorts(possibly)}`;
      });
    });
    expect(new Set(verdicts.map(String)).size).toBe(1);
  }
});

it('one sentence warns of a plugin that carries out no policy, or not always', () => {
  const warned = pluginIds.filter((plugin) => cautionWords(plugin) !== undefined);
  expect(warned).toEqual(['aws-vpc-cni', 'kindnet', 'flannel']);
  expect(cautionWords('flannel')).toMatch(/^Flannel carries out no policy by itself: .*\)\.$/);
});

it('each fact has a source', () => {
  for (const plugin of Object.keys(pluginFacts).filter(isPluginId)) {
    const { caution, differences } = pluginOf(plugin);
    for (const { text, source } of caution === undefined ? differences : [caution, ...differences]) {
      expect(text).toMatch(/^[^A-Z].*[^.]$|^SCTP/);
      expect(source).toMatch(/#\d+|\.com\//);
    }
  }
});
