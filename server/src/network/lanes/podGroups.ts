import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { Basis } from '../classes/basis.ts';
import { matrixOf } from '../classes/matrix.ts';
import type { PodClass } from '../classes/podClass.ts';
import type { KnownPods } from '../endpoints.ts';
import { connectionOf } from '../reachability.ts';
import type { World } from '../world.ts';
import { type Fate, fateFrom, type Subject } from './fate.ts';
import type { PodGroup } from './lane.ts';
import { Listening } from './listening.ts';
import type { OwnSide } from './ownSides.ts';
import type { PeerSide } from './peerSides.ts';

type GrowingGroup = PodGroup & { readonly members: KnownPods[] };

/** The groups of one fate. */
interface FateGroups {
  readonly fate: Fate;
  /** The ports that the members of the first group listen on, as text. */
  readonly heard: string;
  readonly first: GrowingGroup;
  /** By the ports that their members listen on; undefined where all listen on the same. */
  others: Map<string, GrowingGroup> | undefined;
}

/** Sorts classes of pods into groups of one namespace, of equal verdicts decided by equal rules. */
export class PodGroups {
  readonly #subject: Subject;
  readonly #direction: Direction;
  readonly #listening = new Listening();
  /** By namespace, and by the keys of both sides. */
  readonly #byNamespace = new Map<string, Map<number, Map<number, FateGroups>>>();
  /** By the number of the class; pod by pod where they listen on different ports. */
  readonly #ofClass: (GrowingGroup | ReadonlyMap<KnownPods, GrowingGroup>)[] = [];

  constructor(subject: Subject, direction: Direction) {
    this.#subject = subject;
    this.#direction = direction;
  }

  /**
   * @param members pods of the class
   * @param own what the subject's side says about them
   * @param their what their side says about the subject
   */
  add(
    { number, namespace: { name } }: PodClass,
    members: readonly KnownPods[],
    own: OwnSide,
    their: PeerSide,
  ): void {
    const byOwn = mapIn(this.#byNamespace, name);
    const byTheir = mapIn(byOwn, own.key);
    const known = byTheir.get(their.key);
    const fate = known?.fate ?? this.#fateOf(members, own, their);
    const byAll = this.#listening.ofAll(this.#direction, members, fate.possibly);
    const heard = byAll ?? members.map((one) => this.#listening.of(one, fate.possibly));
    const alike = known ?? {
      fate,
      heard: byAll ?? heard[0] ?? '',
      first: emptyGroup(name, fate),
      others: undefined,
    };
    if (known === undefined) byTheir.set(their.key, alike);
    this.#ofClass[number] =
      typeof heard === 'string'
        ? groupIn(alike, heard)
        : new Map(members.map((one, index) => [one, groupIn(alike, heard[index] ?? '')]));
  }

  /**
   * Gathers the pods of a world, in the order of the files, so that groups and their members are in it, too.
   * @param itself a pod that is left out
   */
  gather(
    world: World,
    itself: KnownPods | undefined,
  ): { readonly groups: readonly PodGroup[]; readonly rest: readonly KnownPods[] } {
    const groups: PodGroup[] = [];
    const rest: KnownPods[] = [];
    const numbers = classNumbers(world);
    let index = 0;
    for (const one of world.cluster.pods) {
      const found = this.#ofClass[numbers[index++] ?? 0];
      if (one === itself) continue;
      if (found === undefined) {
        rest.push(one);
        continue;
      }
      const group = 'kind' in found ? found : found.get(one);
      if (group === undefined) continue;
      if (group.members.length === 0) groups.push(group);
      group.members.push(one);
    }
    return { groups, rest };
  }

  #fateOf([peer]: readonly KnownPods[], own: OwnSide, their: PeerSide): Fate {
    const { kinds } = this.#subject;
    const isInward = this.#direction === 'ingress';
    const connections = kinds.map((pods, index) => {
      const [mine, yours] = [own.verdicts[index], their.verdicts[index]];
      return isInward
        ? connectionOf(peer ?? pods, pods, yours, mine)
        : connectionOf(pods, peer ?? pods, mine, yours);
    });
    return fateFrom(this.#subject, this.#direction, connections);
  }
}

/** The map under a key of another one; put there if none is. */
function mapIn<Outer, Inner, Value>(maps: Map<Outer, Map<Inner, Value>>, key: Outer): Map<Inner, Value> {
  const known = maps.get(key) ?? new Map<Inner, Value>();
  maps.set(key, known);
  return known;
}

function groupIn(alike: FateGroups, heard: string): GrowingGroup {
  if (heard === alike.heard) return alike.first;
  const known = alike.others?.get(heard);
  if (known !== undefined) return known;
  const { fate, namespace } = alike.first;
  const added = emptyGroup(namespace, fate);
  alike.others ??= new Map();
  alike.others.set(heard, added);
  return added;
}

function emptyGroup(namespace: string, fate: Fate): GrowingGroup {
  return { kind: 'pods', namespace, members: [], fate };
}

const numbersOf = new WeakMap<Basis, WeakMap<readonly KnownPods[], Int32Array>>();

/** The numbers of the classes of a world's pods, in the order of the files. */
function classNumbers(world: World): Int32Array {
  const { basis, classOf } = matrixOf(world);
  const { pods } = world.cluster;
  const byPods = numbersOf.get(basis) ?? new WeakMap<readonly KnownPods[], Int32Array>();
  numbersOf.set(basis, byPods);
  const numbers = byPods.get(pods) ?? Int32Array.from(pods, (one) => classOf(one).number);
  byPods.set(pods, numbers);
  return numbers;
}
