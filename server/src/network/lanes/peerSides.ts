import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { Basis } from '../classes/basis.ts';
import type { ClassLimit } from '../classes/limit.ts';
import { matrixOf } from '../classes/matrix.ts';
import { isKnown, type KnownPods } from '../endpoints.ts';
import { sideVerdict } from '../reachability.ts';
import type { SideVerdict } from '../sideVerdict.ts';
import type { World } from '../world.ts';
import { namesOther, type Subject } from './fate.ts';
import { SideKeys } from './sideKeys.ts';

/** What the policies of some peers say about a subject. */
export interface PeerSide {
  /** One for each kind of the subject's pods. */
  readonly verdicts: readonly SideVerdict[];
  /** Equal where the verdicts and what decided them are equal. */
  readonly key: number;
  /** Whether a rule lets the subject through by naming it. */
  readonly names: boolean;
  /** Whether policies limit the peers. */
  readonly limits: boolean;
}

/**
 * What the limits of peers say about the pods of a subject. A limit says the same about a class for ever: what an edit
 * leaves alone need not be asked again.
 */
export class PeerSides {
  readonly #keys = new SideKeys();
  readonly #known = new WeakMap<ClassLimit, PeerSide>();

  get size(): number {
    return this.#keys.size;
  }

  /**
   * @param pods some that the limit is for
   * @param subject as it is, or is again: pods of the same classes in the same order
   */
  of(world: World, limit: ClassLimit, pods: KnownPods, subject: Subject): PeerSide {
    const known = this.#known.get(limit);
    if (known !== undefined) return known;
    const verdicts = subject.kinds.map((kind) => sideVerdict(world, pods, limit.direction, kind));
    const side = {
      verdicts,
      key: this.#keys.keyOf(verdicts),
      names: verdicts.some(namesOther),
      limits: verdicts.some(({ isolated }) => isolated !== 'no'),
    };
    this.#known.set(limit, side);
    return side;
  }
}

const kept = new WeakMap<Basis, Map<string, PeerSides>>();

/** So many subjects and directions are remembered: those of a few panels, and of a look aside. */
const maximumSubjects = 8;

/** Edits leave behind what was said before; beyond so many different sides they are forgotten. */
const maximumSides = 50_000;

/** What the peers of a subject say, with what was found out about the same subject before. */
export function peerSidesOf(world: World, { kinds }: Subject, direction: Direction): PeerSides {
  // pods that are not in the files have no class by which they are the same ones in another world
  if (!kinds.every(isKnown)) return new PeerSides();
  const { basis, classOf } = matrixOf(world);
  const bySubject = kept.get(basis) ?? new Map<string, PeerSides>();
  kept.set(basis, bySubject);
  const key = `${direction} ${kinds.map((pods) => classOf(pods).number).join(' ')}`;
  const known = bySubject.get(key);
  const sides = known === undefined || known.size > maximumSides ? new PeerSides() : known;
  bySubject.delete(key);
  // the one that was asked for longest ago goes
  for (const oldest of bySubject.keys()) if (bySubject.size >= maximumSubjects) bySubject.delete(oldest);
  bySubject.set(key, sides);
  return sides;
}
