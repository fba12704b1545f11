import { isComplete } from '../../base/completeness.ts';
import { isSameList } from '../../base/equality.ts';
import type { Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { type AppliedPolicy, limitingAmong } from '../isolation.ts';
import type { Selection } from '../selectors.ts';
import type { World } from '../world.ts';
import type { ClassLimit, Limits } from './limit.ts';
import type { PodClass, PodClasses } from './podClasses.ts';
import { namesPorts } from './rulePorts.ts';

/** What the limits of one namespace follow from. */
interface Input {
  readonly policies: readonly NetworkPolicy[];
  readonly rivals: readonly NetworkPolicy[];
  readonly isComplete: boolean;
}

interface Reading extends Input {
  readonly byKey: ReadonlyMap<string, ClassLimit>;
  readonly limits: ReadonlyMap<PodClass, Readonly<Record<Direction, ClassLimit>>>;
}

/** Finds the limits of classes. What is the same as in the world before keeps its identity, and what was found about it. */
export class LimitFinder {
  readonly #classes: PodClasses;
  readonly #byNamespace: ReadonlyMap<string, readonly PodClass[]>;
  readonly #readings = new Map<string, Reading>();
  /** Made by `readAhead`, until they are asked for. */
  readonly #ahead = new Map<string, Reading>();
  readonly #selections = new WeakMap<NetworkPolicy, Selection<PodClass>>();
  readonly #numbers = new WeakMap<NetworkPolicy, number>();
  /** What was answered last; only the namespaces that were read anew since then are another. */
  #last: Limits = { ingress: [], egress: [] };
  #nextNumber = 0;

  constructor(classes: PodClasses) {
    this.#classes = classes;
    const byNamespace = new Map<string, PodClass[]>();
    for (const item of classes.classes) {
      const others = byNamespace.get(item.namespace.name);
      if (others === undefined) byNamespace.set(item.namespace.name, [item]);
      else others.push(item);
    }
    this.#byNamespace = byNamespace;
  }

  /** @param world one whose pods these classes hold */
  limitsOf(world: World): Limits {
    const [ingress, egress] = [[...this.#last.ingress], [...this.#last.egress]];
    for (const [namespace, classes] of this.#byNamespace) {
      const before = this.#readings.get(namespace);
      const reading = this.#read(world, namespace, classes);
      if (reading === before) continue;
      const { limits } = reading;
      for (const item of classes) {
        const found = limits.get(item);
        if (found === undefined) continue;
        ingress[item.number] = found.ingress;
        egress[item.number] = found.egress;
      }
    }
    this.#last = { ingress, egress };
    return this.#last;
  }

  /** Reads what `limitsOf` would read of a world, one namespace a step. */
  *readAhead(world: World): Generator<void> {
    for (const [namespace, classes] of this.#byNamespace) {
      const input = inputOf(world, namespace);
      if (isSameInput(this.#readings.get(namespace), input)) continue;
      this.#ahead.set(namespace, this.#make(world, namespace, classes, input));
      yield;
    }
  }

  #read(world: World, namespace: string, classes: readonly PodClass[]): Reading {
    const input = inputOf(world, namespace);
    const before = this.#readings.get(namespace);
    if (isSameInput(before, input)) return before;
    const ahead = this.#ahead.get(namespace);
    this.#ahead.delete(namespace);
    const reading = isSameInput(ahead, input) ? ahead : this.#make(world, namespace, classes, input);
    this.#readings.set(namespace, reading);
    return reading;
  }

  #make(
    world: World,
    namespace: string,
    classes: readonly PodClass[],
    { policies, rivals, isComplete: isWhole }: Input,
  ): Reading {
    const before = this.#readings.get(namespace);
    const applied = this.#applied(policies, rivals, classes);
    const byKey = new Map<string, ClassLimit>();
    const limits = new Map<PodClass, Record<Direction, ClassLimit>>();
    for (const item of classes) {
      const find = (direction: Direction): ClassLimit => {
        const own = limitingAmong(applied.get(item) ?? [], direction);
        const isLoose = item.hostNetwork && world.hostNetwork === 'undefined';
        const key = this.#keyOf(item, own, direction, isWhole, isLoose);
        const limit = byKey.get(key) ??
          before?.byKey.get(key) ?? {
            direction,
            policies: own,
            namespace,
            isComplete: isWhole,
            isLoose,
            example: item,
            row: undefined,
            addresses: undefined,
            verdicts: {
              unlimited: undefined,
              byClass: undefined,
              byNaming: undefined,
              peers: undefined,
              unnamed: undefined,
            },
          };
        byKey.set(key, limit);
        return limit;
      };
      limits.set(item, { ingress: find('ingress'), egress: find('egress') });
    }
    return { policies, rivals, isComplete: isWhole, byKey, limits };
  }

  #applied(
    policies: readonly NetworkPolicy[],
    rivals: readonly NetworkPolicy[],
    classes: readonly PodClass[],
  ): ReadonlyMap<PodClass, readonly AppliedPolicy[]> {
    const applied = new Map<PodClass, AppliedPolicy[]>();
    const add = (item: PodClass, policy: AppliedPolicy): void => {
      const others = applied.get(item);
      if (others === undefined) applied.set(item, [policy]);
      else others.push(policy);
    };
    for (const policy of policies) {
      const { surely, possibly } = this.#selection(policy, classes);
      const sure = { policy, match: rivals.includes(policy) ? 'possibly' : 'yes' } as const;
      for (const item of surely) add(item, sure);
      const unsure = { policy, match: 'possibly' } as const;
      for (const item of possibly) add(item, unsure);
    }
    return applied;
  }

  #selection(policy: NetworkPolicy, classes: readonly PodClass[]): Selection<PodClass> {
    const known = this.#selections.get(policy);
    if (known !== undefined) return known;
    const [first] = classes;
    const selection =
      first === undefined
        ? { surely: [], possibly: [] }
        : this.#classes.indexOf(first.namespace).select(policy.podSelector);
    this.#selections.set(policy, selection);
    return selection;
  }

  /** Equal where the limit is the same. */
  #keyOf(
    { portProfile }: PodClass,
    policies: readonly AppliedPolicy[],
    direction: Direction,
    isWhole: boolean,
    isLoose: boolean,
  ): string {
    let key = `${direction} ${isWhole} ${isLoose}`;
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

function inputOf({ policies: all, rivals, completeness }: World, namespace: string): Input {
  const policies = all.get(namespace) ?? [];
  return {
    policies,
    rivals: rivals.size === 0 ? [] : policies.filter((policy) => rivals.has(policy)),
    isComplete: isComplete(completeness.policies, namespace),
  };
}

function isSameInput<T extends Input>(known: T | undefined, input: Input): known is T {
  return (
    known !== undefined &&
    known.isComplete === input.isComplete &&
    isSameList(known.policies, input.policies) &&
    isSameList(known.rivals, input.rivals)
  );
}
