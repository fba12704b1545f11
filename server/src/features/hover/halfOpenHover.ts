import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { limitingPolicies } from '../../network/isolation.ts';
import { reachOf } from '../../network/peerReach.ts';
import { isNoPort } from '../../network/ports.ts';
import { connection } from '../../network/reachability.ts';
import { nearestRule } from '../../network/shortfall.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import { lackWords } from '../preview/sideWords.ts';
import { bullets, code, paragraphs, plain } from './markdown.ts';

/** So many pods that rules name are looked at, and so many lines shown. */
const maximumPeers = 60;
const maximumLines = 4;

/**
 * The pods that rules of these pods name, and whose own policies let nothing through: by which rule it comes nearest, and
 * what that lacks. Undefined where there are none.
 */
export function describeHalfOpen(world: World, pods: KnownPods): string | undefined {
  const lines = [...halfOpen(world, pods, 'ingress'), ...halfOpen(world, pods, 'egress')];
  if (lines.length === 0) return undefined;
  return paragraphs(
    'Allowed on this side alone:',
    bullets(lines.slice(0, maximumLines)),
    lines.length > maximumLines ? `and ${lines.length - maximumLines} more.` : undefined,
  );
}

function halfOpen(world: World, pods: KnownPods, direction: Direction): readonly string[] {
  return namedPods(world, pods, direction).flatMap((other) => {
    const found = direction === 'ingress' ? connection(world, other, pods) : connection(world, pods, other);
    const [own, facing] =
      direction === 'ingress' ? [found.ingress, found.egress] : [found.egress, found.ingress];
    if (own === undefined || facing === undefined) return [];
    if (isNoPort(own.possibly) || !isNoPort(facing.possibly)) return [];
    const name = `${code(other.workload.name)} of ${code(other.namespace.name)}`;
    const what =
      direction === 'ingress' ? `from ${name}, which may not leave` : `to ${name}, which does not let it in`;
    const nearest = nearestRule(world, facing, pods);
    if (nearest === undefined) return [what];
    const { policy, lacks } = nearest;
    const lacking = lacks.map((lack) => lackWords(lack, pods.workload.name)).join('; ');
    return [`${what}: a rule of ${code(policy.name)} comes nearest, and ${plain(lacking)}`];
  });
}

/** The pods that the rules of some pods name, without themselves. */
function namedPods(world: World, pods: KnownPods, direction: Direction): readonly KnownPods[] {
  const found = new Set<KnownPods>();
  for (const policy of limitingPolicies(world, [pods], direction)) {
    for (const peer of policy[direction].flatMap((rule) => rule.peers)) {
      if (peer.kind !== 'pods') continue;
      for (const other of reachOf(world, namespaceNameOf(world, policy), peer).selection.surely) {
        if (found.size === maximumPeers) return [...found];
        if (other !== pods) found.add(other);
      }
    }
  }
  return [...found];
}
