import type { Environment } from '../../../assembly/environment.ts';
import type { Direction, NetworkPolicy } from '../../../kubernetes/networkPolicy.ts';
import type { KnownPods } from '../../../network/endpoints.ts';
import { reachOf } from '../../../network/peerReach.ts';
import { podsWords } from '../../../network/podsWords.ts';
import { namespaceNameOf } from '../../../network/world.ts';
import {
  bothPorts,
  coversPorts,
  noWrittenPorts,
  type WrittenPorts,
  writtenPorts,
} from '../../../network/writtenPorts.ts';

/** Whom the rules of a policy name in a direction, each with the ports of the rules that name them. */
export interface NamedPods {
  /** Those that are surely named. */
  readonly pods: ReadonlyMap<KnownPods, WrittenPorts>;
  /** Those that may be, as far as the files tell of their labels and those of their namespaces. */
  readonly possiblePods: ReadonlySet<KnownPods>;
  /** Of the rules that name everyone, whether pod or not; undefined: there is none. */
  readonly everyone: WrittenPorts | undefined;
  /** Whether these are all, whatever else there may be. */
  readonly isComplete: boolean;
}

export function namedPods({ world }: Environment, policy: NetworkPolicy, direction: Direction): NamedPods {
  const pods = new Map<KnownPods, WrittenPorts>();
  const possiblePods = new Set<KnownPods>();
  let everyone: WrittenPorts | undefined;
  let isComplete = true;
  for (const rule of policy[direction]) {
    const ports = writtenPorts(rule.ports);
    if (rule.peers.length === 0) everyone = bothPorts(everyone ?? noWrittenPorts, ports);
    for (const peer of rule.peers) {
      if (peer.kind !== 'pods') continue;
      const reach = reachOf(world, namespaceNameOf(world, policy), peer);
      isComplete &&= reach.pods.complete;
      const { surely, possibly } = reach.selection;
      for (const one of surely) pods.set(one, bothPorts(pods.get(one) ?? noWrittenPorts, ports));
      for (const one of possibly) possiblePods.add(one);
    }
  }
  return { pods, possiblePods, everyone, isComplete };
}

/**
 * `142 more pods may connect`, `2 pods fewer may be reached`, `1 pod may connect on more ports`: what a change does to
 * whom rules name, as far as the files tell.
 */
export function whoWords(direction: Direction, before: NamedPods, after: NamedPods): string {
  const verb = direction === 'ingress' ? 'may connect' : 'may be reached';
  if ((before.everyone === undefined) !== (after.everyone === undefined))
    return after.everyone === undefined ? `no longer everyone ${verb}` : `everyone ${verb}`;
  const here = before.isComplete && after.isComplete ? '' : ' here';
  const more = [...after.pods.keys()].filter((one) => !before.pods.has(one));
  const fewer = [...before.pods.keys()].filter((one) => !after.pods.has(one));
  const counts = [
    ...(more.length === 0 ? [] : [podsWords(more, 'more')]),
    ...(fewer.length === 0 ? [] : [podsWords(fewer, 'fewer')]),
  ];
  const parts = [
    ...(counts.length === 0 ? [] : [`${counts.join(', ')} ${verb}${here}`]),
    ...portsWords(verb, before, after).map((words) => `${words}${here}`),
  ];
  if (parts.length > 0) return parts.join(', ');
  const [old, fresh] = [before.possiblePods, after.possiblePods];
  const isCertain = old.size === fresh.size && [...fresh].every((one) => old.has(one));
  return `${isCertain ? 'no' : 'perhaps'} other pods${here} than before`;
}

/** Who is named before and after, but not on the same ports. */
function portsWords(verb: string, before: NamedPods, after: NamedPods): readonly string[] {
  const kept = [...before.pods.keys()].filter((one) => after.pods.has(one));
  return (['more', 'fewer', 'other'] as const).flatMap((change) => {
    const pods = kept.filter((one) => portChange(before.pods.get(one), after.pods.get(one)) === change);
    return [
      ...(portChange(before.everyone, after.everyone) === change
        ? [`everyone ${verb} on ${change} ports`]
        : []),
      ...(pods.length === 0 ? [] : [`${podsWords(pods)} ${verb} on ${change} ports`]),
    ];
  });
}

function portChange(
  before: WrittenPorts | undefined,
  after: WrittenPorts | undefined,
): 'more' | 'fewer' | 'other' | undefined {
  if (before === undefined || after === undefined || before.isOpen || after.isOpen) return undefined;
  const [isMore, isFewer] = [!coversPorts(before, after), !coversPorts(after, before)];
  if (isMore && isFewer) return 'other';
  return isMore ? 'more' : isFewer ? 'fewer' : undefined;
}
