import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { matrixOf } from '../classes/matrix.ts';
import { peerRules } from '../classes/naming.ts';
import type { KnownPods } from '../endpoints.ts';
import { limitingPolicies } from '../isolation.ts';
import { samePorts } from '../ports.ts';
import { sideVerdict } from '../reachability.ts';
import type { SideVerdict } from '../sideVerdict.ts';
import { namespaceNameOf, type World } from '../world.ts';
import { type Fate, namesOther, type Subject, sidesOf } from './fate.ts';
import { partition } from './partition.ts';
import type { SideKeys } from './sideKeys.ts';

/** What the policies of a subject say about some peers. */
export interface OwnSide {
  /** One for each kind of the subject's pods. */
  readonly verdicts: readonly SideVerdict[];
  /** Equal where the verdicts and what decided them are equal. */
  readonly key: number;
  /** Whether it is something else than about strangers, or a rule names the peers. */
  readonly tellsApart: boolean;
}

/** What the policies of a subject say about each class. Of the classes that all of them treat alike one is asked about. */
export class OwnSides {
  readonly #world: World;
  readonly #subject: Subject;
  readonly #direction: Direction;
  readonly #stranger: Fate;
  readonly #keys: SideKeys;
  readonly #parts: Int32Array;
  readonly #known: (OwnSide | undefined)[] = [];

  /** @param stranger how someone fares whom no rule singles out */
  constructor(world: World, subject: Subject, direction: Direction, stranger: Fate, keys: SideKeys) {
    this.#world = world;
    this.#subject = subject;
    this.#direction = direction;
    this.#stranger = stranger;
    this.#keys = keys;
    const { basis } = matrixOf(world);
    const rules = limitingPolicies(world, subject.kinds, direction).flatMap((policy) =>
      peerRules(basis, policy, namespaceNameOf(world, policy), direction),
    );
    this.#parts = partition(basis, rules);
  }

  /** Whether any peer of the rules names a class, or a rule means other ports there than elsewhere. */
  mayName(number: number): boolean {
    return this.#parts[number] !== 0;
  }

  /** @param pods some of the class */
  about(number: number, pods: KnownPods): OwnSide {
    const part = this.#parts[number] ?? 0;
    const known = this.#known[part] ?? this.#ask(pods);
    this.#known[part] = known;
    return known;
  }

  #ask(peer: KnownPods): OwnSide {
    const verdicts = this.#subject.kinds.map((pods) => sideVerdict(this.#world, pods, this.#direction, peer));
    const tellsApart = verdicts.some((verdict, index) => {
      const item = this.#stranger.ofKinds[index];
      const usual = item && sidesOf(item, this.#direction).subject;
      return namesOther(verdict) || (usual !== undefined && !isSameVerdict(verdict, usual));
    });
    return { verdicts, key: this.#keys.keyOf(verdicts), tellsApart };
  }
}

function isSameVerdict(left: SideVerdict, right: SideVerdict): boolean {
  return samePorts(left.surely, right.surely) && samePorts(left.possibly, right.possibly);
}
