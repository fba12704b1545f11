import { isSameList, keepIdentity } from '../../base/equality.ts';
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
import type { PeerSide, PeerSides } from './peerSides.ts';

/** Groups are told by their place in the list of them. */
type GroupNumber = number;

/** The groups of one fate. */
interface FateGroups {
  readonly fate: Fate;
  /** The ports that the members of the first group listen on, as text. */
  readonly heard: string;
  readonly first: GroupNumber;
  /** By the ports that their members listen on; undefined where all listen on the same. */
  others: Map<string, GroupNumber> | undefined;
}

/** Whom the groups of a lane have as their members. */
interface Gathered {
  readonly pods: readonly KnownPods[];
  readonly itself: KnownPods | undefined;
  readonly ofClass: Int32Array;
  readonly ofPods: readonly GroupNumber[];
  /** By the number of the group. */
  readonly members: readonly (readonly KnownPods[])[];
  /** In the order of their first members. */
  readonly order: readonly GroupNumber[];
  readonly rest: readonly KnownPods[];
}

/** In place of the group of a class: it has none, or its pods are in several. */
const noGroup = -1;
const podByPod = -2;

/** As they were at last, by what is remembered of the same subject. */
const gathered = new WeakMap<PeerSides, Gathered>();

/** Sorts classes of pods into groups of one namespace, of equal verdicts decided by equal rules. */
export class PodGroups {
  readonly #subject: Subject;
  readonly #direction: Direction;
  readonly #listening = new Listening();
  /** By namespace, and by the keys of both sides. */
  readonly #byNamespace = new Map<string, Map<number, FateGroups>>();
  readonly #groups: Pick<PodGroup, 'namespace' | 'fate'>[] = [];
  /** By the number of the class. */
  readonly #ofClass: Int32Array;
  /** Of classes whose pods listen on different ports. */
  readonly #ofPods = new Map<KnownPods, GroupNumber>();

  /** @param classes how many there are */
  constructor(subject: Subject, direction: Direction, classes: number) {
    this.#subject = subject;
    this.#direction = direction;
    this.#ofClass = new Int32Array(classes).fill(noGroup);
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
    const bySides = this.#byNamespace.get(name) ?? new Map<number, FateGroups>();
    this.#byNamespace.set(name, bySides);
    const sides = own.key * radix + their.key;
    const known = bySides.get(sides);
    const fate = known?.fate ?? this.#fateOf(members, own, their);
    const byAll = this.#listening.ofAll(this.#direction, members, fate.possibly);
    const heard = byAll ?? members.map((one) => this.#listening.of(one, fate.possibly));
    const alike = known ?? {
      fate,
      heard: byAll ?? heard[0] ?? '',
      first: this.#begin(name, fate),
      others: undefined,
    };
    if (known === undefined) bySides.set(sides, alike);
    if (typeof heard === 'string') {
      this.#ofClass[number] = this.#groupIn(alike, name, heard);
      return;
    }
    this.#ofClass[number] = podByPod;
    for (const [index, one] of members.entries())
      this.#ofPods.set(one, this.#groupIn(alike, name, heard[index] ?? ''));
  }

  /**
   * Gathers the pods of a world, in the order of the files, so that groups and their members are in it, too.
   * @param itself a pod that is left out
   * @param memory what is remembered of the subject: whom a group has stays one list for as long as it has the same ones
   */
  gather(
    world: World,
    itself: KnownPods | undefined,
    memory: PeerSides,
  ): { readonly groups: readonly PodGroup[]; readonly rest: readonly KnownPods[] } {
    const before = gathered.get(memory);
    const ofPods = [...this.#ofPods.values()];
    const isKnown =
      before?.pods === world.cluster.pods &&
      before.itself === itself &&
      before.ofClass.every((group, number) => group === this.#ofClass[number]) &&
      isSameList(before.ofPods, ofPods);
    const now = isKnown ? before : { ...this.#gatherAnew(world, itself, before), ofPods };
    gathered.set(memory, now);
    const groups = now.order.flatMap((number): readonly PodGroup[] => {
      const [group, members] = [this.#groups[number], now.members[number]];
      return group === undefined || members === undefined ? [] : [{ kind: 'pods', ...group, members }];
    });
    return { groups, rest: now.rest };
  }

  #gatherAnew(
    world: World,
    itself: KnownPods | undefined,
    before: Gathered | undefined,
  ): Omit<Gathered, 'ofPods'> {
    const { pods } = world.cluster;
    const members = this.#groups.map((): KnownPods[] => []);
    const order: GroupNumber[] = [];
    const rest: KnownPods[] = [];
    const numbers = classNumbers(world);
    let index = 0;
    for (const one of pods) {
      const found = this.#ofClass[numbers[index++] ?? 0] ?? noGroup;
      if (one === itself) continue;
      if (found === noGroup) {
        rest.push(one);
        continue;
      }
      const number = found === podByPod ? this.#ofPods.get(one) : found;
      if (number === undefined) continue;
      const list = members[number];
      if (list?.length === 0) order.push(number);
      list?.push(one);
    }
    const known = new Map(before?.members.map((list) => [list[0], list]));
    return {
      pods,
      itself,
      ofClass: this.#ofClass,
      members: members.map((list) => keepIdentity(known.get(list[0]), list)),
      order,
      rest: keepIdentity(before?.rest, rest),
    };
  }

  #begin(namespace: string, fate: Fate): GroupNumber {
    return this.#groups.push({ namespace, fate }) - 1;
  }

  #groupIn(alike: FateGroups, namespace: string, heard: string): GroupNumber {
    if (heard === alike.heard) return alike.first;
    alike.others ??= new Map();
    const known = alike.others.get(heard) ?? this.#begin(namespace, alike.fate);
    alike.others.set(heard, known);
    return known;
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

/** Pairs of keys are one number: there are fewer sides than this. */
const radix = 2 ** 24;

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
