import type { Direction, NetworkPolicy, PolicyPort } from '../../kubernetes/networkPolicy.ts';
import type { Endpoint, Pods } from '../endpoints.ts';
import { policiesOf } from '../isolation.ts';
import type { SideVerdict } from '../sideVerdict.ts';
import type { World } from '../world.ts';
import { pluginOf } from './known.ts';
import type { PluginAspect, PluginDifference } from './plugin.ts';

/**
 * Where the plugin of a world is documented to differ in what this side's verdict rests on.
 * @param pods whose verdict it is
 */
export function marksOn(
  world: World,
  side: SideVerdict,
  pods: Endpoint,
  other: Endpoint,
): readonly PluginDifference[] {
  const { differences } = pluginOf(world.plugin);
  if (differences.length === 0 || pods.kind !== 'pods') return [];
  const aspects = aspectsOf(world, side, pods, other);
  return differences.filter(({ aspect }) => aspects.has(aspect));
}

function aspectsOf(
  world: World,
  { direction, grants, notes }: SideVerdict,
  pods: Pods,
  other: Endpoint,
): ReadonlySet<PluginAspect> {
  const aspects = new Set<PluginAspect>();
  if (pods.hostNetwork || (other.kind === 'pods' && other.hostNetwork)) aspects.add('host-network');
  if (notes.includes('ip-block-and-pods')) aspects.add('ip-block-and-pods');
  const destination = direction === 'ingress' ? pods : other;
  for (const { peer, ports } of grants) {
    if (peer?.kind === 'ipBlock') aspects.add('ip-block-and-nodes');
    for (const { port } of ports) {
      if (port !== undefined)
        for (const aspect of portAspects(port, direction, destination)) aspects.add(aspect);
    }
  }
  if (policiesOf(world, pods).some(({ policy }) => hasIdleRules(policy, direction)))
    aspects.add('policy-types');
  return aspects;
}

/** @param destination undefined where it is not known who that is */
export function portAspects(
  { numbers, protocol }: PolicyPort,
  direction: Direction,
  destination: Endpoint | undefined,
): readonly PluginAspect[] {
  const aspects: PluginAspect[] = [];
  if (numbers.kind === 'named') {
    if (direction === 'egress') aspects.push('named-port-of-egress');
    const ports = destination?.kind === 'pods' ? (destination.ports ?? []) : [];
    const shared = ports.filter((port) => port.name === numbers.name && port.protocol === protocol);
    if (shared.length > 1) aspects.push('named-port-twice');
  }
  if (numbers.kind === 'range' && numbers.first !== numbers.last) aspects.push('end-port');
  if (protocol === 'SCTP') aspects.push('protocol-sctp');
  return aspects;
}

/** Whether a policy has rules of a direction that its policyTypes leave out. */
export function hasIdleRules(policy: NetworkPolicy, direction: Direction): boolean {
  return policy[direction].length > 0 && !policy.isolates[direction];
}
