import type { Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { type AppliedPolicy, limitingAmong } from '../isolation.ts';
import type { World } from '../world.ts';
import type { Catalogue } from './catalogue.ts';
import type { ClassLimit, Limits } from './limit.ts';
import { inputOf, isSameInput, type LimitInput } from './limitInput.ts';
import type { PodClass } from './podClass.ts';
import { namesPorts } from './rulePorts.ts';
import { appliedTo, touchedBetween } from './touched.ts';

interface Reading extends LimitInput {
  readonly byKey: ReadonlyMap<string, ClassLimit>;
  /** Of the classes of the namespace, in the order in which they were added. */
  readonly limits: Limits;
}

/** Finds the limits of classes. What is the same as in the world before keeps its identity, and what was found about it. */
export class LimitFinder {
  readonly #catalogue: Catalogue;
  readonly #readings = new Map<string, Reading>();
  /** Made by `readAhead`, until they are asked for. */
  readonly #ahead = new Map<string, Reading>();
  readonly #numbers = new WeakMap<NetworkPolicy, number>();
  /** What was answered last; only the namespaces that were read anew since then are another. */
  #last: Limits = { ingress: [], egress: [] };
  #nextNumber = 0;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** @param world one whose pods the catalogue has taken in */
  limitsOf(world: World): Limits {
    const [ingress, egress] = [[...this.#last.ingress], [...this.#last.egress]];
    for (const namespace of this.#catalogue.places.names()) {
      const before = this.#readings.get(namespace);
      const reading = this.#read(world, namespace);
      if (reading === before) continue;
      for (const [index, { number }] of this.#catalogue.places.classesIn(namespace).entries()) {
        const [into, out] = [reading.limits.ingress[index], reading.limits.egress[index]];
        if (into === undefined || out === undefined) continue;
        ingress[number] = into;
        egress[number] = out;
      }
    }
    this.#last = { ingress, egress };
    return this.#last;
  }

  /** Reads what `limitsOf` would read of a world, one namespace a step. */
  *readAhead(world: World): Generator<void> {
    for (const namespace of this.#catalogue.places.names()) {
      const before = this.#readings.get(namespace);
      const reading = this.#after(before, namespace, inputOf(world, namespace));
      if (reading === before) continue;
      this.#ahead.set(namespace, reading);
      yield;
    }
  }

  #read(world: World, namespace: string): Reading {
    const input = inputOf(world, namespace);
    const ahead = this.#ahead.get(namespace);
    this.#ahead.delete(namespace);
    const known = isSameInput(ahead, input) ? ahead : this.#readings.get(namespace);
    const reading = this.#after(known, namespace, input);
    this.#readings.set(namespace, reading);
    return reading;
  }

  /** Reads a namespace of which an earlier state was read: of its classes only those that an edit touches. */
  #after(before: Reading | undefined, namespace: string, input: LimitInput): Reading {
    const { places } = this.#catalogue;
    const classes = places.classesIn(namespace);
    const isCovered = before?.limits.ingress.length === classes.length;
    if (isCovered && isSameInput(before, input)) return before;
    const added = classes.slice(before?.limits.ingress.length);
    const touched = touchedBetween(before, input, namespace, places, added);
    const applied = appliedTo(input, namespace, touched.places);
    const byKey = new Map<string, ClassLimit>();
    const limitsIn = (direction: Direction): readonly ClassLimit[] =>
      classes.map((item, index) => {
        const own = touched.has(item) ? undefined : before?.limits[direction][index];
        const limit = own ?? this.#limit(item, direction, applied.get(item) ?? [], namespace, input);
        const kept = byKey.get(limit.key) ?? before?.byKey.get(limit.key) ?? limit;
        byKey.set(kept.key, kept);
        return kept;
      });
    return { ...input, byKey, limits: { ingress: limitsIn('ingress'), egress: limitsIn('egress') } };
  }

  #limit(
    example: PodClass,
    direction: Direction,
    applied: readonly AppliedPolicy[],
    namespace: string,
    { isComplete }: LimitInput,
  ): ClassLimit {
    const policies = limitingAmong(applied, direction);
    const isLoose = this.#catalogue.isLoose && example.hostNetwork;
    return {
      key: `${direction} ${isComplete} ${isLoose}${this.#keyOf(policies, direction, example)}`,
      direction,
      policies,
      namespace,
      isComplete,
      isLoose,
      example,
      row: undefined,
      addresses: undefined,
      strangers: undefined,
      parts: undefined,
      verdicts: { unlimited: undefined, byClass: undefined, peers: undefined, unnamed: undefined },
    };
  }

  #keyOf(policies: readonly AppliedPolicy[], direction: Direction, { portProfile }: PodClass): string {
    let key = '';
    let areNamed = false;
    for (const { policy, match } of policies) {
      let number = this.#numbers.get(policy);
      if (number === undefined) {
        number = this.#nextNumber++;
        this.#numbers.set(policy, number);
      }
      key += match === 'yes' ? ` ${number}` : ` ${number}?`;
      areNamed ||= direction === 'ingress' && policy.ingress.some(namesPorts);
    }
    return areNamed ? `${key} ports ${portProfile}` : key;
  }
}
